/**
 * SQL for the kind of value a text is, for the problems list, so that no value is ever written
 * there: digits become 9 and letters a (`99/99/9999`), and words or anything long become their
 * length (`text of 12`). Signs beyond ASCII count as letters: RE2 takes long over Unicode classes.
 */
export const valueKind = (raw: string): string =>
  `case
    when ${raw} is null or strlen(${raw}) = 0 then 'empty'
    when length(${raw}) > 24 or regexp_matches(${raw}, '${letter}{4}')
    then 'text of ' || length(${raw})
    else ${shapeOf(raw)} end`

const letter = String.raw`[A-Za-z\x{80}-\x{10FFFF}]`

/** Marks that dates, times and numbers are written with stay; any other sign becomes a question mark. */
const shapeOf = (raw: string): string =>
  [
    [letter, 'a'],
    ['[0-9]', '9'],
    ['[^a9/:.+, -]', '?'],
  ].reduce((sql, [from, to]) => `regexp_replace(${sql}, '${from}', '${to}', 'g')`, raw)
