import type { Fraction } from '#measures/engine/exact-value.ts'
import type { Measure } from '#measures/measure.ts'
import { printTo } from '#plan/exact-numbers.ts'

const named: Readonly<Record<Measure['unit'], string>> = {
  percent: ' points',
  weeks: ' weeks',
  count: '',
}

/** How far two values are apart: `1.9 points`, `under 0.1 weeks`, `3`; of one that is not negative. */
export function amountInWords(unit: Measure['unit'], apart: Fraction): string {
  const printed = printTo(unit === 'count' ? 0 : 1, apart)
  return `${printed === '0.0' ? 'under 0.1' : printed}${named[unit]}`
}
