import { dayInWords } from '#calendar/day-in-words.ts'
import { disablePerson, endRole } from '#people/people-store.ts'
import { done, fail, withPerson, type Verb } from './verb.ts'

/** Ends a role of a person on its last day. */
export const endVerb: Verb = {
  takesSubject: true,
  run: (needs) =>
    withPerson(needs, needs.subject, async (person) => {
      const { values, days, db, occasion, around } = needs
      const { role } = values
      if (role === undefined || days.until === null)
        return fail(around, 'people end needs --role and its last day, --until DAY.')
      const ending = { role, unit: values.team ?? values.service ?? null, lastDay: days.until }
      const ended = await db
        .transaction()
        .execute((within) => endRole(within, occasion, person, ending))
      if (ended === 0) return fail(around, `${person.name} has no such role to end on that day.`)
      return done(around, `${person.name} is ${role} until ${dayInWords(days.until)}.`)
    }),
}

/** Keeps a person out from a day on; what they did stays on record. */
export const disableVerb: Verb = {
  takesSubject: true,
  run: (needs) =>
    withPerson(needs, needs.subject, async (person) => {
      const { days, db, occasion, around } = needs
      if (days.from < person.addedOn)
        return fail(
          around,
          `${person.name} was added on ${dayInWords(person.addedOn)}, after that day.`,
        )
      await db.transaction().execute((within) => disablePerson(within, occasion, person, days.from))
      return done(around, `${person.name} may see nothing from ${dayInWords(days.from)} on.`)
    }),
}
