import { childrenInCare } from './children.ts'
import { isOpenOn, rowsOf, text, type Rows } from './records.ts'

/** What is wrong about a child on a day: in care, and 18 hours a week with an unregistered provider. */
export function concernOn(rows: Rows, child: string | null, day: string | null): string | null {
  if (child === null || day === null) return null
  const isPlacedSo = rowsOf(rows, 'ap_placements').some((row) => {
    if (text(row, 'person_id') !== child) return false
    if (!isOpenOn(text(row, 'start_date'), text(row, 'end_date'), day)) return false
    const provider = rowsOf(rows, 'ap_providers').find(
      (one) => text(one, 'provider_id') === text(row, 'provider_id'),
    )
    return text(provider, 'registered_school') === 'N' && Number(text(row, 'hours_per_week')) >= 18
  })
  const isInCare = childrenInCare(rows, day).some(({ childId }) => childId === child)
  return isPlacedSo && isInCare ? 'unregistered provider' : null
}
