import type { Plan, PlanMeasure } from '#plan/plan.ts'
import { attributeOf, nearest, within, wordsIn, type Element } from './read-html.ts'

/** What holds what is said of one thing. */
const holders = new Set(['tr', 'li', 'section', 'main', 'table', 'dl'])

/**
 * The measures of the plan that words are about: those named in the row, item or section nearest to
 * them that names any, by a figure, a link or their statement; else the one that the page is of.
 */
export function measuresAbout(at: Element, address: string, plan: Plan): PlanMeasure[] {
  const all = plan.recommendations.flatMap(({ measures }) => measures)
  let holder = nearest(at, ({ tag }) => holders.has(tag))
  while (holder) {
    const named = namedIn(holder)
    const words = wordsIn(holder)
    const found = all.filter(
      ({ measure, statement }) => named.has(measure) || words.includes(statement),
    )
    if (found.length > 0) return found
    holder = nearest(holder.parent, ({ tag }) => holders.has(tag))
  }
  return all.filter(({ measure }) => address.split(/[/?]/).includes(measure))
}

const namedIn = (holder: Element): ReadonlySet<string> =>
  new Set(
    [...within(holder)].flatMap((one) => [
      attributeOf(one, 'data-figure').split('|')[0] ?? '',
      attributeOf(one, 'href').match(/^\/measures\/([\w-]+)/)?.[1] ?? '',
    ]),
  )

/** The ends of a measure's targets and what the plan prints as its past figures, as it prints them. */
export function numbersOfPlan({ targets, baseline, previous, latest }: PlanMeasure): string[] {
  const ends = targets.flatMap((target) =>
    'value' in target ? [target.value, target.upper, target.ideal] : [],
  )
  const printed = [baseline, previous, latest].flatMap((one) =>
    one === null
      ? []
      : [one.value?.toFixed(one.places), one.teamRange?.lowest, one.teamRange?.highest],
  )
  return [...ends, ...printed].filter((one) => one !== null && one !== undefined).map(String)
}
