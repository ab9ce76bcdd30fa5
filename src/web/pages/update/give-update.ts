import type { FieldProblem } from '#plan/field-problem.ts'
import { changePlan } from '#plan/edit/change-plan.ts'
import type { PlanEdit } from '#plan/edit/edit.ts'
import { textProblem } from '#plan/field-problem.ts'
import { judging } from '#plan/edit/judge.ts'
import { checkUpdate, type GivenUpdate } from '#plan/updates/check-update.ts'
import { savingUpdate } from '#plan/updates/save-update.ts'
import { sayingStatus } from '#plan/updates/say-status.ts'
import { mostCharactersOfNarrative, type ShownFigures } from '#plan/updates/update.ts'
import type { Asker } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { TypedUpdate } from './update-form.ts'
import type { UpdateFigures } from './update-figures.ts'
import type { UpdatePlace } from './update-place.ts'
import type { ChangedPlan } from '#plan/edit/change-plan.ts'

export type Sent = {
  readonly asker: Asker
  readonly place: UpdatePlace
  readonly typed: TypedUpdate
}

/** What came of sending the form: where it is not ok nothing was changed. */
export type SentUpdate =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'wrong'; readonly problems: readonly FieldProblem[] }
  /** The figures are others than stood on the page it was written on. */
  | { readonly outcome: 'figures moved' }
  | {
      readonly outcome: 'refused'
      readonly refused: Extract<ChangedPlan, { ok: false }>['refused']
    }

/** Keeps the narrative for others to see, in hand; statuses and rating count once it is given. */
export async function saveInHand(
  { register }: Pick<PageNeeds, 'register'>,
  { asker, place, typed }: Sent,
): Promise<SentUpdate> {
  const narrative = typed['narrative'] ?? ''
  const problem = textProblem(narrative, {
    name: 'The narrative',
    most: mostCharactersOfNarrative,
    required: false,
  })
  if (problem !== undefined)
    return { outcome: 'wrong', problems: [{ field: 'narrative', sentence: problem }] }
  return make(register, { asker, place }, [saving({ place, typed }, narrative.trim(), null)])
}

/** Gives it: the narrative, the statuses and the rating in one change, with the figures shown. */
export async function giveUpdate(
  { register }: Pick<PageNeeds, 'register'>,
  { asker, place, typed }: Sent,
  figures: UpdateFigures,
): Promise<SentUpdate> {
  const checked = checkUpdate(typed, place.actions, { by: judgeOf(place, asker), on: asker.day })
  if (!checked.ok) return { outcome: 'wrong', problems: checked.problems }
  if (typed['figures'] !== figures.sha256) return { outcome: 'figures moved' }
  const { narrative, statuses, rating } = checked.content
  return make(register, { asker, place }, [
    saving({ place, typed }, narrative, figures.asShown),
    ...statuses.map((one) => sayingStatus(one)),
    ...ratingEdits({ place, typed }, rating),
  ])
}

const saving = (
  { place, typed }: Pick<Sent, 'place' | 'typed'>,
  narrative: string,
  figures: ShownFigures | null,
): PlanEdit =>
  savingUpdate({
    recommendationId: place.id,
    month: place.month,
    version: numberOf(typed['version']),
    narrative,
    figures,
  })

/** A rating that is given as it stands stays the one it is, with its day. */
function ratingEdits(
  { place, typed }: Pick<Sent, 'place' | 'typed'>,
  rating: GivenUpdate['rating'],
): PlanEdit[] {
  const stands = place.judged?.rating
  return stands?.rating === rating.rating && stands.reason === rating.reason
    ? []
    : [judging(place.id, numberOf(typed['judged']), rating)]
}

async function make(
  register: PageNeeds['register'],
  { asker, place }: Pick<Sent, 'asker' | 'place'>,
  edits: readonly PlanEdit[],
): Promise<SentUpdate> {
  const changed = await changePlan(register, asker.occasion, place.plan.id, edits)
  return changed.ok ? { outcome: 'done' } : { outcome: 'refused', refused: changed.refused }
}

/** The post that leads the recommendation where whoever asks is in one; else they by name. */
function judgeOf({ leads }: UpdatePlace, { person }: Asker): string {
  const own = leads.find(
    ({ holder, deputy }) => holder?.person === person.id || deputy?.person === person.id,
  )
  return own?.post ?? person.name
}

const numberOf = (text: string | undefined): number | null =>
  text === undefined || text === '' ? null : Number(text)
