import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Post } from '#people/find-posts.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import { manualFigureItem } from '#plan/edit/manual-figure-item.ts'
import { measureItem } from '#plan/edit/measure-item.ts'
import { overrideItem } from '#plan/edit/override-item.ts'
import { judgedItem } from '#plan/edit/judge.ts'
import { recommendationItem } from '#plan/edit/recommendation-item.ts'
import { targetItem } from '#plan/edit/target-item.ts'
import type { RecommendationItems } from '#plan/edit/find-items.ts'
import { overrideInForce } from '#plan/override-in-force.ts'
import type { ManualFigure, RatingOverride } from '#plan/plan.ts'
import {
  addAddress,
  changeAddress,
  recommendationAddress,
  retireAddress,
  type SavedQuery,
} from '../../../addresses.ts'
import type { DraftSubject } from '../../../forms/drafts-of-asker.ts'
import { judgedInWords } from '../../../rated/judged-in-words.ts'
import { manualFigureRow } from '../../../rated/manual-figure-row.ts'
import { printedInWords } from '../../../rated/printed-figure.ts'
import { targetWords } from '../../../rated/target-in-words.ts'
import { capital } from '../../../words/capital.ts'
import { periodWords } from '../../../words/period-words.ts'
import { postInWords } from '../../../words/post-in-words.ts'

type Beside = {
  readonly posts: readonly Post[]
  /** What whoever asks has drafts of. */
  readonly drafted: readonly DraftSubject[]
  readonly day: LocalDate
  readonly done: SavedQuery
}

type MeasureItems = RecommendationItems['measures'][number]

/** A link to a form, and whether whoever asks has a draft in it. */
type Way = { readonly href: string; readonly hasDraft: boolean }

/** All of a recommendation that can be changed, as it is, each with the ways to change it. */
export function overviewView(items: RecommendationItems, { posts, drafted, day, done }: Beside) {
  const { id, content, judged, override } = items
  const { ref, subject, intendedOutcome, leads } = content
  const ways = waysOf(drafted)
  return {
    ref,
    href: recommendationAddress(ref),
    trail: [
      { text: 'Plan', href: '/' },
      { text: `Recommendation ${ref}`, href: recommendationAddress(ref) },
      { text: 'Edit' },
    ],
    done: doneInWords(done),
    subject,
    intendedOutcome,
    leads: leads.map((lead) => {
      const post = posts.find(({ title }) => title === lead)
      return post ? postInWords(post) : lead
    }),
    change: ways.change('recommendations', recommendationItem, id),
    retire: retireAddress('recommendations', id),
    judged: judged && {
      rating: judged.content.rating,
      said: judgedInWords(judged.content),
    },
    judge: ways.change('ratings', judgedItem, id),
    override: override && {
      ...overrideInWords(override.content, day),
      change: ways.change('overrides', overrideItem, override.id),
      end: retireAddress('overrides', override.id),
    },
    addOverride: ways.add('recommendations', id, 'overrides', overrideItem),
    measures: items.measures.map((measure) => measureView(measure, ways)),
    addMeasure: ways.add('recommendations', id, 'measures', measureItem),
  }
}

function measureView(
  { id, content, targets, manualFigures }: MeasureItems,
  ways: ReturnType<typeof waysOf>,
) {
  const { measure, statement, unit, status, rationale, assumed, baseline } = content
  return {
    id,
    statement,
    counted: findMeasure(measure)?.title ?? `not counted here (${measure})`,
    unit: unit ?? 'not settled',
    status,
    baseline: baseline && `${printedInWords(unit, baseline)}, ${periodWords(baseline.period)}`,
    rationale,
    assumed,
    change: ways.change('measures', measureItem, id),
    retire: retireAddress('measures', id),
    targets: targets.map((target) => ({
      by: dayInWords(target.content.by),
      words: capital(targetWords(unit, target.content)),
      change: ways.change('targets', targetItem, target.id),
      retire: retireAddress('targets', target.id),
    })),
    addTarget: ways.add('measures', id, 'targets', targetItem),
    figures: manualFigures.toSorted(byPeriod).map((figure) => ({
      ...manualFigureRow(unit, figure.content),
      change: ways.change('figures', manualFigureItem, figure.id),
      retire: retireAddress('figures', figure.id),
    })),
    addFigure: ways.add('measures', id, 'figures', manualFigureItem),
  }
}

type Subject = { readonly subject: string }

const waysOf = (drafted: readonly DraftSubject[]) => {
  const way = (href: string, subject: string, subjectId: string): Way => ({
    href,
    hasDraft: drafted.some((one) => one.subject === subject && one.subjectId === subjectId),
  })
  return {
    change: (path: string, { subject }: Subject, id: number): Way =>
      way(changeAddress(path, id), subject, String(id)),
    add: (parentPath: string, parentId: number, path: string, { subject }: Subject): Way =>
      way(addAddress(parentPath, parentId, path), subject, `new in ${parentId}`),
  }
}

function overrideInWords(override: RatingOverride, day: LocalDate) {
  const { rating, reason, owner, from, until } = override
  const days = `from ${dayInWords(from)} to ${dayInWords(until)}, its last day`
  const isInForce = overrideInForce(override, day) !== undefined
  return { rating, reason, owner, days, state: isInForce ? 'In force' : 'Not in force' }
}

function doneInWords({ did, what }: SavedQuery): string | undefined {
  if (did === undefined || what === undefined || !/^[a-z ]{1,30}$/.test(what)) return undefined
  return `The ${what} was ${did}.`
}

type Dated = { readonly content: ManualFigure }

const byPeriod = (one: Dated, other: Dated): number =>
  one.content.period < other.content.period ? -1 : 1
