const date = 1082
const bigint = 20
const numeric = 1700

/**
 * How PostgreSQL's texts become values, the same on PGlite and on a server: a date stays its text,
 * since a `Date` would move it by the time zone; whole and decimal numbers become numbers.
 */
export const valueParsers: Readonly<Record<number, (text: string) => string | number>> = {
  [date]: (text) => text,
  [bigint]: wholeNumber,
  [numeric]: decimalNumber,
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is too large for a number.`)
  return number
}

/** A decimal of up to 15 digits comes back from a number as it went in; a longer one may not. */
function decimalNumber(text: string): number {
  const digits = text.replace(/^-?0*|\./g, '').length
  if (digits > 15) throw new Error(`${text} has more digits than a number holds.`)
  return Number(text)
}
