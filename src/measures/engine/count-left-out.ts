import { askedItems, type ItemQuery } from './asked-items.ts'
import type { Analysis } from './open-analysis.ts'

export type LeftOutCount = {
  /** A reason word of the measure's `leavesOut`. */
  readonly reason: string
  readonly items: number
}

/** How many items a figure leaves out, by reason, the most first: those its list ends with. */
export async function countLeftOut(analysis: Analysis, query: ItemQuery): Promise<LeftOutCount[]> {
  const asked = askedItems(analysis, query)
  if (asked === undefined) return []
  return analysis.duck.rows<LeftOutCount>(
    `select left_out as reason, count(*) as items from (${asked.sql})
    where left_out is not null group by reason order by items desc, reason`,
    asked.values,
  )
}
