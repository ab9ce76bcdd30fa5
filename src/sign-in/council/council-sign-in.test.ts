import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { addDays } from '#calendar/local-date.ts'
import { findPersonById } from '#people/find-people.ts'
import { disablePerson } from '#people/people-store.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { resetSignIn } from '../invitations.ts'
import { openLocalProvider, signInAt, type LocalProvider } from '../testing/local-provider.ts'
import { openSignInBench, visitFrom, type SignInBench } from '../testing/sign-in-bench.ts'
import type { CouncilSignIn } from './council-sign-in.ts'

const home = '192.0.2.7'
const redirectUri = 'http://localhost:3000/sign-in/council/back'

for (const kind of testPlaces()) {
  describe(`the council’s own sign-in on ${kind.name}`, { skip: kind.skip }, () => {
    let provider: LocalProvider
    let bench: SignInBench
    let council: CouncilSignIn
    before(async () => {
      provider = await openLocalProvider(redirectUri)
      bench = await openSignInBench(kind, { council: provider.settings })
      assert.ok(bench.signIn.council)
      council = bench.signIn.council
      await bench.added('hal')
    })
    after(async () => {
      await bench.close()
      await provider.close()
    })
    beforeEach(() => provider.accounts.clear())

    const account = (name: string, ...groups: readonly string[]) => {
      const email = `${name}@marlshire.example`
      provider.accounts.set(name, { email, email_verified: true, groups })
    }
    const begin = async (next = '/') => {
      const begun = await council.begin(next)
      assert.ok(begun.ok)
      return begun
    }
    /** The answer to a sign-in begun here, as far as the provider's part in it. */
    const answered = async (name: string) => {
      const { address, cookies } = await begin()
      const back = await signInAt(provider, address, name)
      return { query: Object.fromEntries(back.searchParams), visit: visitFrom(home, cookies) }
    }
    const enter = async (name: string) => {
      const { query, visit } = await answered(name)
      return council.comeBack(query, visit)
    }
    const refusal = async (name: string) => {
      const outcome = await enter(name)
      return outcome.ok ? 'in' : outcome.refusal
    }
    const lastRecorded = async () => (await bench.recorded()).at(-1)
    const rolesOf = async (personId: number) =>
      (await findPersonById(bench.register.db, personId))?.assignments.map(
        ({ role, team, from, until, givenBy }) => [role, team, from, until, givenBy],
      )
    const sessionAfter = (cookies: readonly string[]) =>
      bench.signIn.sessionOf({ cookie: visitFrom(home, cookies).cookie })

    test('lets in who was added, with the roles of their groups, on record', async () => {
      const ann = await bench.added('ann')
      account('ann', 'g-north', 'g-unknown')
      const { address, cookies } = await begin('/measures?period=2019-10')
      const back = await signInAt(provider, address, 'ann')
      const outcome = await council.comeBack(
        Object.fromEntries(back.searchParams),
        visitFrom(home, cookies),
      )
      assert.ok(outcome.ok)
      assert.equal(outcome.next, '/measures?period=2019-10')
      const session = await sessionAfter(outcome.cookies)
      // A second factor is the provider's to ask for.
      assert.deepEqual([session?.personId, session?.stage], [ann, 'whole'])
      assert.deepEqual(session?.startedAt, bench.now())
      assert.deepEqual(await rolesOf(ann), [
        ['team manager', 'North', '2019-11-01', null, 'council sign-in'],
      ])
      assert.deepEqual((await bench.recorded()).slice(-2), [
        `changed role of person ${ann}: null > [object Object]`,
        `changed sign-in ${ann}: null > signed in by the council’s sign-in`,
      ])
    })

    test('keeps one session and no token of the provider’s', async () => {
      const ben = await bench.added('ben')
      account('ben')
      assert.equal(await refusal('ben'), 'in')
      assert.equal(await refusal('ben'), 'in')
      const db = bench.register.db
      const accounts = await db
        .selectFrom('sign_in_accounts')
        .selectAll()
        .where('user_id', '=', String(ben))
        .execute()
      assert.deepEqual(
        accounts.map((one) => [
          one.account_id,
          one.access_token,
          one.refresh_token,
          one.id_token,
          one.password,
        ]),
        [[`${provider.issuer} throughline ben`, null, null, null, null]],
      )
      const sessions = await bench.signIn.sessionsOf(ben)
      assert.equal(sessions.length, 2)
      const waiting = await db.selectFrom('sign_in_verifications').selectAll().execute()
      assert.deepEqual(waiting, [])
    })

    test('a second sign-in in one browser ends the first', async () => {
      const cat = await bench.added('cat')
      account('cat')
      const first = await enter('cat')
      assert.ok(first.ok)
      const { address, cookies } = await begin()
      const back = await signInAt(provider, address, 'cat')
      const visit = visitFrom(home, first.cookies, cookies)
      const second = await council.comeBack(Object.fromEntries(back.searchParams), visit)
      assert.ok(second.ok)
      assert.equal(await sessionAfter(first.cookies), undefined)
      assert.equal((await sessionAfter(second.cookies))?.personId, cat)
    })

    test('a role goes with its group', async () => {
      const dan = await bench.added('dan')
      account('dan', 'g-north', 'g-member')
      assert.equal(await refusal('dan'), 'in')
      account('dan', 'g-member')
      assert.equal(await refusal('dan'), 'in')
      assert.deepEqual(await rolesOf(dan), [
        ['team manager', 'North', '2019-11-01', '2019-10-31', 'council sign-in'],
        ['member', null, '2019-11-01', null, 'council sign-in'],
      ])
    })

    test('an account is known by its number once its address is another', async () => {
      const eve = await bench.added('eve')
      account('eve')
      assert.equal(await refusal('eve'), 'in')
      provider.accounts.set('eve', { email: 'eve.marsh@marlshire.example', email_verified: true })
      const outcome = await enter('eve')
      assert.ok(outcome.ok)
      assert.equal((await sessionAfter(outcome.cookies))?.personId, eve)
    })

    test('another account with an address that went on to it is refused until a reset', async () => {
      const fay = await bench.added('fay')
      account('fay')
      assert.equal(await refusal('fay'), 'in')
      provider.accounts.set('fay-2', { email: 'fay@marlshire.example', email_verified: true })
      assert.equal(await refusal('fay-2'), 'address of another account')
      assert.equal(
        await lastRecorded(),
        `refused sign-in ${fay}: another account of the council was this person’s before`,
      )
      await bench.register.db
        .transaction()
        .execute((within) => resetSignIn(within, bench.occasion(), fay))
      assert.equal(await refusal('fay-2'), 'in')
    })

    test('nobody is let in who was not added, and nobody is added', async () => {
      account('gus', 'g-north')
      assert.equal(await refusal('gus'), 'nobody added')
      assert.equal(
        await lastRecorded(),
        'refused sign-in nobody known: the council’s sign-in named somebody who was not added',
      )
      const there = await bench.register.db
        .selectFrom('sign_in_users')
        .select('id')
        .where('email', '=', 'gus@marlshire.example')
        .execute()
      assert.deepEqual(there, [])
    })

    const faults = {
      'an address that is not verified': [
        { email: 'hal@marlshire.example', email_verified: false },
        'address not verified',
      ],
      'an address of which nothing is said': [
        { email: 'hal@marlshire.example' },
        'address not verified',
      ],
      'no address': [{ email_verified: true }, 'no address'],
    } as const
    for (const [fault, [claims, refused]] of Object.entries(faults))
      test(`${fault} lets nobody in`, async () => {
        provider.accounts.set('hal', claims)
        assert.equal(await refusal('hal'), refused)
        assert.match((await lastRecorded()) ?? '', /^refused sign-in /)
      })

    test('more groups than can be told end no role and let nobody in', async () => {
      const ida = await bench.added('ida')
      account('ida', 'g-north')
      assert.equal(await refusal('ida'), 'in')
      provider.accounts.set('ida', {
        email: 'ida@marlshire.example',
        email_verified: true,
        _claim_names: { groups: 'elsewhere' },
      })
      assert.equal(await refusal('ida'), 'groups not told')
      assert.deepEqual(await rolesOf(ida), [
        ['team manager', 'North', '2019-11-01', null, 'council sign-in'],
      ])
    })

    test('who is disabled from tomorrow on is let in, and from today on is not', async () => {
      const joe = await bench.added('joe')
      account('joe')
      const disable = async (days: number) => {
        const person = await findPersonById(bench.register.db, joe)
        assert.ok(person)
        await bench.register.db
          .transaction()
          .execute((within) =>
            disablePerson(within, bench.occasion(), person, addDays(bench.today, days)),
          )
      }
      await disable(1)
      assert.equal(await refusal('joe'), 'in')
      await disable(0)
      assert.equal(await refusal('joe'), 'disabled')
      assert.equal(await lastRecorded(), `refused sign-in ${joe}: disabled`)
    })

    test('an answer is taken once, and in the browser that asked for it alone', async () => {
      await bench.added('kim')
      account('kim')
      const { query, visit } = await answered('kim')
      const state = async (given: Readonly<Record<string, string>>, who = visit) => {
        const outcome = await council.comeBack(given, who)
        return outcome.ok ? 'in' : outcome.refusal
      }
      const entries = (await bench.recorded()).length
      assert.equal(await state(query, visitFrom(home)), 'not begun here')
      const { cookies } = await begin()
      assert.equal(await state(query, visitFrom(home, cookies)), 'not begun here')
      assert.equal(await state({ ...query, state: 'made-up' }), 'not begun here')
      const { state: _, ...stateless } = query
      assert.equal(await state(stateless), 'not begun here')
      assert.equal((await bench.recorded()).length, entries)
      assert.equal(await state(query), 'in')
      assert.equal(await state(query), 'not begun here')
    })

    test('two answers at once are one sign-in', async () => {
      const lee = await bench.added('lee')
      account('lee')
      const { query, visit } = await answered('lee')
      const both = await Promise.all([1, 2].map(() => council.comeBack(query, visit)))
      assert.ok(both.filter(({ ok }) => ok).length <= 1)
      assert.ok((await bench.signIn.sessionsOf(lee)).length <= 1)
    })

    const changes = {
      nonce: 'another',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    }
    for (const [name, value] of Object.entries(changes))
      test(`an answer to another ${name} than was asked with is refused`, async () => {
        account('kim')
        const { address, cookies } = await begin()
        const changed = new URL(address)
        changed.searchParams.set(name, value)
        const back = await signInAt(provider, changed.href, 'kim')
        const outcome = await council.comeBack(
          Object.fromEntries(back.searchParams),
          visitFrom(home, cookies),
        )
        assert.equal(outcome.ok || outcome.refusal, 'provider failed')
      })

    test('an answer of another issuer, or with the code of another sign-in, is refused', async () => {
      account('kim')
      const one = await answered('kim')
      const other = await answered('kim')
      const issuer = await council.comeBack(
        { ...one.query, iss: 'https://elsewhere.example' },
        one.visit,
      )
      assert.equal(issuer.ok || issuer.word, 'issuer_mismatch')
      const code = await council.comeBack(
        { ...other.query, code: one.query['code'] ?? '' },
        other.visit,
      )
      assert.equal(code.ok || code.refusal, 'provider failed')
    })

    test('an address of another claim counts where the council says that they are its own', async () => {
      const settings = { ...provider.settings, addressClaim: 'preferred_username' }
      const ned = await bench.added('ned')
      provider.accounts.set('ned', { preferred_username: 'Ned@marlshire.example' })
      const enterBy = async (addressesAreVerified: boolean) => {
        const other = bench.opened({ ...settings, addressesAreVerified }).council
        const begun = await other?.begin('/')
        assert.ok(other && begun?.ok)
        const back = await signInAt(provider, begun.address, 'ned')
        const query = Object.fromEntries(back.searchParams)
        return other.comeBack(query, visitFrom(home, begun.cookies))
      }
      const refused = await enterBy(false)
      assert.equal(refused.ok || refused.refusal, 'address not verified')
      const outcome = await enterBy(true)
      assert.ok(outcome.ok)
      assert.equal((await sessionAfter(outcome.cookies))?.personId, ned)
    })

    test('a provider that calls itself otherwise than was settled is not gone to', async () => {
      const issuer = `${provider.issuer}/`
      const begun = await bench.opened({ ...provider.settings, issuer }).council?.begin('/')
      assert.ok(begun?.ok === false)
      assert.deepEqual([begun.refusal, begun.word], ['provider failed', 'issuer_mismatch'])
    })

    test('who gives up there is told so', async () => {
      assert.equal(await refusal(''), 'given up')
    })

    test('while the provider is down a password still opens, and once it is up so does it', async () => {
      const password = 'quiet otter under bridge'
      await bench.joined('may', password)
      account('may')
      const waiting = await answered('may')
      await provider.goDown()
      const started = bench.opened()
      assert.ok(started.council)
      const begun = await started.council.begin('/')
      assert.equal(begun.ok || begun.refusal, 'provider failed')
      const back = await council.comeBack(waiting.query, waiting.visit)
      assert.equal(back.ok || back.refusal, 'provider failed')
      const email = 'may@marlshire.example'
      const entered = await started.signInWithPassword({ email, password }, visitFrom(home))
      assert.equal(entered.ok, true)
      await provider.comeUp()
      assert.equal((await started.council.begin('/')).ok, true)
      assert.equal(await refusal('may'), 'in')
    })
  })
}
