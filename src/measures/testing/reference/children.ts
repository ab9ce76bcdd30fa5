import { isOpenOn, least, rowsOf, text, type Row, type Rows } from './records.ts'

export type OpenCase = { readonly childId: string; readonly openedOn: string }

/** Children with an open case on a day, each by the case that opened first, then the least id. */
export function openCases(rows: Rows, day: string): OpenCase[] {
  const cases = new Map<string, Row>()
  for (const row of rowsOf(rows, 'ssd_cin_episodes')) {
    const child = text(row, 'cine_person_id')
    if (child === null) continue
    if (!isOpenOn(text(row, 'cine_referral_date'), text(row, 'cine_close_date'), day)) continue
    const other = cases.get(child)
    if (!other || isBefore(row, other, 'cine_referral_date', 'cine_referral_id'))
      cases.set(child, row)
  }
  return [...cases].map(([childId, row]) => ({
    childId,
    openedOn: text(row, 'cine_referral_date') ?? '',
  }))
}

export type InCare = {
  readonly childId: string
  readonly claId: string | null
  /** When the period of care began. */
  readonly enteredOn: string
}

/** Children in care on a day, each by the episode that started first, then the least id. */
export function childrenInCare(rows: Rows, day: string): InCare[] {
  const open = new Map<string, Row>()
  for (const row of rowsOf(rows, 'ssd_cla_episodes')) {
    const child = text(row, 'clae_person_id')
    if (child === null) continue
    const start = text(row, 'clae_cla_episode_start_date')
    if (!isOpenOn(start, text(row, 'clae_cla_episode_ceased_date'), day)) continue
    const other = open.get(child)
    if (!other || isBefore(row, other, 'clae_cla_episode_start_date', 'clae_cla_episode_id'))
      open.set(child, row)
  }
  return [...open]
    .filter(([childId]) => !isOnShortBreaksOnly(rows, childId, day))
    .map(([childId, row]) => {
      const claId = text(row, 'clae_cla_id')
      return { childId, claId, enteredOn: beganOn(rows, claId, row) }
    })
}

const beganOn = (rows: Rows, claId: string | null, own: Row): string =>
  (claId === null ? began([own]) : periodBeganOn(rows, claId)) ?? ''

/** When a period of care began: its entry date, else its first episode's start. */
export const periodBeganOn = (rows: Rows, claId: string): string | null =>
  began(rowsOf(rows, 'ssd_cla_episodes').filter((row) => text(row, 'clae_cla_id') === claId))

const began = (episodes: readonly Row[]): string | null =>
  least(episodes.map((row) => text(row, 'clae_entered_care_date'))) ??
  least(episodes.map((row) => text(row, 'clae_cla_episode_start_date')))

function isOnShortBreaksOnly(rows: Rows, child: string, day: string): boolean {
  let any = false
  for (const row of rowsOf(rows, 'ssd_legal_status')) {
    if (text(row, 'lega_person_id') !== child) continue
    const start = text(row, 'lega_legal_status_start_date')
    if (!isOpenOn(start, text(row, 'lega_legal_status_end_date'), day)) continue
    any = true
    const status = (text(row, 'lega_legal_status') ?? '').toUpperCase()
    if (status !== 'V3' && status !== 'V4') return false
  }
  return any
}

/** By the first column, then the second; a row without the first comes last. */
export function isBefore(row: Row, other: Row, first: string, second: string): boolean {
  const [one, two] = [text(row, first), text(other, first)]
  if (one !== two) return two === null || (one !== null && one < two)
  return (text(row, second) ?? '') < (text(other, second) ?? '')
}

export const bornOn = (rows: Rows, child: string | null): string | null =>
  text(
    rowsOf(rows, 'ssd_person').find((row) => text(row, 'pers_person_id') === child),
    'pers_dob',
  )
