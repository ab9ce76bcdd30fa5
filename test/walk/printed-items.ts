import { itemsCommand } from '#commands/items.ts'
import { rowsOf } from '#commands/testing/example-at-hand.ts'
import { findMeasure } from '#measures/catalogue/index.ts'

/** A row that the command `items` prints with `--more`. */
export type ItemRow = {
  readonly item_id: string
  readonly child_id: string | null
  readonly team: string
  readonly service: string
  readonly worker: string
  readonly value: number | null
  readonly in_numerator: boolean | null
  readonly left_out: string | null
  readonly concern: string | null
}

/** The council's rows of a measure in a period; each call of the command is made once. */
export type PrintedItems = (measure: string, period: string) => Promise<readonly ItemRow[]>

export function printedItems(dataFolder: string): PrintedItems {
  const printed = new Map<string, Promise<readonly ItemRow[]>>()
  return (measure, period) => {
    const asked = ['--measure', measure, '--period', period, '--more', '--data', dataFolder]
    const key = asked.join(' ')
    const rows = printed.get(key) ?? rowsOf<ItemRow>(itemsCommand, asked)
    printed.set(key, rows)
    return rows
  }
}

/** The rows of each showing of a list, by its word in addresses; all of them first. */
export function byShowing(measure: string, rows: readonly ItemRow[]) {
  const isMet = findMeasure(measure)?.better === 'higher'
  const judged = rows.filter((row) => row.left_out === null && row.in_numerator !== null)
  return {
    '': rows,
    met: judged.filter((row) => row.in_numerator === isMet),
    late: judged.filter((row) => row.in_numerator !== isMet),
    'left-out': rows.filter((row) => row.left_out !== null),
  }
}
