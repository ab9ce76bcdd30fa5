import { dayInWords } from '#calendar/day-in-words.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { versionsOf } from '#measures/engine/figure-store.ts'
import { flatten } from '#measures/setting-values.ts'
import { allSettings, type NumberedSettings } from '#measures/settings-files.ts'
import { listActivations } from '#records/activations.ts'
import type { DataThen, DefinitionsThen } from '../../data-then.ts'
import { versionDifferences } from '../../elsewhere/data-in-words.ts'
import { instantInWords } from '../../words/instant-in-words.ts'

type Then = { readonly instant: Date; readonly data: DataThen }

/** Which extracts pages came to show between two days, and which rules came into force, in sentences. */
export function dataDifferences(dataFolder: string, before: Then, after: Then): readonly string[] {
  const [since, until] = [before.instant.toISOString(), after.instant.toISOString()]
  const isBetween = (at: string | null): boolean => at !== null && at > since && at <= until
  const extracts = listActivations(dataFolder)
    .filter(({ at, before: was, snapshot }) => isBetween(at) && was !== snapshot)
    .map(
      ({ at, extractedOn, snapshot }) =>
        `Pages show the extract of ${dayInWords(extractedOn)} (snapshot ${snapshot}) since ${instantInWords(at)}.`,
    )
  const all = allSettings(dataFolder)
  const settings = all.flatMap((one, index) => {
    const former = all[index - 1]
    return former !== undefined && isBetween(one.at) ? [settingsSentence(former, one)] : []
  })
  const [was, is] = [versionsIn(before.data.definitions), versionsIn(after.data.definitions)]
  return [...extracts, ...settings, ...(was && is ? versionDifferences(was, is) : [])]
}

/** Undefined where they are not on record. */
function versionsIn(definitions: DefinitionsThen) {
  if (definitions.are === 'not recorded') return undefined
  return definitions.are === 'those of now' ? versionsOf(catalogue) : definitions.versions
}

function settingsSentence(before: NumberedSettings, after: NumberedSettings): string {
  const { at, who, why, settings } = after
  const changes = [...valueChanges(before, after), ...rebasingChanges(before, after)]
  return `Settings number ${settings.number} are in force since ${instantInWords(at ?? '')}, decided by ${who} because ‘${why}’: ${changes.join('; ')}.`
}

function valueChanges(before: NumberedSettings, after: NumberedSettings): readonly string[] {
  const { number: _, ...was } = before.settings
  const { number: __, ...is } = after.settings
  const former = flatten(was)
  return Object.entries(flatten(is)).flatMap(([name, value]) =>
    former[name] === value ? [] : [`${name} from ${String(former[name])} to ${String(value)}`],
  )
}

const rebasingsInWords = ({ rebasings }: NumberedSettings) =>
  rebasings.map(
    ({ measure, from }) => `what is usual of ${measure} reckoned from ${dayInWords(from)}`,
  )

function rebasingChanges(before: NumberedSettings, after: NumberedSettings): readonly string[] {
  const [was, is] = [rebasingsInWords(before), rebasingsInWords(after)]
  return [
    ...is.filter((one) => !was.includes(one)),
    ...was.filter((one) => !is.includes(one)).map((one) => `no longer ${one}`),
  ]
}
