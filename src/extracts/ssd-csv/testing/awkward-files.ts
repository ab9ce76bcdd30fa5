/** A file with one trouble in it, and what must be said of it, worked out by hand. */
export type AwkwardFile = {
  /** The trouble, in a few words that end a test's name. */
  readonly trouble: string
  readonly bytes: Buffer
  readonly encoding?: 'UTF-16LE' | 'Windows-1252'
  /** The lines of the records accepted, the header being line 1. */
  readonly accepted: readonly number[]
  /** The line and kind of each record turned down. */
  readonly turnedDown?: readonly (readonly [number, string])[]
}

/** A file that makes the whole extract be refused, and the words its refusal must hold. */
export type RefusedFile = {
  readonly trouble: string
  readonly bytes: Buffer
  readonly says: RegExp
}

/** The children the awkward files speak of, all to be found in the extract beside them. */
export const awkwardPeople = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9']

const header = 'person_id,updated_date,source'
const text = (...lines: readonly string[]): Buffer => Buffer.from(lines.join(''))
const withHeader = (...lines: readonly string[]): Buffer => text(`${header}\n`, ...lines)
const utf16 = (content: string): Buffer => Buffer.from(content, 'utf16le')

/** Troubles of bytes and lines, each in a `chronologies.csv` of its own. */
export const awkwardFiles: readonly AwkwardFile[] = [
  {
    trouble: 'UTF-8 with a byte order mark',
    bytes: text('\ufeff', `${header}\n`, 'P1,2019-10-01,system\n'),
    accepted: [2],
  },
  {
    trouble: 'UTF-16LE with its mark, as SQL Server exports',
    bytes: utf16(`\ufeff${header}\r\nP1,2019-10-01,system\r\nP2,2019-10-02,audit\r\n`),
    encoding: 'UTF-16LE',
    accepted: [2, 3],
  },
  {
    trouble: 'UTF-16LE without its mark',
    bytes: utf16(`${header}\r\nP1,2019-10-01,system\r\n`),
    encoding: 'UTF-16LE',
    accepted: [2],
  },
  {
    trouble: 'Windows-1252 far from the start of the file',
    bytes: Buffer.concat([
      text(`${header},note\n`, 'P1,2019-10-01,system,\n', 'P2,2019-10-02,audit,caf'),
      Buffer.from([0xe9, 0x20, 0x93, 0x41, 0x94]),
      text('\nP3,2019-10-03,audit,\n'),
    ]),
    encoding: 'Windows-1252',
    accepted: [2, 3, 4],
  },
  {
    trouble: 'a byte that no encoding it can be in has',
    bytes: Buffer.concat([
      text(`${header},note\n`, 'P1,2019-10-01,system,'),
      Buffer.from([0x81]),
      text('\nP3,2019-10-03,audit,\n'),
    ]),
    encoding: 'Windows-1252',
    accepted: [3],
    turnedDown: [[2, 'unreadable character']],
  },
  {
    trouble: 'lines that end as old Macs ended them',
    bytes: text(`${header}\rP1,2019-10-01,system\rP2,2019-10-02,audit\r`),
    accepted: [2, 3],
  },
  {
    trouble: 'lines that end in different ways',
    bytes: text(
      `${header}\r\n`,
      'P1,2019-10-01,system\n',
      'P2,2019-10-02,system\r',
      'P3,2019-10-03,system\r\n',
    ),
    accepted: [2, 3, 4],
  },
  {
    trouble: 'no line end after the last record',
    bytes: withHeader('P1,2019-10-01,system\n', 'P2,2019-10-02,audit'),
    accepted: [2, 3],
  },
  {
    trouble: 'blank lines, before the header too',
    bytes: text(
      '\n',
      `${header}\n`,
      '\n',
      'P1,2019-10-01,system\n',
      '\n\n',
      'P2,2019-10-02,audit\n',
    ),
    accepted: [4, 7],
  },
  {
    trouble: 'headers in other case, order, quotes and spaces',
    bytes: text('" Source ",PERSON_ID , "Updated_Date"\n', 'audit,P1,2019-10-01\n'),
    accepted: [2],
  },
  {
    trouble: 'quoted commas and quotes',
    bytes: text(`${header},note\n`, '"P1","2019-10-01",system,"she said ""no"", twice"\n'),
    accepted: [2],
  },
  {
    trouble: 'a quoted value over three lines',
    bytes: text(
      `${header},note\n`,
      'P1,2019-10-01,system,"one\ntwo\nthree"\n',
      'P2,2019-10-02,audit,\n',
      'P3,2019-10-03\n',
    ),
    accepted: [2, 5],
    turnedDown: [[6, '2 values']],
  },
  {
    trouble: 'a quote inside an unquoted value',
    bytes: text(
      `${header},note\n`,
      'P1,2019-10-01,system,6" tall\n',
      'P2,2019-10-02,audit, "so"\n',
    ),
    accepted: [2, 3],
  },
  {
    trouble: 'text after a closing quote',
    bytes: withHeader('P1,2019-10-01,"system" x\n', 'P2,2019-10-02,"audit" \n'),
    accepted: [3],
    turnedDown: [[2, 'text after a quote']],
  },
  {
    trouble: 'a quote that is never closed',
    bytes: withHeader('P1,"2019-10-01,system\n', 'P2,2019-10-02,audit\n', 'P3,2019-10-03,audit\n'),
    accepted: [3, 4],
    turnedDown: [[2, 'unclosed quote']],
  },
  {
    trouble: 'a quote that is not closed before another opens',
    bytes: withHeader(
      'P1,"2019-10-01,system\n',
      'P2,2019-10-02,audit\n',
      '"P3","2019-10-03",audit\n',
    ),
    accepted: [3, 4],
    turnedDown: [[2, 'unclosed quote']],
  },
  {
    trouble: 'too few and too many values',
    bytes: withHeader('P1,2019-10-01\n', 'P2,2019-10-02,audit,,\n', 'P3,2019-10-03,audit\n'),
    accepted: [4],
    turnedDown: [
      [2, '2 values'],
      [3, '5 values'],
    ],
  },
  {
    trouble: 'the count that an SQL tool writes last',
    bytes: withHeader('P1,2019-10-01,system\n', '\n', '(1 row affected)\n'),
    accepted: [2],
    turnedDown: [[4, '1 value']],
  },
  {
    trouble: 'a value longer than any record',
    bytes: withHeader(`P1,2019-10-01,"${'x'.repeat(1_100_000)}"\n`, 'P2,2019-10-02,audit\n'),
    accepted: [3],
    turnedDown: [[2, 'too long']],
  },
  { trouble: 'a header and nothing else', bytes: withHeader(), accepted: [] },
]

