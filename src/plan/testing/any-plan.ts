import * as fc from 'fast-check'
import { localDate } from '#calendar/local-date.ts'
import type { Plan, PlanMeasure, PrintedFigure, Recommendation, Target } from '../plan.ts'
import { day, ordinary, orNull, text } from './any-parts.ts'
import { anyWork } from './any-work.ts'

const numberAt = (places: number) =>
  fc
    .integer({ min: 0, max: 100 * 10 ** places })
    .map((whole) => Number((whole / 10 ** places).toFixed(places)))
const period = fc.constantFrom('2018-19', '2019-20 Q2', '2019-10', '2018-01..2018-12')

const printed: fc.Arbitrary<PrintedFigure> = fc.nat(4).chain((places) =>
  ordinary({
    period,
    value: orNull(numberAt(places)),
    places: fc.constant(places),
    teamRange: orNull(
      fc
        .tuple(fc.nat(40), fc.integer({ min: 41, max: 100 }))
        .map(([lowest, highest]) => ({ lowest, highest })),
    ),
    geography: orNull(text),
    source: fc.constantFrom('own', 'returned'),
    note: orNull(text),
  }),
)

const manual = fc.nat(4).chain((places) =>
  ordinary({
    period,
    value: numberAt(places),
    places: fc.constant(places),
    source: text,
    geography: orNull(text),
    owner: text,
    note: orNull(text),
  }),
)

const scope = fc.constantFrom('council', 'every team')

const target: fc.Arbitrary<Target> = fc.oneof(
  ordinary({ by: day, form: fc.constantFrom('to be agreed', 'not applicable') }),
  fc
    .tuple(day, fc.constantFrom('at least', 'at most', 'between'), numberAt(2), scope, fc.boolean())
    .map(([by, form, value, whom, hoped]): Target => {
      // Half-way to the best there is; none where the target is the best.
      const ideal = form === 'at least' ? 100 : 0
      return {
        by,
        form,
        value: form === 'between' ? value / 4 : value,
        upper: form === 'between' ? 50 : null,
        ideal: hoped && form !== 'between' && ideal !== value ? ideal : null,
        scope: whom,
      }
    })
    .filter((one) => !('value' in one) || Number(one.value.toFixed(4)) === one.value),
)

const measure = (id: string): fc.Arbitrary<PlanMeasure> =>
  ordinary({
    measure: fc.constant(id),
    statement: text,
    unit: fc.constant('percent'),
    status: fc.constantFrom('agreed', 'to be agreed', 'counted elsewhere'),
    baseline: orNull(printed),
    previous: orNull(printed),
    latest: orNull(printed),
    targets: fc
      .uniqueArray(target, { maxLength: 3, selector: ({ by }) => by })
      .map((all) => all.toSorted((one, other) => (one.by < other.by ? -1 : 1))),
    assumed: orNull(text),
    rationale: orNull(text),
    manualFigures: fc
      .uniqueArray(manual, { maxLength: 3, selector: (one) => one.period })
      .map((all) => all.toSorted((one, other) => (one.period < other.period ? -1 : 1))),
  })

const recommendation = (ref: string): fc.Arbitrary<Recommendation> =>
  ordinary({
    ref: fc.constant(ref),
    subject: fc.constantFrom('Help', 'Care', 'Leaders'),
    intendedOutcome: text,
    judgedRating: orNull(
      ordinary({
        rating: fc.constantFrom('blue', 'green', 'amber', 'red'),
        by: orNull(text),
        on: orNull(day),
        reason: orNull(text),
      }),
    ),
    ratingOverride: orNull(
      ordinary({
        rating: fc.constantFrom('green', 'amber', 'red'),
        reason: text,
        owner: text,
        from: fc.constant(localDate('2014-04-01')),
        until: day,
      }),
    ),
    leads: fc.uniqueArray(text, { maxLength: 3 }),
    measures: fc
      .shuffledSubarray(['own-list', 'other-list', 'recording-by-hand'])
      .chain((ids) => fc.tuple(...ids.map(measure))),
  })

/** Plans of few references and subjects, so that two of them have some in common. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .shuffledSubarray(['1', '2', '2019.3', '4-a'], { minLength: 1 })
  .chain((refs) => fc.tuple(...refs.map(recommendation)))
  .chain((recommendations) =>
    anyWork(recommendations).chain((work) =>
      ordinary({
        id: fc.constantFrom('one-plan', 'other-plan'),
        council: text,
        title: text,
        inspection: text,
        recommendations: fc.constant(recommendations),
        campaigns: fc.constant(work.campaigns),
        actions: fc.constant(work.actions),
        evidence: fc.constant(work.evidence),
      }),
    ),
  )
