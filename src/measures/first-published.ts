import { parsePeriod } from '#calendar/periods.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import type { Manifest } from '#records/snapshot-folder.ts'
import { sqlName, type Duck } from '#store/duck.ts'
import { hasFigures, loadFigures, type FiguresOf } from './engine/figure-store.ts'
import { storedFigures, type FigureQuery } from './engine/find-figures.ts'
import type { Figure } from './figure.ts'

/** A figure as the first extract after its period gave it, beside what is known of it now. */
export type PublishedFigure = {
  readonly first: Figure
  /** The snapshot `first` is of. */
  readonly firstSnapshot: string
  /** Undefined where the active snapshot has no such row any more: a team with no item left. */
  readonly now: Figure | undefined
}

/** The snapshot as known now, and what every one is counted under. */
export type PublishedOf = Omit<FiguresOf, 'snapshot'> & {
  readonly active: string
  /** An instant after whose imports none are read; all are where none is named. */
  readonly importedUntil?: string
}

/**
 * Figures as first published, out of the first extract taken on or after the period's last day, beside
 * those of the active snapshot. All are under the same definitions and settings, so that only the
 * records differ. Months, quarters and years that no extract came after have none.
 */
export async function findFirstPublished(
  duck: Duck,
  { active, importedUntil, ...of }: PublishedOf,
  query: FigureQuery,
): Promise<PublishedFigure[]> {
  const all = firstOfEachDay(of.dataFolder, importedUntil)
  // By definitions that the program no longer has, figures are only what was computed at the time.
  if (of.versions && !all.every(({ snapshot }) => hasFigures({ ...of, snapshot }))) return []
  const known = await figuresOf(duck, { ...of, snapshot: active }, query)
  const now = new Map(known.map((figure) => [placeOf(figure), figure]))
  const found: PublishedFigure[] = []
  let since = ''
  for (const { snapshot, extractedOn } of all) {
    const figures = await figuresOf(duck, { ...of, snapshot }, query)
    const ended = figures.filter(({ period }) => {
      const lastDay = parsePeriod(period)?.to ?? ''
      return lastDay > since && lastDay <= extractedOn
    })
    for (const first of ended)
      found.push({ first, firstSnapshot: snapshot, now: now.get(placeOf(first)) })
    since = extractedOn
  }
  return inOrder(found, query)
}

/** Of several extracts of one day, the one imported first was the one published. */
function firstOfEachDay(dataFolder: string, importedUntil: string | undefined): Manifest[] {
  const days = new Map<string, Manifest>()
  const all = listSnapshots(dataFolder)
  for (const one of all.filter(
    ({ importedAt }) => importedUntil === undefined || importedAt <= importedUntil,
  ))
    if (!days.has(one.extractedOn)) days.set(one.extractedOn, one)
  return [...days.values()]
}

/** Each snapshot's figures in a schema of its own, so that the caller's tables stay as they are. */
async function figuresOf(duck: Duck, of: FiguresOf, query: FigureQuery): Promise<Figure[]> {
  const schema = sqlName(`figures of ${of.snapshot}`)
  await duck.run(`create schema ${schema}`)
  await duck.run(`use ${schema}`)
  try {
    await loadFigures(duck, of)
    return await storedFigures(duck, query)
  } finally {
    await duck.run('use main')
    await duck.run(`drop schema ${schema} cascade`)
  }
}

const placeOf = ({ measure, period, level, team, breakdown }: Figure): string =>
  JSON.stringify([measure, period, level, team, breakdown])

/** Measures as asked for, then in time; within one snapshot the order is right already. */
function inOrder(found: readonly PublishedFigure[], { measures }: FigureQuery): PublishedFigure[] {
  const order = (one: PublishedFigure): number =>
    measures.findIndex(({ id }) => id === one.first.measure)
  const kinds = ['month', 'quarter', 'year', 'range']
  const kindOf = (one: PublishedFigure): number => kinds.indexOf(one.first.periodKind)
  return found.toSorted((one, other) => order(one) - order(other) || kindOf(one) - kindOf(other))
}
