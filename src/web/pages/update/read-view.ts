import { periodInWords } from '#calendar/period-in-words.ts'
import { dayInWords } from '#calendar/day-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { JudgedRating } from '#plan/plan.ts'
import { canonicalJson } from '#plan/updates/canonical-json.ts'
import { contentDifferences } from '#plan/updates/content-differences.ts'
import type { Update } from '#plan/updates/find-update.ts'
import type { ShownFigure, ShownFigures } from '#plan/updates/update.ts'
import { approveUpdateAddress, measureAddress, updateAddress } from '../../addresses.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { saidActions } from './said-actions.ts'
import type { UpdateFigures } from './update-figures.ts'
import { updateHeading } from './update-heading.ts'
import type { UpdatePlace } from './update-place.ts'

/** An update as it stands, with who approved what of it. `nameOf` gives a person's name. */
export function readView(
  place: UpdatePlace,
  figures: UpdateFigures,
  {
    nameOf,
    problems,
    mayApprove,
  }: {
    readonly nameOf: (person: number) => string
    readonly problems: readonly FieldProblem[]
    readonly mayApprove: boolean
  },
) {
  const { update, recommendation, month } = place
  return {
    ...updateHeading(place, figures),
    problems,
    change: updateAddress(recommendation.ref, month, 'change'),
    said: update && saidOf(update, figures, nameOf),
    approve: mayApprove &&
      update?.given && {
        action: approveUpdateAddress(recommendation.ref),
        month,
        sha256: update.sha256,
      },
  }
}

function saidOf(update: Update, figures: UpdateFigures, nameOf: (person: number) => string) {
  const { content, given, approvals } = update
  const names = { person: nameOf, measure: titleOf }
  const holding = approvals.filter(({ holds }) => holds)
  return {
    isClosed: update.isClosed,
    given: given && { by: given.by, at: instantInWords(given.at.toISOString()) },
    narrative: content.narrative,
    rating: content.rating,
    ratingSaid: content.rating && judgedWords(content.rating),
    actions: saidActions(content.actions),
    shown: content.figures?.figures.map(figureRow),
    snapshot: content.figures?.snapshot,
    moved: content.figures === null ? [] : figuresMoved(content.figures, figures.asShown),
    approvals: holding.map(({ by, at }) => ({ by, at: instantInWords(at.toISOString()) })),
    fallen: approvals
      .filter(({ holds }) => !holds)
      .map(({ by, at, content: was }) => ({
        by,
        at: instantInWords(at.toISOString()),
        since: contentDifferences(was, content, names),
      })),
    exactly: canonicalJson(content),
    sha256: update.sha256,
  }
}

const titleOf = (measure: string): string => findMeasure(measure)?.title ?? measure

function judgedWords({ by, on, reason }: JudgedRating): string {
  const who = by === null ? '' : `Judged by ${by}${on === null ? '' : ` on ${dayInWords(on)}`}. `
  return `${who}${reason ?? 'No reason is given.'}`
}

function figureRow({ measure, period, numerator, denominator, printed, computed }: ShownFigure) {
  const parsed = parsePeriod(period)
  return {
    title: titleOf(measure),
    href: measureAddress(measure, period),
    period: parsed ? periodInWords(parsed) : period,
    printed,
    base: denominator === null ? '' : `${numerator} of ${denominator}`,
    computed,
  }
}

/** What later counting made of the figures of an update, a sentence each. */
function figuresMoved(was: ShownFigures, now: ShownFigures): readonly string[] {
  return was.figures.flatMap((figure) => {
    const later = now.figures.find(({ measure }) => measure === figure.measure)
    if (later === undefined || later.printed === figure.printed) return []
    const parsed = parsePeriod(later.period)
    return [
      `${titleOf(figure.measure)}: ${later.printed} in ${parsed ? periodInWords(parsed) : later.period}.`,
    ]
  })
}
