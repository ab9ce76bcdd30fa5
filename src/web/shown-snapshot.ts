import type { Period } from '#calendar/periods.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { openWithFigures, type DefinitionVersions } from '#measures/engine/figure-store.ts'
import { findFigures } from '#measures/engine/find-figures.ts'
import { findDueItems, type DueItem } from '#measures/engine/find-due-items.ts'
import { findItems } from '#measures/engine/find-items.ts'
import type { ItemQuery } from '#measures/engine/find-items.ts'
import { findTeams, type Team } from '#measures/engine/find-teams.ts'
import type { Analysis } from '#measures/engine/open-analysis.ts'
import type { Figure } from '#measures/figure.ts'
import type { Item } from '#measures/item.ts'
import type { Measure } from '#measures/measure.ts'
import { numberInForce, type NumberedSettings } from '#measures/settings-files.ts'
import { readManifest } from '#records/read-snapshot.ts'
import type { Manifest } from '#records/snapshot-folder.ts'
import { everyTeam, type ViewerScope } from '#records/viewer-scope.ts'
import { openDuck, type DuckOptions } from '#store/duck.ts'
import { readFigureBook, type FigureBook } from './figure-book.ts'
import { readFirstFigures, type FirstFigures } from './first-figures.ts'
import { keepLately } from './keep-lately.ts'
import { soonUntil } from './words/item-standing.ts'

/** One snapshot opened for pages, its figures in memory. Close it: it holds a DuckDB. */
export type ShownSnapshot = {
  readonly manifest: Manifest
  readonly analysis: Analysis
  readonly figures: FigureBook
  /** The settings they are counted under, with who, when and why, and the re-basings of series. */
  readonly numbered: NumberedSettings
  /** By service and name. */
  readonly teams: readonly Team[]
  /** As first published; read out of the earlier snapshots when first asked for. */
  readonly firstFigures: () => Promise<FirstFigures>
  /** The council's figure of any period, a range of months too. */
  readonly councilFigure: (measure: Measure, period: Period) => Promise<Figure | undefined>
  /** The rows behind a figure, for one viewer. */
  readonly items: (scope: ViewerScope, query: ItemQuery) => Promise<readonly Item[]>
  /** How many rows are behind a figure, whoever may see them. */
  readonly itemCount: (query: ItemQuery) => Promise<number>
  /** What is late and still to be done, or due soon, of every measure, for one viewer. */
  readonly dueItems: (scope: ViewerScope) => Promise<readonly DueItem[]>
  close(): void
}

/** Lists of one council are a few thousand rows: few enough to keep the last ones asked for. */
const listsKept = 8
const scopesKept = 8
const rangesKept = 100

/** What a snapshot is read under: what is in force now, or was on a day. */
export type ReadUnder = {
  readonly numbered: NumberedSettings
  /** Absent for the program's own. */
  readonly versions?: DefinitionVersions
  /** Extracts imported later had published nothing yet. */
  readonly importedUntil?: string
}

export async function openShownSnapshot(
  dataFolder: string,
  snapshot: string,
  duckOptions: DuckOptions,
  under: ReadUnder = { numbered: numberInForce(dataFolder) },
): Promise<ShownSnapshot> {
  const duck = await openDuck(duckOptions)
  try {
    const { numbered, versions, importedUntil } = under
    const { settings } = numbered
    const ofVersions = versions === undefined ? {} : { versions }
    const of = { dataFolder, snapshot, settings, measures: catalogue, ...ofVersions }
    const analysis = await openWithFigures(duck, of)
    const figures = await readFigureBook(analysis)
    const lists = keepLately<readonly Item[]>(listsKept)
    const dueItems = keepLately<readonly DueItem[]>(scopesKept)
    const ranges = keepLately<Figure | undefined>(rangesKept)
    const listOf = (scope: ViewerScope, query: ItemQuery) =>
      lists(JSON.stringify([scope, query.measure.id, query.period, query.level, query.team]), () =>
        findItems(analysis, scope, query),
      )
    const firsts = keepLately<FirstFigures>(1)
    return {
      manifest: readManifest(dataFolder, snapshot),
      analysis,
      figures,
      numbered,
      teams: await findTeams(analysis),
      firstFigures: () =>
        firsts('all', () =>
          readFirstFigures(
            {
              dataFolder,
              active: snapshot,
              settings,
              extractedOn: analysis.extractedOn,
              ...ofVersions,
              ...(importedUntil === undefined ? {} : { importedUntil }),
            },
            duckOptions,
          ),
        ),
      async councilFigure(measure, period) {
        if (period.kind !== 'range') return figures.of(measure.id, period.label, 'council')
        return ranges(`${measure.id} ${period.label}`, async () => {
          const found = await findFigures(analysis, {
            measures: [measure],
            period,
            level: 'council',
          })
          return found[0]
        })
      },
      items: listOf,
      itemCount: async (query) => (await listOf(everyTeam, query)).length,
      dueItems: (scope) =>
        dueItems(JSON.stringify(scope), () =>
          findDueItems(analysis, scope, catalogue, soonUntil(analysis.extractedOn)),
        ),
      close: () => duck.close(),
    }
  } catch (error) {
    duck.close()
    throw error
  }
}
