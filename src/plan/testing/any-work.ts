import * as fc from 'fast-check'
import { actionStatuses } from '../actions/action.ts'
import { evidenceKinds, type Claim, type NewVersion } from '../evidence/evidence-item.ts'
import type { Plan, PlanAction, PlanEvidence, Recommendation } from '../plan.ts'
import { day, ordinary, orNull, text } from './any-parts.ts'

const days = fc.tuple(day, day).map((both) => both.toSorted() as typeof both)

const campaigns = fc
  .uniqueArray(
    fc.tuple(text, days).map(([name, [from, until]]) => ({ name, from, until })),
    { maxLength: 2, selector: ({ name }) => name },
  )
  .map((all) => all.toSorted(byText(({ from }) => from)))

const action = (id: number, refs: readonly string[], names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...actionStatuses), text, orNull(days)).chain(([status, reason, both]) =>
    ordinary<PlanAction>({
      id: fc.constant(id),
      what: text,
      owner: orNull(text),
      contributors: fc.uniqueArray(text, { maxLength: 2 }),
      start: fc.constant(both?.[0] ?? null),
      due: fc.constant(both?.[1] ?? null),
      status: fc.constant(status),
      stoppedBecause: fc.constant(status === 'stopped' ? reason : null),
      milestones: fc
        .array(ordinary({ what: text, due: day, done: orNull(day) }), { maxLength: 2 })
        .map((all) => all.toSorted(byText(({ due }) => due))),
      recommendations: fc.subarray([...refs]),
      campaign: fc.constantFrom(null, ...names),
    }),
  )

const version: fc.Arbitrary<NewVersion> = fc.oneof(
  ordinary({ received: day, link: text.map((one) => `https://marlshire.example/${one}`) }),
  ordinary({
    received: day,
    file: ordinary({
      sha256: fc.constantFrom('0'.repeat(64), 'af'.repeat(32)),
      size: fc.integer({ min: 1, max: 50_000_000 }),
      fileName: text,
      mediaType: fc.constant('application/pdf'),
    }),
  }),
)

const evidence = (id: number, claims: readonly Claim[]) =>
  ordinary<PlanEvidence>({
    id: fc.constant(id),
    kind: fc.constantFrom(...evidenceKinds),
    title: text,
    about: orNull(days.map(([from, until]) => ({ from, until }))),
    owner: orNull(text),
    expires: orNull(day),
    claims: fc.subarray([...claims]),
    versions: fc.array(version, { maxLength: 2 }),
  })

/** Campaigns, actions and evidence of some recommendations; an action and an item are known by their words. */
export const anyWork = (
  recommendations: readonly Recommendation[],
): fc.Arbitrary<Pick<Plan, 'campaigns' | 'actions' | 'evidence'>> => {
  const refs = recommendations.map(({ ref }) => ref)
  return fc.tuple(campaigns, fc.nat(3), fc.nat(3)).chain(([dated, actions, items]) => {
    const names = dated.map(({ name }) => name)
    const claims: Claim[] = [
      ...recommendations.flatMap(({ ref, measures }): Claim[] => [
        { supports: 'recommendation', ref },
        ...measures.map(({ measure }): Claim => ({ supports: 'measure', ref, measure })),
      ]),
      ...numbers(actions).map((id): Claim => ({ supports: 'action', id })),
    ]
    return ordinary({
      campaigns: fc.constant(dated),
      actions: fc.tuple(...numbers(actions).map((id) => action(id, refs, names))).map(distinct),
      evidence: fc.tuple(...numbers(items).map((id) => evidence(id, claims))).map(titled),
    })
  })
}

const numbers = (many: number): number[] => Array.from({ length: many }, (_, index) => index + 1)

const distinct = (all: readonly PlanAction[]) =>
  all.map((one) => ({ ...one, what: `${one.what} ${one.id}` }))

const titled = (all: readonly PlanEvidence[]) =>
  all.map((one) => ({ ...one, title: `${one.title} ${one.id}` }))

const byText =
  <One>(of: (one: One) => string) =>
  (one: One, other: One): number =>
    Number(of(one) > of(other)) - Number(of(one) < of(other))
