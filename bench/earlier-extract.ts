import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addMonths, lastOfMonth, localDate, type LocalDate } from '#calendar/local-date.ts'
import type { CouncilExtract } from './council-extract.ts'

/** Of so many rows one had another day in it, which has been put right since. */
const mendedOneIn = 150

/** What happened to a child; days of birth are not looked for. */
const anyDay = /(?<=^|,)20(?:1[5-9]|2\d)-\d\d-\d\d/

/**
 * Writes the extract that the same council took a month before a drawn one, and returns its day:
 * rows whose first day is in the last month are not in it, nor are that month's days in other rows,
 * and some days of all years are others.
 */
export function writeEarlierExtract(later: CouncilExtract, folder: string): LocalDate {
  mkdirSync(folder, { recursive: true })
  const month = later.extractedOn.slice(0, 7)
  const daysOfMonth = new RegExp(String.raw`(?<=^|,)${month}-\d\d(?: 00:00:00)?(?=,|$)`, 'g')
  for (const file of readdirSync(later.folder).filter((name) => name.endsWith('.csv'))) {
    const text = readFileSync(path.join(later.folder, file), 'utf8').trimEnd()
    const [header, ...lines] = text.split('\n')
    const earlier = lines
      .filter((line) => !anyDay.exec(line)?.[0].startsWith(month))
      .map((line) => line.replaceAll(daysOfMonth, ''))
      .map((line, index) => (index % mendedOneIn === 0 ? withAnotherDay(line) : line))
    writeFileSync(path.join(folder, file), `${[header, ...earlier].join('\n')}\n`)
  }
  return lastOfMonth(addMonths(localDate(later.extractedOn), -1))
}

/** The first day of a row, where it is one of the first nine of its month, is ten days later. */
const withAnotherDay = (line: string): string =>
  line.replace(anyDay, (day) => day.replace(/-0(\d)$/, '-1$1'))
