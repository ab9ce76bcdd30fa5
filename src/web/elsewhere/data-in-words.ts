import { dayInWords } from '#calendar/day-in-words.ts'
import { catalogue, findMeasure } from '#measures/catalogue/index.ts'
import { versionsOf, type DefinitionVersions } from '#measures/engine/figure-store.ts'
import type { DataThen } from '../data-then.ts'
import { instantInWords } from '../words/instant-in-words.ts'

/** Which figures a page of an earlier day shows and by which rules, in sentences. */
export function dataInWords(then: DataThen): readonly string[] {
  return then.snapshot === undefined
    ? [withoutFigures(then)]
    : [figuresInWords(then), ...definitionsInWords(then)]
}

/** Why a page of then has no figures. */
export function withoutFigures({ active }: DataThen): string {
  if (active.was === 'nothing') return 'No extract had been imported, so there are no figures.'
  if (active.was === 'active')
    return `Pages showed the extract of ${dayInWords(active.extractedOn)} (snapshot ${active.snapshot}), which is not here any more, so there are no figures.`
  return active.since === undefined
    ? 'Which extract pages showed is not known, so there are no figures.'
    : `Which extract pages showed is not known, so there are no figures: it is on record since ${instantInWords(active.since)}.`
}

const figuresInWords = ({ active, numbered }: DataThen): string =>
  active.was === 'active'
    ? `The figures are those of the extract of ${dayInWords(active.extractedOn)}, counted under settings number ${numbered.settings.number}.`
    : ''

function definitionsInWords({ definitions }: DataThen): readonly string[] {
  if (definitions.are === 'those of now') return []
  if (definitions.are === 'not recorded')
    return ['By which definitions they were counted is not on record; these are by those of today.']
  const said =
    definitions.are === 'others, shown'
      ? 'They are by the definitions of that day.'
      : 'Figures by the definitions of that day are not here; these are by those of today.'
  return [`${said} ${othersInWords(definitions.versions)}`]
}

/** What definitions of an earlier day were otherwise than those of the program. */
const othersInWords = (then: DefinitionVersions): string =>
  versionDifferences(then, versionsOf(catalogue)).join(' ')

const name = (id: string): string => `‘${findMeasure(id)?.title ?? id}’`

/** What changed from some versions of the definitions to others, a sentence each. */
export function versionDifferences(
  before: DefinitionVersions,
  after: DefinitionVersions,
): readonly string[] {
  const was = new Map(before.measures)
  const is = new Map(after.measures)
  return [
    ...[...was.keys()].filter((id) => !is.has(id)).map((id) => `${name(id)} is no longer counted.`),
    ...[...is].flatMap(([id, version]) => {
      const earlier = was.get(id)
      if (earlier === version) return []
      return earlier === undefined
        ? [`${name(id)} was not counted before.`]
        : [`The definition of ${name(id)} went from version ${earlier} to version ${version}.`]
    }),
    ...(before.calendar === after.calendar
      ? []
      : [
          `The calendar of bank holidays went from version ${before.calendar} to ${after.calendar}.`,
        ]),
    ...(before.engine === after.engine
      ? []
      : [`The way of adding up went from version ${before.engine} to ${after.engine}.`]),
  ]
}
