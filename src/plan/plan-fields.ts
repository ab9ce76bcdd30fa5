import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'

/** Where faults of a file are gathered, each a sentence with its place. */
export type Faults = { readonly add: (place: string, fault: string) => void }

/**
 * The fields of one object of a plan file. What cannot be read is a fault, and a stand-in comes
 * back: a plan with faults is never used.
 */
export type Fields = {
  readonly has: (name: string) => boolean
  readonly value: (name: string) => unknown
  readonly text: (name: string) => string
  readonly textOrNull: (name: string) => string | null
  readonly oneOf: <Word extends string>(name: string, words: readonly Word[]) => Word
  /** A number from 0 up, of at most four decimal places. */
  readonly number: (name: string) => number
  readonly day: (name: string) => LocalDate
  /** The entries of a list; a list that is absent is empty. */
  readonly list: (name: string) => readonly unknown[]
  /** Two numbers in a list, the lower first. */
  readonly range: (name: string) => readonly [number, number]
  readonly fault: (fault: string) => void
}

/** The fields of a value that should be an object with no others than `known`. */
export function fieldsOf(
  value: unknown,
  place: string,
  known: readonly string[],
  faults: Faults,
): Fields {
  const fault = (text: string) => faults.add(place, text)
  const object = isObject(value) ? value : {}
  if (!isObject(value)) fault('an object in curly brackets is due here.')
  for (const name of Object.keys(object)) {
    if (!known.includes(name)) fault(`there is no field '${nameOnly(name)}' here.`)
  }
  const has = (name: string) => object[name] !== undefined && object[name] !== null
  const text = (name: string): string => {
    const given = object[name]
    if (isText(given)) return given.trim()
    fault(`'${name}' ${has(name) ? 'is not a text' : 'is missing'}.`)
    return ''
  }
  const list = (name: string): readonly unknown[] => {
    const given = object[name]
    if (given === undefined) return []
    if (Array.isArray(given)) return given
    fault(`'${name}' is not a list in square brackets.`)
    return []
  }
  return {
    has,
    value: (name) => object[name],
    fault,
    text,
    list,
    textOrNull: (name) => (has(name) ? text(name) : null),
    oneOf(name, words) {
      const word = words.find((one) => one === object[name])
      if (word !== undefined) return word
      fault(`'${name}' is not one of: ${words.join(', ')}.`)
      return words[0] as (typeof words)[number]
    },
    number(name) {
      if (isPlainNumber(object[name])) return object[name]
      fault(`'${name}' is not a number from 0 up with at most four decimal places.`)
      return 0
    },
    day(name) {
      const day = parseLocalDate(String(object[name]))
      if (day === undefined) fault(`'${name}' is not a day written as YYYY-MM-DD.`)
      return day ?? ('2000-01-01' as LocalDate)
    },
    range(name) {
      const [lower, upper, ...more] = list(name)
      if (isPlainNumber(lower) && isPlainNumber(upper) && lower < upper && more.length === 0) {
        return [lower, upper]
      }
      fault(`'${name}' is not a list of two numbers, the lower first.`)
      return [0, 1]
    },
  }
}

/** The texts of a list, without the spaces around them. */
export function textsOf(fields: Fields, name: string): string[] {
  const given = fields.list(name)
  const found = given.filter(isText)
  if (found.length < given.length) fields.fault(`'${name}' has an entry that is not a text.`)
  return found.map((one) => one.trim())
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text that says something, without the character 0, which PostgreSQL cannot keep. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && !value.includes('\0')

const isPlainNumber = (value: unknown): value is number =>
  typeof value === 'number' &&
  value >= 0 &&
  value < 100_000_000 &&
  Number(value.toFixed(4)) === value

/** A field's name as a message may print it; whatever else stands there is only counted. */
const nameOnly = (name: string): string =>
  /^\w{1,40}$/.test(name) ? name : `(${name.length} characters)`
