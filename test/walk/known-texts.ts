import { catalogue } from '#measures/catalogue/index.ts'
import type { Plan } from '#plan/plan.ts'
import { termGroups } from '#web/terms/terms.ts'

/** Shorter ones, such as the number of a recommendation, could stand anywhere. */
const shortest = 8

/** What the plan, the catalogue and the glossary say with a number in it, the longest first. */
export function knownTexts(plan: Plan): string[] {
  const said = [plan, catalogue, termGroups].flatMap(stringsIn)
  const texts = new Set(
    said.flatMap((text) => [text, text.charAt(0).toUpperCase() + text.slice(1)]),
  )
  return (
    [...texts]
      // A day alone would be taken out of the middle of other texts; another rule knows it.
      .filter((text) => /\d/.test(text) && text.length >= shortest && !/^[\d-]+$/.test(text))
      .toSorted((one, other) => other.length - one.length)
  )
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => [name, ...stringsIn(one)])
}
