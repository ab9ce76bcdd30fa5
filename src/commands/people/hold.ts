import { dayInWords } from '#calendar/day-in-words.ts'
import { holdPost } from '#people/post-holders.ts'
import { done, fail, withPerson, wrongWayRound, type Verb } from './verb.ts'

/** Has a person hold a post of the plan, or deputise in it, over days. */
export const holdVerb: Verb = {
  takesSubject: true,
  run: (needs) =>
    withPerson(needs, needs.values.email, async (person) => {
      const { subject: post, values, days, db, occasion, around } = needs
      const as = values.as ?? 'holder'
      if (as !== 'holder' && as !== 'deputy')
        return fail(around, `'${as}' is not a way to hold a post: use holder or deputy.`)
      const wrong = wrongWayRound(days)
      if (wrong !== undefined) return fail(around, wrong)
      const held = { post, personId: person.id, as, from: days.from, until: days.until } as const
      const problem = await db.transaction().execute((within) => holdPost(within, occasion, held))
      if (problem !== undefined) return fail(around, problem)
      return done(
        around,
        `${person.name} is ${as} of the post ${post} from ${dayInWords(days.from)}.`,
      )
    }),
}
