import type { ChangeOfPlan } from '#plan/history/changes-of-plan.ts'
import type { DifferencesApart } from '#plan/history/differences-in-words.ts'
import { instantInWords } from '../../words/instant-in-words.ts'

/** The differences of the plan as a whole or of one recommendation, and who made them. */
export type ChangedGroup = {
  readonly title: string
  readonly sentences: readonly string[]
  /** `Changed by Ann Marsh on 3 November 2019 at 10:12`; empty where it is not on record. */
  readonly by: string
}

/** Of many changes to one thing the last are named. */
const mostNamed = 5
const mostRows = 200

const subjects: Readonly<Record<string, string>> = {
  plan: 'The plan, put into the register',
  'shown plan': 'Which plan pages show',
  recommendation: 'The recommendation itself',
  'order of recommendations': 'The order of the recommendations',
  'judged rating': 'The judged rating',
  'override of the computed rating': 'The override of the computed rating',
  'measure of the plan': 'A measure',
  target: 'A target',
  'manual figure': 'A manual figure',
  update: 'An update',
  'approval of update': 'An update, approved',
  action: 'An action',
  'comments on action': 'A comment on an action',
  campaign: 'A campaign',
  evidence: 'Evidence',
  'versions of evidence': 'A version of evidence',
}

const isOfWork: ReadonlySet<string> = new Set([
  'action',
  'campaign',
  'evidence',
  'versions of evidence',
])

function grouped(
  { ofPlan, ofRecommendations, ofOrder, ofWork }: DifferencesApart,
  entries: readonly ChangeOfPlan[],
  numbers: ReadonlyMap<string, number>,
): readonly ChangedGroup[] {
  const whole = [...ofPlan, ...ofOrder]
  const onWork = entries.filter(({ subject }) => isOfWork.has(subject))
  const others = entries.filter(({ subject }) => !isOfWork.has(subject))
  const ofWhole = others.filter(({ recommendations }) => recommendations.length === 0)
  return [
    ...(whole.length === 0
      ? []
      : [{ title: 'The plan as a whole', sentences: whole, by: inWords(ofWhole) }]),
    ...ofRecommendations.map(({ recommendation: { ref, subject }, sentences }) => {
      const number = numbers.get(ref)
      const own = others.filter(
        (one) => number !== undefined && one.recommendations.includes(number),
      )
      return { title: `${ref} ${subject}`, sentences, by: inWords(own) }
    }),
    ...(ofWork.length === 0
      ? []
      : [
          {
            title: 'Actions, campaigns and evidence',
            sentences: ofWork,
            by: inWords(onWork),
          },
        ]),
  ]
}

function inWords(entries: readonly ChangeOfPlan[]): string {
  if (entries.length === 0) return ''
  const said = entries
    .slice(0, mostNamed)
    .map(({ by, at }) => `${by} on ${instantInWords(at)}`)
    .join('; ')
  const others = entries.length - mostNamed
  return `Changed by ${said}${others > 0 ? `; and ${others} times before that` : ''}.`
}

/** Every change, also one that was changed back: the latest first. */
function listed(entries: readonly ChangeOfPlan[], refs: ReadonlyMap<number, string>) {
  return {
    shown: entries.slice(0, mostRows).map((one) => ({
      when: instantInWords(one.at),
      who: one.by,
      what: subjects[one.subject] ?? one.subject,
      of: one.recommendations.flatMap((number) => refs.get(number) ?? []).join(', '),
    })),
    others: Math.max(0, entries.length - mostRows),
  }
}

export const whoChanged = { grouped, listed }
