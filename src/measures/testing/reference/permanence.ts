import { isBefore, periodBeganOn } from './children.ts'
import { rowsOf, text, type Row, type Rows } from './records.ts'

type Stated = { readonly on: string; readonly says: readonly string[] }

const codes = [
  'REMAINSUP',
  'RETURN1M',
  'RETURN6M',
  'RETURNEV',
  'LTRELFR',
  'LTFOST18',
  'RESPLMT',
  'SUPPLIV',
  'ADOPTION',
  'OTHERPLN',
]

/** What was planned for a child's permanence, decisions and care plans with a code alike. */
function stated(rows: Rows, child: string): Stated[] {
  const all: Stated[] = []
  for (const row of rowsOf(rows, 'permanence_decisions')) {
    const on = text(row, 'decision_date')
    if (text(row, 'person_id') !== child || on === null) continue
    const plan = text(row, 'plan') ?? ''
    const isFostering = plan.startsWith('long_term_fostering')
    all.push({ on, says: [isFostering ? 'LTFOST18' : plan.toUpperCase()] })
  }
  for (const row of rowsOf(rows, 'ssd_cla_care_plan')) {
    const on = text(row, 'lacp_cla_care_plan_start_date')
    if (text(row, 'lacp_person_id') !== child || on === null) continue
    const says = trueCodes(text(row, 'lacp_cla_care_plan_json'))
    if (says.length > 0) all.push({ on, says })
  }
  return all
}

function trueCodes(json: string | null): string[] {
  try {
    return codesIn(JSON.parse(json ?? 'null'))
  } catch {
    return []
  }
}

function codesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => {
    const code = key.trim().toUpperCase()
    const isTrue = typeof one !== 'object' && !isUntrue(String(one))
    return isTrue && codes.includes(code) ? [code] : codesIn(one)
  })
}

const isUntrue = (value: string): boolean =>
  ['', 'NULL', 'FALSE', '0', 'N', 'NO'].includes(value.trim().toUpperCase())

export type PlanInForce = {
  readonly isAdoptionAlone: boolean
  readonly isLongTermFostering: boolean
}

/** The plans of the latest day on or before a day and within the period of care; null without one. */
export function planInForce(
  rows: Rows,
  child: string | null,
  beganOn: string | null,
  day: string,
): PlanInForce | null {
  if (child === null || beganOn === null) return null
  let latest = ''
  for (const { on } of stated(rows, child))
    if (on >= beganOn && on <= day && on > latest) latest = on
  if (latest === '') return null
  const those = stated(rows, child).filter(({ on }) => on === latest)
  return {
    isAdoptionAlone: those.every(({ says }) => says.every((one) => one === 'ADOPTION')),
    isLongTermFostering: those.some(({ says }) =>
      says.some((one) => one === 'LTRELFR' || one === 'LTFOST18'),
    ),
  }
}

/** The first day of a period of care on which there was a plan. */
export function firstPlannedOn(rows: Rows, child: string | null, beganOn: string | null) {
  let first: string | null = null
  if (child === null || beganOn === null) return null
  for (const { on } of stated(rows, child))
    if (on >= beganOn && (first === null || on < first)) first = on
  return first
}

/** The day of the second review held of a period of care, by date and then id; null before it. */
export function secondReviewOn(rows: Rows, claId: string): string | null {
  const held = rowsOf(rows, 'ssd_cla_reviews').filter(
    (row) =>
      text(row, 'clar_cla_id') === claId &&
      text(row, 'clar_cla_review_date') !== null &&
      text(row, 'clar_cla_review_cancelled') !== 'Y',
  )
  const second = held.find((row) => held.filter((other) => isEarlier(other, row)).length === 1)
  return text(second, 'clar_cla_review_date')
}

const isEarlier = (other: Row, row: Row): boolean =>
  other !== row && isBefore(other, row, 'clar_cla_review_date', 'clar_cla_review_id')

export type ReviewedPeriod = {
  readonly claId: string
  readonly childId: string | null
  readonly beganOn: string | null
  readonly reviewedOn: string
}

/** Every period of care that has a second review. */
export function reviewedPeriods(rows: Rows): ReviewedPeriod[] {
  const periods = new Map<string, Row>()
  for (const row of rowsOf(rows, 'ssd_cla_episodes')) {
    const claId = text(row, 'clae_cla_id')
    if (claId === null) continue
    if (!periods.has(claId) || text(row, 'clae_person_id') !== null) periods.set(claId, row)
  }
  return [...periods].flatMap(([claId, row]) => {
    const reviewedOn = secondReviewOn(rows, claId)
    if (reviewedOn === null) return []
    const childId = text(row, 'clae_person_id')
    return [{ claId, childId, beganOn: periodBeganOn(rows, claId), reviewedOn }]
  })
}
