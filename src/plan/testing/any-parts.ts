import * as fc from 'fast-check'
import { localDate } from '#calendar/local-date.ts'

/** A record as the program makes them, which has the ordinary prototype. */
export const ordinary = <Model extends object>(model: {
  [Field in keyof Model]: fc.Arbitrary<Model[Field]>
}) => fc.record(model, { noNullPrototype: true })

/** A text that says something, without spaces at its ends or the character 0. */
export const text = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((one) => one.replaceAll('\0', '').trim())
  .filter((one) => one !== '')
export const day = fc.integer({ min: 2015, max: 2030 }).map((year) => localDate(`${year}-03-31`))
export const orNull = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: null })
