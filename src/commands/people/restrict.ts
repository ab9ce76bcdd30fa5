import { dayInWords } from '#calendar/day-in-words.ts'
import { liftRestriction, nameForChild, restrictChild } from '#people/restricted-children.ts'
import { asViewer, commandLine } from '#people/viewer.ts'
import { done, fail, withPerson, type Verb, type VerbNeeds } from './verb.ts'

/** Hides a child from all who are not named (`--why`), names a person for one (`--email`), or both. */
export const restrictVerb: Verb = { takesSubject: true, run: runRestrict }

async function runRestrict(needs: VerbNeeds): Promise<number> {
  const { subject: childId, values, days, db, occasion, around } = needs
  const { why } = values
  if (why === undefined && values.email === undefined)
    return fail(around, 'people restrict needs --why, or the person who is named with --email.')
  const restrict = (personId: number | null) =>
    asViewer(db, commandLine(around.today()), async (within) => {
      const { from } = days
      if (why !== undefined) await restrictChild(within, occasion, { childId, why, from })
      if (personId !== null) await nameForChild(within, occasion, { childId, personId, from })
      return done(
        around,
        `The child ${childId} ${why === undefined ? 'has another person named' : 'shows only to those named'} from ${dayInWords(from)} on.`,
      )
    })
  return values.email === undefined
    ? restrict(null)
    : withPerson(needs, values.email, ({ id }) => restrict(id))
}

/** Ends a child's restriction on its last day, or the naming of the person of `--email`. */
export const liftVerb: Verb = { takesSubject: true, run: runLift }

async function runLift(needs: VerbNeeds): Promise<number> {
  const { subject: childId, values, days, db, occasion, around } = needs
  const { until: lastDay } = days
  if (lastDay === null) return fail(around, 'people lift needs the last day: --until DAY.')
  const lift = async (personId: number | null) => {
    const ended = await asViewer(db, commandLine(around.today()), (within) =>
      liftRestriction(within, occasion, { childId, personId, lastDay }),
    )
    if (ended === 0)
      return fail(
        around,
        `There is nothing of the kind to end for the child ${childId} on that day.`,
      )
    return done(around, `It ends for the child ${childId} after ${dayInWords(lastDay)}.`)
  }
  return values.email === undefined
    ? lift(null)
    : withPerson(needs, values.email, ({ id }) => lift(id))
}
