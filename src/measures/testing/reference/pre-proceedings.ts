import { greatest, least, rowsOf, text, type Rows } from './records.ts'

export type PreProceedings = {
  readonly id: string
  readonly childId: string | null
  readonly familyId: string
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly clock: string | null
  readonly outcome: string | null
}

const clocks = [
  ['decision', 'prep_pre_pro_decision_date'],
  ['letter', 'prep_pre_pro_letter_date'],
  ['initial meeting', 'prep_initial_pre_pro_meeting_date'],
] as const

export const preProceedings = (rows: Rows): PreProceedings[] =>
  rowsOf(rows, 'ssd_pre_proceedings').map((row) => {
    const started = clocks.find(([, column]) => text(row, column) !== null)
    const id = text(row, 'prep_table_id') ?? ''
    const childId = text(row, 'prep_person_id')
    return {
      id,
      childId,
      familyId: text(row, 'prep_plo_family_id') ?? childId ?? id,
      startedOn: started ? text(row, started[1]) : null,
      endedOn: text(row, 'prep_agree_stepdown_issue_date'),
      clock: started?.[0] ?? null,
      outcome: text(row, 'prep_pre_pro_outcome'),
    }
  })

export type Spell = {
  readonly familyId: string
  readonly startedOn: string
  readonly records: readonly PreProceedings[]
}

export const isImpossible = ({ startedOn, endedOn }: PreProceedings): boolean =>
  startedOn !== null && endedOn !== null && endedOn < startedOn

/**
 * Records of one family joined while any two overlap or touch. A record covers its days up to the
 * day it ends, and touches one that starts on that day.
 */
export function spells(rows: Rows): Spell[] {
  const groups = preProceedings(rows)
    .filter((record) => record.startedOn !== null && !isImpossible(record))
    .map((record) => [record])
  for (let joined = true; joined;) {
    joined = false
    for (const group of groups) {
      const other = groups.find((one) => one !== group && doMeet(one, group))
      if (other === undefined) continue
      group.push(...other)
      groups.splice(groups.indexOf(other), 1)
      joined = true
      break
    }
  }
  return groups.map((records) => ({
    familyId: records[0]?.familyId ?? '',
    startedOn: least(records.map((record) => record.startedOn)) ?? '',
    records,
  }))
}

const doMeet = (one: readonly PreProceedings[], two: readonly PreProceedings[]): boolean =>
  one.some((a) =>
    two.some(
      (b) =>
        a.familyId === b.familyId &&
        (a.startedOn ?? '') <= (b.endedOn ?? '9999') &&
        (b.startedOn ?? '') <= (a.endedOn ?? '9999'),
    ),
  )

/** When a spell ended: when its last record did, null while any is open. */
export function endOf({ records }: Spell): string | null {
  const ends = records.map((record) => record.endedOn)
  return ends.includes(null) ? null : greatest(ends)
}

/** Which date the clock of the record that started first runs from; the least id of several. */
export const clockOf = ({ records, startedOn }: Spell): string | null =>
  records
    .filter((record) => record.startedOn === startedOn)
    .reduce((first, record) => (record.id < first.id ? record : first)).clock