/** Troubles that no part of an extract can be taken with. */
export const refusedFiles: readonly RefusedFile[] = [
  { trouble: 'no bytes', bytes: Buffer.alloc(0), says: /is empty/ },
  { trouble: 'blank lines alone', bytes: text('\n\n'), says: /cannot be read as a header/ },
  {
    trouble: 'an Excel workbook',
    bytes: Buffer.concat([Buffer.from('504b030414000600', 'hex'), text('[Content_Types].xml')]),
    says: /zip file or an Excel workbook/,
  },
  {
    trouble: 'an old Excel workbook',
    bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    says: /old Excel/,
  },
  { trouble: 'a web page', bytes: text('<!DOCTYPE html>\n<p>Sign in</p>\n'), says: /web page/ },
  { trouble: 'JSON', bytes: text('[{"person_id": "P1"}]\n'), says: /JSON/ },
  {
    trouble: 'a NUL byte in a record',
    bytes: withHeader('P1,2019-10-01,sys\0tem\n'),
    says: /NUL bytes/,
  },
  {
    trouble: 'UTF-16BE',
    bytes: Buffer.from(utf16(`\ufeff${header}\n`)).swap16(),
    says: /UTF-16BE/,
  },
  {
    trouble: 'UTF-16LE cut in the middle of a character',
    bytes: utf16(`\ufeff${header}\nP1,2019-10-01,system\n`).subarray(0, -1),
    says: /not valid UTF-16LE/,
  },
  {
    trouble: 'semicolons between its values',
    bytes: text('person_id;updated_date;source\nP1;2019-10-01;system\n'),
    says: /semicolons, not commas/,
  },
  {
    trouble: 'tabs between its values',
    bytes: text('person_id\tupdated_date\nP1\t2019-10-01\n'),
    says: /tabs, not commas/,
  },
  {
    trouble: 'no header line',
    bytes: text('P1,2019-10-01,system\nP2,2019-10-02,audit\n'),
    says: /has none of the columns of chronologies/,
  },
  {
    trouble: 'a column twice',
    bytes: text('person_id,updated_date,Updated_Date\nP1,2019-10-01,2019-10-02\n'),
    says: /column more than once: Updated_Date/,
  },
  {
    trouble: 'its required columns missing',
    bytes: text('person_id,note\nP1,x\n'),
    says: /has no column updated_date and source/,
  },
]
