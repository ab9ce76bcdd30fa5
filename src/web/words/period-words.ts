import { periodInWords } from '#calendar/period-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'

/** A period’s label as a sentence says it; as it is where it is none that is known. */
export function periodWords(label: string): string {
  const period = parsePeriod(label)
  return period ? periodInWords(period) : label
}
