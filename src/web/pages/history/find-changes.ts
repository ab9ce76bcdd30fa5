import type { LocalDate } from '#calendar/local-date.ts'
import { viewerOf } from '#people/scope-for.ts'
import { changesOfPlan } from '#plan/history/changes-of-plan.ts'
import {
  differencesApart,
  recommendationDifferences,
  type DifferencesApart,
} from '#plan/history/differences-in-words.ts'
import { workDifferences } from '#plan/history/work-differences.ts'
import { workOf } from '#plan/work-of.ts'
import { refsOf } from '#plan/history/recommendation-then.ts'
import type { Plan, Recommendation } from '#plan/plan.ts'
import { onDay, planThen, type PlanThen } from '../../elsewhere/plan-then.ts'
import { withoutFigures } from '../../elsewhere/data-in-words.ts'
import type { Asker } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { capital } from '../../words/capital.ts'
import type { Sentence } from '../../words/sentence.ts'
import { dataDifferences } from './data-differences.ts'
import { figureDifferences } from './figure-differences.ts'
import { whoChanged } from './who-changed.ts'

type Asked = {
  readonly planId: string
  /** Of the one recommendation that is looked at; the whole plan is where there is none. */
  readonly number: number | undefined
  readonly days: { readonly from: LocalDate; readonly to: LocalDate }
}

/** All that changed of a plan, or of one recommendation, from the end of one day to that of another. */
export async function findChanges(needs: PageNeeds, asker: Asker, { planId, number, days }: Asked) {
  const before = await planThen(needs, asker, days.from, planId)
  const after = await planThen(needs, asker, days.to, planId)
  const [refsBefore, refsAfter] = [await refsOf(before.db, planId), await refsOf(after.db, planId)]
  const refs = { was: refOf(refsBefore, number), is: refOf(refsAfter, number) }
  const of = {
    before: partOf(before.plan, number, refs.was),
    after: partOf(after.plan, number, refs.is),
  }
  const entries = await changesOfPlan(needs.register, viewerOf(asker.person, asker.today), {
    planId,
    after: before.instant,
    until: after.instant,
  })
  const ownEntries =
    number === undefined
      ? entries
      : entries.filter(({ recommendations }) => recommendations.includes(number))
  const numbers = new Map([...refsBefore, ...refsAfter].map(([id, ref]) => [ref, id]))
  const apart = differences(of.before, of.after, number)
  return {
    refs,
    hadPlan: { before: before.plan !== undefined, after: after.plan !== undefined },
    missing: [
      ...absence(before, asker.today, of.before, number),
      ...absence(after, asker.today, of.after, number),
    ],
    groups: whoChanged.grouped(apart, ownEntries, numbers),
    entries: whoChanged.listed(ownEntries, new Map([...refsBefore, ...refsAfter])),
    data: dataDifferences(needs.dataFolder, before, after),
    figures: await figuresBetween(needs, asker, { before, after }, of.after ?? of.before),
  }
}

const refOf = (refs: ReadonlyMap<number, string>, number: number | undefined) =>
  number === undefined ? undefined : refs.get(number)

/** The plan, with the one recommendation and its work alone where one is looked at. */
function partOf(
  plan: Plan | undefined,
  number: number | undefined,
  ref: string | undefined,
): Plan | undefined {
  if (plan === undefined || number === undefined) return plan
  const found = plan.recommendations.filter((one) => one.ref === ref)
  return found.length === 0
    ? undefined
    : { ...plan, recommendations: found, campaigns: [], ...workOf(plan, ref ?? '') }
}

/** That there was nothing yet, or no longer, on one of the days. */
function absence(
  { plan, day }: PlanThen,
  today: LocalDate,
  part: Plan | undefined,
  number: number | undefined,
): readonly string[] {
  if (plan === undefined)
    return [`The register had no such plan ${onDay(day, today)}, as far back as its history goes.`]
  return part === undefined && number !== undefined
    ? [`The plan had no such recommendation ${onDay(day, today)}.`]
    : []
}

const nothing: DifferencesApart = { ofPlan: [], ofRecommendations: [], ofOrder: [], ofWork: [] }

function differences(
  before: Plan | undefined,
  after: Plan | undefined,
  number: number | undefined,
): DifferencesApart {
  if (before === undefined || after === undefined) return nothing
  if (number === undefined) return differencesApart(before, after)
  // The same one by its number, whatever it is called now.
  const [was] = before.recommendations
  const [is] = after.recommendations
  if (was === undefined || is === undefined) return nothing
  const sentences = recommendationDifferences(was, is)
  return {
    ...nothing,
    ofRecommendations: sentences.length === 0 ? [] : [{ recommendation: is, sentences }],
    ofWork: workDifferences(before, after),
  }
}

async function figuresBetween(
  needs: PageNeeds,
  { today }: Pick<Asker, 'today'>,
  { before, after }: { readonly before: PlanThen; readonly after: PlanThen },
  plan: Plan | undefined,
): Promise<{ readonly sentences: readonly Sentence[]; readonly note: string }> {
  const recommendations: readonly Recommendation[] = plan?.recommendations ?? []
  return needs.snapshots.useThen(before.data, (was) =>
    needs.snapshots.useThen(after.data, (is) =>
      needs.snapshots.use((now) => {
        if (was === undefined || is === undefined) {
          const { day, data } = was === undefined ? before : after
          const note = `${capital(onDay(day, today))}: ${withoutFigures(data)}`
          return Promise.resolve({ sentences: [], note })
        }
        const { sentences, unchanged } = figureDifferences(
          recommendations,
          was,
          is,
          now?.manifest.snapshot,
        )
        return Promise.resolve({ sentences, note: unchangedNote(unchanged, sentences.length) })
      }),
    ),
  )
}

function unchangedNote(unchanged: number, changed: number): string {
  if (unchanged === 0) return ''
  if (changed === 0) return 'Every figure is the same on both days.'
  return unchanged === 1
    ? 'The figure of 1 other measure is the same.'
    : `The figures of ${unchanged} other measures are the same.`
}
