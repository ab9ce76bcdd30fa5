const months =
  'January February March April May June July August September October November December'
const month = `(?:${months.split(' ').join('|')})`

/** Days, months, quarters, years and ranges of them, as pages write them. */
const periods = [
  new RegExp(`\\b\\d{1,2} ${month}(?: \\d{4})?\\b`, 'g'),
  new RegExp(`\\b${month} \\d{4}\\b`, 'g'),
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]? \d{2}\b/g,
  /\bQ[1-4]\b/g,
  /\blast \d+ months\b/g,
  /\b20\d{2}-\d{2}\b/g,
]

/** A text without the days and periods in it. */
export const withoutPeriods = (text: string): string =>
  periods.reduce((rest, period) => rest.replaceAll(period, gone), text)

/** Stands for what has been taken out of a text. */
export const gone = '·'

/** A text without any of these words in it. */
export const without = (text: string, taken: readonly string[]): string =>
  taken.reduce((rest, words) => rest.replaceAll(words, gone), text)
