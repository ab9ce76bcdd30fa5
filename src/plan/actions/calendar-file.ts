import { addDays, type LocalDate } from '#calendar/local-date.ts'

/** A whole day in a calendar. */
export type CalendarEntry = {
  /** Names the entry for ever, such as `action-12`: read again, it replaces what it was. */
  readonly key: string
  readonly day: LocalDate
  readonly title: string
  readonly words: string
  /** Counts its changes, from 0. */
  readonly sequence: number
}

/**
 * A calendar file (RFC 5545) of whole days, which leave the time free. `madeAt` is when; `domain`
 * names the installation, so that two councils' entries never are one.
 */
export function calendarFile(
  entries: readonly CalendarEntry[],
  {
    name,
    madeAt,
    domain,
  }: { readonly name: string; readonly madeAt: Date; readonly domain: string },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//Plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => linesOf(entry, instant(madeAt), domain)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const linesOf = (
  { key, day, title, words, sequence }: CalendarEntry,
  stamp: string,
  domain: string,
): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${key}@${domain}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${compact(day)}`,
  `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
  `SEQUENCE:${sequence}`,
  `SUMMARY:${escaped(title)}`,
  ...(words === '' ? [] : [`DESCRIPTION:${escaped(words)}`]),
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const compact = (day: LocalDate): string => day.replaceAll('-', '')

/** `20191101T080000Z` */
const instant = (at: Date): string => at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')

/** As a TEXT value; control characters, which it cannot have, are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- they are what is meant
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')

/** A line in pieces of at most 75 octets, none of which parts a character; all but the first begin with a space. */
function folded(line: string): string {
  const most = 75
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > most) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}
