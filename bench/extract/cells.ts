import type { Draw } from './seeded-draw.ts'

export const personId = (person: number): number => 1_000_001 + person
export const referralId = (referral: number): number => 5_000_001 + referral
export const assessmentId = (assessment: number): number => 30_000_001 + assessment
export const periodOfCareId = (period: number): string => `CLA${100_001 + period}`
export const placementId = (placement: number): number => 700_001 + placement
export const childProtectionPlanId = (plan: number): number => 400_001 + plan
export const teamId = (team: number): string => `T${1_001 + team}`
export const workerId = (worker: number): string => `W${20_001 + worker}`

/** One of 20 workers of a team. */
export const workerOf = (team: number, draw: Draw): string => workerId(team * 20 + draw(20))

/** A function that draws one of a column's codes. */
export function oneOf(codes: Readonly<Record<string, string>>, draw: Draw): () => string {
  const words = Object.keys(codes)
  return () => words[draw(words.length)] ?? ''
}

/** Y for so many in a hundred, else N. */
export const yesIn100 = (share: number, draw: Draw): string => (draw(100) < share ? 'Y' : 'N')

/** JSON as a quoted CSV field. */
export const jsonField = (value: object): string =>
  `"${JSON.stringify(value).replaceAll('"', '""')}"`

/** Several JSON fields made once, of which rows take one each. */
export function jsonFields(names: readonly string[], draw: Draw): () => string {
  const fields = Array.from({ length: 32 }, () =>
    jsonField(Object.fromEntries(names.map((name) => [name, yesIn100(15, draw)]))),
  )
  return () => fields[draw(fields.length)] ?? ''
}

/** The numbers from 0, as many as asked for. */
export function* numbersTo(count: number): Generator<number> {
  for (let number = 0; number < count; number += 1) yield number
}
