import { localDate } from '#calendar/local-date.ts'
import type { Deed, Occasion } from '#people/access-record/entry.ts'
import type { Person } from '#people/find-people.ts'
import { scopeOf, type Assignment } from '#people/scope-of.ts'
import type { SignIn } from '#sign-in/open-sign-in.ts'
import type { Door } from '../guard/door.ts'

/** For tests: a door without a register, open to whoever is set. */
export type TestDoor = {
  readonly door: Door
  /** What was recorded, in order. */
  readonly deeds: readonly Deed[]
  /** Has somebody of these roles ask from now on; nobody is signed in where there is none named. */
  readonly askAs: (...roles: readonly Partial<Assignment>[]) => void
  /** When, by whom and from where each was. */
  readonly occasions: readonly Occasion[]
  /** Empties what was recorded. */
  readonly forget: () => void
  /** Children restricted, whom nobody is named for. */
  readonly hide: (...children: readonly string[]) => void
}

const day = localDate('2019-11-01')

/** An assistant director, who sees every team, asks unless another is set. */
export function testDoor(): TestDoor {
  const deeds: Deed[] = []
  const occasions: Occasion[] = []
  let hidden: readonly string[] = []
  let person: Person | undefined = personOf([{ role: 'assistant director' }])
  return {
    deeds,
    occasions,
    askAs: (...roles) => {
      person = roles.length === 0 ? undefined : personOf(roles)
    },
    forget: () => {
      deeds.length = 0
    },
    hide: (...children) => {
      hidden = children
    },
    door: {
      now: () => new Date(`${day}T09:00:00Z`),
      whoIs: () => Promise.resolve(person && { person, sessionId: 's1', mustSetUp: false }),
      scopeOf: (asker, may) => Promise.resolve(scopeOf(asker.person, asker.today, { may, hidden })),
      entries: () => Promise.resolve([]),
      whoSaw: () => Promise.resolve([]),
      people: () => Promise.resolve([]),
      record: (occasion, deed) => {
        deeds.push(deed)
        occasions.push(occasion)
        return Promise.resolve()
      },
    },
  }
}

const personOf = (roles: readonly Partial<Assignment>[]): Person => ({
  id: 1,
  email: 'a.person@marlshire.example',
  name: 'A. Person',
  workerId: 'w1',
  addedOn: day,
  disabledOn: null,
  assignments: roles.map((one, index) => ({
    id: index + 1,
    role: '',
    team: null,
    service: null,
    from: day,
    until: null,
    givenBy: 'hand',
    ...one,
  })),
})

const refusal = { ok: false, problem: 'Not here.' } as const

const closed: Omit<SignIn, 'auth'> = {
  council: undefined,
  sessionOf: () =>
    Promise.resolve({
      id: 's1',
      personId: 1,
      person: personOf([]),
      startedAt: new Date(0),
      stage: 'whole',
    }),
  signInWithPassword: () => Promise.resolve(refusal),
  giveSecondFactor: () => Promise.resolve(refusal),
  isPending: () => Promise.resolve(true),
  invitationOf: () => Promise.resolve(undefined),
  takeInvitation: () => Promise.resolve(refusal),
  signOut: () => Promise.resolve([]),
  emailOf: () => Promise.resolve('a.person@marlshire.example'),
  hasPassword: () => Promise.resolve(true),
  sessionsOf: () => Promise.resolve([]),
  revoke: () => Promise.resolve(),
  secondFactorToSetUp: () => Promise.resolve(undefined),
  setUpSecondFactor: () => Promise.resolve(refusal),
  changePassword: () => Promise.resolve({ ...refusal, at: 'now' }),
  renewRecoveryCodes: () => Promise.resolve(refusal),
}

/** For tests: sign-in where every form has a problem; who is signed in is the door's to say. */
export const closedSignIn = closed as SignIn
