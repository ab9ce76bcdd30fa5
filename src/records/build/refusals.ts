import type { Manifest, TableEntry } from '../snapshot-folder.ts'

export const few = 20
export const shareOf = 100

/** A file is refused for rows turned down when they are more than 20 and more than 1 in 100. */
export const tooManyTurnedDown = (entries: readonly TableEntry[]): string[] =>
  entries
    .filter(
      ({ rowsRead, rowsTurnedDown }) =>
        rowsTurnedDown > few && rowsTurnedDown * shareOf > rowsRead,
    )
    .map(
      ({ file, rowsRead, rowsTurnedDown }) =>
        `${file}: ${count(rowsTurnedDown)} of ${count(rowsRead)} rows were turned down, more than 1 in 100. Mend what the problems list says of them and import again.`,
    )

/** Whether a table has more than a tenth fewer rows than before. */
export const hasFallen = (rows: number, before: number): boolean => rows * 10 < before * 9

/**
 * A table with more than a tenth fewer rows than in the active snapshot, or none of it at all, is
 * more often half an extract than a council with that much less work.
 */
export function fallenTables(
  entries: readonly TableEntry[],
  active: Manifest | undefined,
): string[] {
  return (active?.tables ?? []).flatMap((before) => {
    const now = entries.find(({ table }) => table === before.table)
    if (now !== undefined && !hasFallen(now.rowsAccepted, before.rowsAccepted)) return []
    const was = `${count(before.rowsAccepted)} in the active snapshot`
    if (now !== undefined)
      return [
        `${now.file}: ${count(now.rowsAccepted)} rows, against ${was}: a fall of more than a tenth. ${whatToDo}`,
      ]
    return before.rowsAccepted === 0
      ? []
      : [`${before.table} is not in this extract, against ${was}. ${whatToDo}`]
  })
}

const whatToDo =
  'Check that the extract is whole; if it is, import it again with --accept-fall.'

const count = (rows: number): string => rows.toLocaleString('en-GB')
