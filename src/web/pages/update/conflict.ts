import type { FieldProblem } from '#plan/field-problem.ts'
import type { ChangedPlan } from '#plan/edit/change-plan.ts'
import type { JudgedRating } from '#plan/plan.ts'
import { fieldsOfAction } from '#plan/updates/check-update.ts'
import type { FieldsApart } from '../../forms/form.ts'
import type { TypedUpdate } from './update-form.ts'
import type { UpdatePlace } from './update-place.ts'

type Refused = Extract<ChangedPlan, { ok: false }>['refused']

/** What to show of changes that were refused, the place being as it is after them. */
export type ShownConflict = {
  readonly apart: FieldsApart
  readonly problems: readonly FieldProblem[]
  /** What was typed, made from the versions there are now, so that sending it again is knowing. */
  readonly typed: TypedUpdate
}

export function conflictOf(
  refused: Refused,
  typed: TypedUpdate,
  { update, judged, actions }: UpdatePlace,
): ShownConflict {
  const problems = refused.flatMap((one): readonly FieldProblem[] => {
    if ('problems' in one) return one.problems
    return 'gone' in one ? [{ field: 'narrative', sentence: one.gone }] : []
  })
  const rows = [
    { label: 'Narrative', theirs: update?.narrative ?? '', yours: typed['narrative'] ?? '' },
    {
      label: 'Rating',
      theirs: ratingWords(judged?.rating),
      yours: [typed['rating'], typed['reason']].filter(Boolean).join(': '),
    },
    ...actions.map(({ id, what, status }) => ({
      label: `Status of ‘${what}’`,
      theirs: status,
      yours: typed[fieldsOfAction(id).status] ?? status,
    })),
  ]
  const isApart = refused.some((one) => 'changedMeanwhile' in one)
  return {
    apart: isApart ? rows.filter(({ theirs, yours }) => theirs !== yours) : [],
    problems,
    typed: {
      ...typed,
      version: String(update?.version ?? ''),
      judged: String(judged?.id ?? ''),
      ...Object.fromEntries(
        actions.map(({ id, version }) => [fieldsOfAction(id).version, String(version)]),
      ),
    },
  }
}

const ratingWords = (rating: JudgedRating | undefined): string =>
  rating === undefined ? '' : [rating.rating, rating.reason].filter(Boolean).join(': ')
