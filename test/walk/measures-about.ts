import { catalogue } from '#measures/catalogue/index.ts'
import type { Plan } from '#plan/plan.ts'
import { attributeOf, nearest, within, wordsIn, type Element } from './read-html.ts'

/** What holds what is said of one thing. */
const holders = new Set(['tr', 'li', 'section', 'table', 'dl', 'main'])

/** The row, list entry, section or whole page that words stand in, innermost first. */
export function* holdersOf(at: Element): Generator<Element> {
  let holder = nearest(at, ({ tag }) => holders.has(tag))
  while (holder) {
    yield holder
    holder = nearest(holder.parent, ({ tag }) => holders.has(tag))
  }
}

/**
 * The ids of the measures that words are about: those that the nearest holder of any names by a
 * figure, a link, a title or the plan's statement; else the one that the page is of.
 */
export function measuresAbout(at: Element, address: string, plan: Plan): string[] {
  const ofPage = address.split(/[/?]/)[2] ?? ''
  for (const holder of holdersOf(at)) {
    const named = namedIn(holder)
    const words = wordsIn(holder).toLowerCase()
    const found = namesOf(plan).filter(
      ({ id, names }) => named.has(id) || names.some((name) => words.includes(name)),
    )
    if (found.length > 0) return found.map(({ id }) => id)
  }
  return [ofPage]
}

const namedIn = (holder: Element): ReadonlySet<string> =>
  new Set(
    [...within(holder)].flatMap((one) => [
      attributeOf(one, 'data-figure').split('|')[0] ?? '',
      attributeOf(one, 'href').match(/^\/measures\/([\w-]+)/)?.[1] ?? '',
    ]),
  )

const kept = new WeakMap<Plan, { readonly id: string; readonly names: readonly string[] }[]>()

function namesOf(plan: Plan) {
  const found = kept.get(plan)
  if (found) return found
  const all = [
    ...catalogue.map(({ id, title, shortTitle }) => ({ id, names: [title, shortTitle] })),
    ...plan.recommendations
      .flatMap(({ measures }) => measures)
      .map(({ measure, statement }) => ({ id: measure, names: [statement] })),
  ].map(({ id, names }) => ({ id, names: names.map((name) => name.toLowerCase()) }))
  kept.set(plan, all)
  return all
}

/** The ends of a measure's targets, as the plan has them. */
export const targetEnds = (plan: Plan, id: string): number[] =>
  measuresOf(plan, id)
    .flatMap(({ targets }) => targets)
    .flatMap((target) => ('value' in target ? [target.value, target.upper, target.ideal] : []))
    .filter((end) => end !== null)

/** Those ends and what the plan prints as past figures of a measure, as it prints them. */
export function numbersOfPlan(plan: Plan, id: string): string[] {
  const printed = measuresOf(plan, id)
    .flatMap(({ baseline, previous, latest }) => [baseline, previous, latest])
    .flatMap((one) => [
      one?.value?.toFixed(one.places),
      one?.teamRange?.lowest,
      one?.teamRange?.highest,
    ])
  return [...targetEnds(plan, id), ...printed].filter((one) => one !== undefined).map(String)
}

const measuresOf = (plan: Plan, id: string) =>
  plan.recommendations.flatMap(({ measures }) => measures).filter(({ measure }) => measure === id)
