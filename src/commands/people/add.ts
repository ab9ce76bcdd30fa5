import { dayInWords } from '#calendar/day-in-words.ts'
import { findPerson } from '#people/find-people.ts'
import { addPerson, giveRole } from '#people/people-store.ts'
import { findRole, problemOfGiving } from '#people/roles.ts'
import type { Assignment } from '#people/scope-of.ts'
import { done, fail, wrongWayRound, type Verb, type VerbNeeds } from './verb.ts'

/** Adds a person, with a role where one is named; or gives one who is there another role. */
export const addVerb: Verb = { takesSubject: true, run: runAdd }

async function runAdd(needs: VerbNeeds): Promise<number> {
  const { subject: email, values, days, db, occasion, around } = needs
  if (!/^[^@\s]+@[^@\s]+$/.test(email.trim()))
    return fail(around, `'${email}' is not an e-mail address.`)
  const assignment = assignmentOf(needs)
  if (typeof assignment === 'string') return fail(around, assignment)
  const there = await findPerson(db, email)
  if (there === undefined && values.name === undefined)
    return fail(around, 'A new person needs a name: --name NAME.')
  if (there !== undefined && (assignment === undefined || values.name !== undefined))
    return fail(around, `${there.name} is there already. To give another role, leave out --name.`)
  if (there?.disabledOn)
    return fail(around, `${there.name} is disabled from ${dayInWords(there.disabledOn)}.`)
  await db.transaction().execute(async (within) => {
    const id =
      there?.id ??
      (await addPerson(within, occasion, {
        email,
        name: values.name ?? '',
        workerId: values.worker ?? null,
        addedOn: days.on,
      }))
    if (assignment) await giveRole(within, occasion, id, assignment)
  })
  const name = there?.name ?? values.name
  return done(
    around,
    `${name} ${assignment ? `is ${roleInWords(assignment)}` : 'was added, and may see nothing until given a role'}.`,
  )
}

/** The role the words give, if any; a sentence where it cannot be given so. */
function assignmentOf({ values, days }: VerbNeeds): Assignment | string | undefined {
  if (values.role === undefined)
    return values.team === undefined && values.service === undefined
      ? undefined
      : 'A team or a service goes with a role: --role ROLE.'
  const role = findRole(values.role)
  if (role === undefined) return `There is no role '${values.role}'. people roles lists them.`
  const givenFor = { team: values.team ?? null, service: values.service ?? null }
  const problem = problemOfGiving(role, givenFor) ?? wrongWayRound(days)
  if (problem !== undefined) return problem
  return { role: role.name, ...givenFor, from: days.from, until: days.until }
}

const roleInWords = ({ role, team, service, from, until }: Assignment): string => {
  const unit = team ?? service
  return `${role}${unit === null ? '' : ` of ${unit}`} from ${dayInWords(from)}${until === null ? '' : ` until ${dayInWords(until)}`}`
}
