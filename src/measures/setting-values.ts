import { parseLocalDate } from '#calendar/local-date.ts'
import type { Settings } from './measure.ts'
import { defaultSettings } from './settings.ts'

export type SettingValues = Omit<Settings, 'number'>

export type ParsedValues =
  | { readonly ok: true; readonly values: SettingValues }
  | { readonly ok: false; readonly problem: string }

/** Each setting by its name, those within a group with a point: `supervisionIntervalMonths.inCare`. */
const rules: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  figuresSince: (value) =>
    typeof value === 'string' && parseLocalDate(value) !== undefined
      ? undefined
      : 'must be a day such as 2017-04-01',
  assessmentWorkingDays: wholeNumber(1, 250),
  laterAssessmentClock: oneOf('assessment start', 'referral'),
  seenWithinDays: wholeNumber(1, 250),
  seenDaysKind: oneOf('working days', 'calendar days'),
  'supervisionIntervalMonths.inCare': wholeNumber(1, 24),
  'supervisionIntervalMonths.childProtection': wholeNumber(1, 24),
  'supervisionIntervalMonths.childInNeed': wholeNumber(1, 24),
  supervisionToleranceDays: wholeNumber(0, 90),
  'updateIntervalMonths.chronology': wholeNumber(1, 60),
  'updateIntervalMonths.genogram': wholeNumber(1, 60),
}

export const settingNames: readonly string[] = Object.keys(rules)

function wholeNumber(least: number, most: number) {
  return (value: unknown): string | undefined =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `must be a whole number from ${least} to ${most}`
}

function oneOf(...words: string[]) {
  return (value: unknown): string | undefined =>
    words.some((word) => word === value)
      ? undefined
      : `must be ${words.map((word) => `'${word}'`).join(' or ')}`
}

/** What is not a setting, or not a value it can have, in a sentence; those not given are the default. */
export function parseSettingValues(given: unknown): ParsedValues {
  if (typeof given !== 'object' || given === null)
    return { ok: false, problem: 'it has no "values".' }
  const flat = flatten(given)
  for (const [name, value] of Object.entries(flat)) {
    const problem = problemOfSetting(name, value)
    if (problem !== undefined) return { ok: false, problem }
  }
  return { ok: true, values: withSettings(defaultSettings, flat) }
}

/** A sentence where a setting has no such name or cannot have such a value. */
export function problemOfSetting(name: string, value: unknown): string | undefined {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (rule === undefined)
    return `there is no setting '${name}'. The settings are: ${settingNames.join(', ')}.`
  const problem = rule(value)
  return problem === undefined ? undefined : `${name} ${problem}, not '${String(value)}'.`
}

/** Settings by name and value, groups by their points: `{ 'updateIntervalMonths.genogram': 6 }`. */
export function flatten(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, unknown][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([part, inner]) => [`${name}.${part}`, inner])
        : [[name, value]],
    ),
  )
}

/** Settings with some changed; every value has been found good before. */
export function withSettings(
  { number: _number, ...settings }: Settings,
  changes: Readonly<Record<string, unknown>>,
): SettingValues {
  const flat: Record<string, unknown> = { ...flatten(settings), ...changes }
  const group = (name: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(flat)
        .filter(([full]) => full.startsWith(`${name}.`))
        .map(([full, value]) => [full.slice(name.length + 1), value]),
    )
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      typeof value === 'object' ? group(name) : flat[name],
    ]),
  ) as SettingValues
}
