import { catalogue } from '#measures/catalogue/index.ts'
import type { Plan } from '#plan/plan.ts'
import { termGroups } from '#web/terms/terms.ts'

/** Shorter ones, such as the number of a recommendation, could stand anywhere. */
const shortest = 8

/** What the plan, the catalogue and the glossary say with a number in it, the longest first. */
export function knownTexts(plan: Plan): string[] {
  const texts = new Set([plan, catalogue, termGroups].flatMap(stringsIn))
  return [...texts]
    .filter((text) => /\d/.test(text) && text.length >= shortest)
    .toSorted((one, other) => other.length - one.length)
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
