/** Runs one statement and gives its rows. */
export type Ask = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>

/** A table of the register as the database has it. */
export type TableShape = {
  readonly table: string
  /** Columns that hold what was written, not what is reckoned from others. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly key: readonly string[]
  /** Columns that number rows by themselves. */
  readonly numbered: readonly string[]
}

/** Every table of the register, each after those it refers to. Throws where two refer to each other. */
export async function readShape(ask: Ask): Promise<readonly TableShape[]> {
  const rows = await ask<TableShape & { refers: string[] }>(shapeSql)
  const sorted: TableShape[] = []
  const waiting = new Map(rows.map((row) => [row.table, row]))
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ refers }) =>
      refers.every((other) => !waiting.has(other)),
    )
    if (ready.length === 0)
      throw new Error(`Tables refer to each other: ${[...waiting.keys()].join(', ')}.`)
    for (const { refers: _refers, ...shape } of ready) {
      sorted.push(shape)
      waiting.delete(shape.table)
    }
  }
  return sorted
}

const shapeSql = `
  select
    relname as table,
    (
      select json_agg(
        json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum
      ) from pg_attribute
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    ) as columns,
    (
      select coalesce(json_agg(attname order by place), '[]') from pg_index
        cross join unnest(indkey) with ordinality as keys (attnum, place)
        join pg_attribute on attrelid = indrelid and pg_attribute.attnum = keys.attnum
      where indrelid = pg_class.oid and indisprimary
    ) as key,
    (
      select coalesce(json_agg(attname order by attnum), '[]') from pg_attribute
      where attrelid = pg_class.oid and attidentity <> '' and not attisdropped
    ) as numbered,
    (
      select coalesce(json_agg(other.relname), '[]')
      from pg_constraint join pg_class as other on other.oid = confrelid
      where conrelid = pg_class.oid and contype = 'f' and confrelid <> conrelid
    ) as refers
  from pg_class
  where relnamespace = current_schema()::regnamespace and relkind = 'r'
    and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
  order by relname`

/** A name inside SQL text. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
