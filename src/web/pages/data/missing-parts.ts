import { catalogue } from '#measures/catalogue/index.ts'
import type { Measure } from '#measures/measure.ts'
import { recordTables } from '#records/record-tables.ts'
import type { Manifest } from '#records/snapshot-folder.ts'
import { measureAddress } from '../../addresses.ts'

type MeasureWithout = {
  readonly title: string
  readonly href: string
  /** The tables of which any one would do instead. */
  readonly instead: readonly string[]
}

/** What an extract does not have, and what nobody read of what it has. */
export type MissingParts = {
  readonly tables: readonly {
    readonly table: string
    readonly grain: string
    readonly heldBy: string
    /** The measures that have no data for want of it. */
    readonly measures: readonly MeasureWithout[]
  }[]
  readonly columns: readonly { readonly table: string; readonly columns: readonly string[] }[]
  readonly unknown: readonly { readonly table: string; readonly columns: readonly string[] }[]
  readonly notRead: Manifest['notRead']
}

export function missingParts({ tables, notRead }: Manifest): MissingParts {
  const present = new Set(tables.map(({ table }) => table))
  const some = (
    of: 'absentColumns' | 'unknownColumns',
  ): { table: string; columns: readonly string[] }[] =>
    tables
      .filter((one) => one[of].length > 0)
      .map((one) => ({ table: one.table, columns: one[of] }))
  return {
    tables: recordTables
      .filter(({ name }) => !present.has(name))
      .map(({ name, grain, heldBy }) => ({
        table: name,
        grain,
        heldBy,
        measures: catalogue.flatMap((measure) => withoutTable(measure, name, present) ?? []),
      })),
    columns: some('absentColumns'),
    unknown: some('unknownColumns'),
    notRead,
  }
}

function withoutTable(
  { id, title, needs, needsOneOf = [] }: Measure,
  table: string,
  present: ReadonlySet<string>,
): MeasureWithout | undefined {
  const href = measureAddress(id)
  if (needs.some(({ name }) => name === table)) return { title, href, instead: [] }
  const any = needsOneOf.map(({ name }) => name)
  if (!any.includes(table) || any.some((name) => present.has(name))) return undefined
  return { title, href, instead: any.filter((name) => name !== table) }
}
