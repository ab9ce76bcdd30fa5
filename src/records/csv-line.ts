/** One line of a CSV that machines read: values as they are, quoted where they need it. */
export const csvLine = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map(csvValue).join(',')}\n`

function csvValue(value: string | number | boolean | null): string {
  if (value === null) return ''
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A text that begins as a formula does gets an apostrophe before it: what comes from outside stands
 * in files that people open in a spreadsheet, which would run it.
 */
export const safeInSpreadsheet = <Value extends string | number | boolean | null>(
  value: Value,
): Value | string => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value)
