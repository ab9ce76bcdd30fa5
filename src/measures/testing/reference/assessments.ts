import { isBefore } from './children.ts'
import { rowsOf, text, type Row, type Rows } from './records.ts'

export type Assessment = {
  readonly id: string
  readonly childId: string | null
  readonly teamId: string | null
  readonly hasReferralId: boolean
  readonly referredOn: string | null
  readonly startedOn: string | null
  readonly authorisedOn: string | null
  /** The first of its referral, by start date and then id; one without a start comes last. */
  readonly isFirst: boolean
}

export const assessments = (rows: Rows): Assessment[] =>
  rowsOf(rows, 'ssd_cin_assessments').map((row) => {
    const referralId = text(row, 'cina_referral_id')
    const referral = rowsOf(rows, 'ssd_cin_episodes').find(
      (one) => referralId !== null && text(one, 'cine_referral_id') === referralId,
    )
    return {
      id: text(row, 'cina_assessment_id') ?? '',
      childId: text(row, 'cina_person_id'),
      teamId: text(row, 'cina_assessment_team'),
      hasReferralId: referralId !== null,
      referredOn: text(referral, 'cine_referral_date'),
      startedOn: text(row, 'cina_assessment_start_date'),
      authorisedOn: text(row, 'cina_assessment_auth_date'),
      isFirst: referralId !== null && isFirstOf(rows, referralId, row),
    }
  })

const isFirstOf = (rows: Rows, referralId: string, row: Row): boolean =>
  rowsOf(rows, 'ssd_cin_assessments')
    .filter((other) => other !== row && text(other, 'cina_referral_id') === referralId)
    .every((other) => isBefore(row, other, 'cina_assessment_start_date', 'cina_assessment_id'))
