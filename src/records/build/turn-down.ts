import { sqlName, sqlText, type Duck } from '#store/duck.ts'
import { isNothing, type ReadColumn } from './read-value.ts'
import type { TypedTable } from './type-table.ts'
import { absent, otherForm, otherFormPattern, unreadable } from './unreadable-reason.ts'
import { valueKind } from './value-kind.ts'

/** Rows of a typed table that stay out of the snapshot, by ordinal, in DuckDB's table of this name. */
export const turnedDownTable = (typed: TypedTable): string =>
  sqlName(`turned down ${typed.source.table.name}`)

/** SQL for the rows of a typed table that are accepted, in the file's order. */
export const acceptedRows = (typed: TypedTable): string =>
  `select * from (${typed.rows}) where ordinal not in (select ordinal from ${turnedDownTable(typed)})`

/**
 * Turns down the rows whose key or another required value is empty or unreadable, with the first of
 * those as the reason, and flags the unreadable optional values of the others.
 */
export async function turnDownTroubled(duck: Duck, typed: TypedTable): Promise<void> {
  await duck.run(`create or replace temp table ${turnedDownTable(typed)} (ordinal bigint)`)
  if (typed.clean) return
  await duck.run(`create or replace temp table troubled as
    with told as (
      select ordinal, "line", unnest(troubles) as raw, generate_subscripts(troubles, 1) as place
      from (${typed.rows})
      where troubles is not null
    ),
    explained as (
      select
        ordinal,
        "line",
        place,
        "column",
        fatal,
        case when raw = '' or ${isNothing('raw')} then 'empty' else ${valueKind('raw')} end as kind,
        case
          when raw = '' or ${isNothing('raw')} then absent
          when raw like other_pattern then other_form
          else unreadable
        end as reason
      from told join (values ${typed.tried.map(explanation).join(', ')})
        as tried(place, "column", fatal, absent, unreadable, other_pattern, other_form) using (place)
      where raw is not null
    )
    select *, min(place) filter (where fatal) over (partition by ordinal) as fatal_place
    from explained`)
  await duck.run(`insert into ${turnedDownTable(typed)}
    select ordinal from troubled where place = fatal_place order by ordinal`)
  await duck.run(`insert into problems
    select ${sqlText(typed.source.file)}, ${sqlText(typed.source.table.name)}, "line", "column", kind,
      reason, case when fatal then 'turned down' else 'flagged' end
    from troubled
    where fatal_place is null or place = fatal_place`)
}

function explanation(read: ReadColumn, index: number): string {
  const isDate = read.column.type === 'date'
  const texts = [
    absent(read),
    unreadable(read),
    isDate ? otherFormPattern(read) : '',
    isDate ? otherForm(read) : '',
  ]
  const fatal = read.column.required === true
  return `(${index + 1}, ${sqlText(read.name)}, ${fatal}, ${texts.map(sqlText).join(', ')})`
}

/** Turns down each row whose key an earlier accepted row has. */
export async function turnDownRepeated(duck: Duck, typed: TypedTable): Promise<void> {
  const key = typed.source.table.key.map(sqlName).join(', ')
  const [counts] = await duck.rows<{ all_differ: boolean }>(
    `select count(*) = count(distinct hash(${key})) as all_differ from (${acceptedRows(typed)})`,
  )
  if (counts?.all_differ === true) return
  await duck.run(`create or replace temp table repeated as
    with rows as (select ${key}, ordinal, "line" from (${acceptedRows(typed)})),
    keys as (select ${key} from rows group by ${key} having count(*) > 1),
    placed as (
      select
        ordinal,
        "line",
        row_number() over (partition by ${key} order by ordinal) as place,
        first("line") over (partition by ${key} order by ordinal) as first_line
      from rows join keys using (${key})
    )
    select ordinal, "line", first_line from placed where place > 1 order by ordinal`)
  await duck.run(`insert into ${turnedDownTable(typed)} select ordinal from repeated`)
  // A row that is turned down has one entry, so what was flagged in it goes.
  await duck.run(`delete from problems where "table" = ${sqlText(typed.source.table.name)}
    and "line" in (select "line" from repeated)`)
  await duck.run(`insert into problems
    select ${sqlText(typed.source.file)}, ${sqlText(typed.source.table.name)}, "line",
      ${sqlText(typed.source.table.key.join(' + '))}, 'repeated',
      'The row on line ' || first_line || ' has the same key, and the first stays.', 'turned down'
    from repeated`)
}
