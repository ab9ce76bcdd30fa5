import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { disablePerson } from '#people/people-store.ts'
import { findPerson } from '#people/find-people.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { invite, resetSignIn } from './invitations.ts'
import { appCode } from './testing/app-code.ts'
import { openSignInBench, visitFrom, type SignInBench } from './testing/sign-in-bench.ts'

const password = 'quiet otter under bridge'
const home = '192.0.2.1'
const email = (name: string) => `${name}@marlshire.example`

for (const kind of testPlaces()) {
  describe(`signing in on ${kind.name}`, { skip: kind.skip }, () => {
    let bench: SignInBench
    before(async () => {
      bench = await openSignInBench(kind)
    })
    after(() => bench.close())

    const enter = (name: string, visit = visitFrom(home)) =>
      bench.signIn.signInWithPassword({ email: email(name), password }, visit)
    const entered = async (name: string, visit = visitFrom(home)) => {
      const outcome = await enter(name, visit)
      assert.ok(outcome.ok)
      return outcome.cookies
    }
    const sessionOf = (...cookies: readonly (readonly string[])[]) =>
      bench.signIn.sessionOf(visitFrom(home, ...cookies))

    /** Adds a person and sets their second factor up: their app, recovery codes and session. */
    const withFactor = async (name: string) => {
      const personId = await bench.joined(name, password)
      const begun = await entered(name)
      const session = await sessionOf(begun)
      assert.ok(session)
      const offered = await bench.signIn.secondFactorToSetUp(personId)
      assert.ok(offered)
      const app = () => appCode(offered.secret, bench.now())
      const set = await bench.signIn.setUpSecondFactor(session, app(), visitFrom(home, begun))
      assert.ok(set.ok)
      return { personId, app, codes: set.recoveryCodes, begun, cookies: set.cookies }
    }

    test('a password alone leads to setting up a second factor, which makes the session whole under a new id', async () => {
      const { begun, cookies, codes, personId } = await withFactor('ann')
      assert.equal(await sessionOf(begun), undefined)
      const session = await sessionOf(cookies)
      assert.equal(session?.stage, 'whole')
      assert.equal(session.personId, personId)
      assert.equal(codes.length, 10)
      assert.equal(await bench.signIn.secondFactorToSetUp(personId), undefined)
    })

    test('with a second factor there is no session before it, and a code works once', async () => {
      const { app } = await withFactor('bea')
      bench.pass(60)
      const pending = await entered('bea')
      assert.equal(await sessionOf(pending), undefined)
      const code = app()
      const whole = await bench.signIn.giveSecondFactor(code, visitFrom(home, pending))
      assert.ok(whole.ok)
      assert.equal((await sessionOf(whole.cookies))?.stage, 'whole')

      const again = await entered('bea')
      const replayed = await bench.signIn.giveSecondFactor(code, visitFrom(home, again))
      assert.equal(replayed.ok, false)
    })

    test('of two who give one code at once, one gets in', async () => {
      const { app } = await withFactor('col')
      bench.pass(60)
      const both = [await entered('col'), await entered('col')]
      const code = app()
      const outcomes = await Promise.all(
        both.map((pending) => bench.signIn.giveSecondFactor(code, visitFrom(home, pending))),
      )
      assert.deepEqual(outcomes.filter(({ ok }) => ok).length, 1)
    })

    test('a recovery code gets in once', async () => {
      const { codes } = await withFactor('dee')
      const [code = ''] = codes
      const first = await bench.signIn.giveSecondFactor(
        ` ${code.toLowerCase()}`,
        visitFrom(home, await entered('dee')),
      )
      assert.ok(first.ok)
      const second = await bench.signIn.giveSecondFactor(
        code,
        visitFrom(home, await entered('dee')),
      )
      assert.equal(second.ok, false)
    })

    test('a session is another at each sign-in: one brought along is ended, not taken over', async () => {
      await bench.joined('eva', password)
      const fixed = await entered('eva')
      const later = await entered('eva', visitFrom(home, fixed))
      assert.notDeepEqual(later, fixed)
      assert.equal(await sessionOf(fixed), undefined)
      assert.ok(await sessionOf(later))
    })

    test('a cookie stolen before signing out opens nothing after it, nor does one made up', async () => {
      await bench.joined('fay', password)
      const stolen = await entered('fay')
      const session = await sessionOf(stolen)
      assert.ok(session)
      await bench.signIn.signOut(visitFrom(home, stolen))
      assert.equal(await sessionOf(stolen), undefined)
      const others = await entered('fay')
      assert.ok(await sessionOf(others))
      const { token } = await bench.register.db
        .selectFrom('sign_in_sessions')
        .select('token')
        .where('user_id', '=', String(session.personId))
        .executeTakeFirstOrThrow()
      const signature = Buffer.alloc(32).toString('base64')
      const cookie = `throughline_session=${encodeURIComponent(`${token}.${signature}`)}`
      assert.equal(await bench.signIn.sessionOf({ cookie }), undefined)
    })

    test('a session ends after 30 minutes unused, and after 12 hours however used', async () => {
      await bench.joined('gil', password)
      const cookies = await entered('gil')
      bench.pass(29 * 60)
      assert.ok(await sessionOf(cookies))
      bench.pass(29 * 60)
      assert.ok(await sessionOf(cookies))
      bench.pass(30 * 60)
      assert.equal(await sessionOf(cookies), undefined)

      const long = await entered('gil')
      for (let half = 1; half < 29; half += 1) {
        bench.pass(25 * 60)
        assert.ok(await sessionOf(long), `${half * 25} minutes`)
      }
      bench.pass(20 * 60)
      assert.equal(await sessionOf(long), undefined)
    })

    test('whoever is disabled is out at once and stays out, told the same as anybody', async () => {
      await bench.joined('hal', password)
      const cookies = await entered('hal')
      assert.ok(await sessionOf(cookies))
      const person = await findPerson(bench.register.db, email('hal'))
      assert.ok(person)
      await bench.register.db
        .transaction()
        .execute((within) => disablePerson(within, bench.occasion(), person, bench.today))
      assert.equal(await sessionOf(cookies), undefined)
      const known = await enter('hal')
      const unknown = await enter('nobody')
      assert.equal(known.ok, false)
      assert.deepEqual(known, unknown)
    })

    test('somebody sees their own sessions and ends one; another’s stays', async () => {
      const ivy = await bench.joined('ivy', password)
      await bench.joined('jim', password)
      const [here, there, his] = [await entered('ivy'), await entered('ivy'), await entered('jim')]
      const [mine, other, jims] = [
        await sessionOf(here),
        await sessionOf(there),
        await sessionOf(his),
      ]
      assert.ok(mine && other && jims)
      assert.equal((await bench.signIn.sessionsOf(ivy)).length, 2)
      await bench.signIn.revoke(mine, other.id, visitFrom(home, here))
      await bench.signIn.revoke(mine, jims.id, visitFrom(home, here))
      assert.equal(await sessionOf(there), undefined)
      assert.ok(await sessionOf(his))
      assert.deepEqual(
        (await bench.signIn.sessionsOf(ivy)).map(({ id }) => id),
        [mine.id],
      )
    })

    test('an invitation works once, for 72 hours, and not after another', async () => {
      const kim = await bench.added('kim')
      const invited = () =>
        bench.register.db.transaction().execute((within) => invite(within, bench.occasion(), kim))
      const [first, second] = [await invited(), await invited()]
      const take = (code: string, chosen = password) =>
        bench.signIn.takeInvitation(code, chosen, visitFrom(home))
      assert.equal((await take(first)).ok, false)
      assert.equal(await bench.signIn.invitationOf(second), email('kim'))
      for (const weak of ['short', 'kim and the others', 'password12345!', 'aaaaaaaaaaaaaaa'])
        assert.equal((await take(second, weak)).ok, false, weak)
      assert.equal((await take(second)).ok, true)
      assert.equal((await take(second)).ok, false)
      assert.equal((await enter('kim')).ok, true)

      const late = await invited()
      bench.pass(72 * 3600)
      assert.equal((await take(late)).ok, false)
    })

    test('a reset takes password, second factor and sessions away', async () => {
      const { personId, cookies } = await withFactor('lou')
      const code = await bench.register.db
        .transaction()
        .execute((within) => resetSignIn(within, bench.occasion(), personId))
      assert.equal(await sessionOf(cookies), undefined)
      assert.equal((await enter('lou')).ok, false)
      assert.ok((await bench.signIn.takeInvitation(code, password, visitFrom(home))).ok)
      const again = await enter('lou')
      assert.ok(again.ok)
      assert.equal(again.next, 'set up')
    })

    test('a changed password ends every other session; the old one is asked for', async () => {
      await bench.joined('mia', password)
      const [here, there] = [await entered('mia'), await entered('mia')]
      const session = await sessionOf(here)
      assert.ok(session)
      const change = (now: string, next: string) =>
        bench.signIn.changePassword(session, { now, next }, visitFrom(home, here))
      assert.equal((await change('something else entirely', 'brisk heron over weir')).ok, false)
      const changed = await change(password, 'brisk heron over weir')
      assert.ok(changed.ok)
      assert.equal(await sessionOf(there), undefined)
      assert.equal(await sessionOf(here), undefined)
      assert.ok(await sessionOf(changed.cookies))
      assert.equal((await enter('mia')).ok, false)
    })

    test('coming, going and failing are on record, and no password is', async () => {
      const nia = await bench.joined('nia', password)
      const earlier = (await bench.recorded()).length
      const cookies = await entered('nia')
      await bench.signIn.signOut(visitFrom(home, cookies))
      await bench.signIn.signInWithPassword(
        { email: email('nia'), password: 'not the password' },
        visitFrom(home),
      )
      await bench.signIn.signInWithPassword(
        { email: 'typed@elsewhere.example', password },
        visitFrom(home),
      )
      assert.deepEqual((await bench.recorded()).slice(earlier), [
        `changed sign-in ${nia}: null > signed in`,
        `changed sign-in ${nia}: signed in > null`,
        `refused sign-in ${nia}: wrong e-mail address or password`,
        'refused sign-in nobody known: wrong e-mail address or password',
      ])
      const kept = JSON.stringify(await bench.recorded())
      assert.doesNotMatch(kept, /otter|elsewhere|not the password/)
    })

    test('a person added is there to sign in at once, and one disabled later only then', async () => {
      await bench.joined('ola', password)
      const person = await findPerson(bench.register.db, email('ola'))
      assert.ok(person)
      await bench.register.db
        .transaction()
        .execute((within) =>
          disablePerson(within, bench.occasion(), person, localDate('2019-11-02')),
        )
      assert.equal((await enter('ola')).ok, true)
    })

    test('a session of ours is one to better-auth, whose paths a provider’s sign-in uses', async () => {
      bench.pass((Date.now() - bench.now().getTime()) / 1000)
      const pat = await bench.joined('pat', password)
      const { cookie = '' } = visitFrom(home, await entered('pat'))
      const found = await bench.signIn.auth.api.getSession({ headers: new Headers({ cookie }) })
      assert.equal(found?.user.id, String(pat))
      const other = cookie.replace(/session=./, 'session=!')
      assert.equal(
        await bench.signIn.auth.api.getSession({ headers: new Headers({ cookie: other }) }),
        null,
      )
    })

    test('nobody can sign themselves up', async () => {
      await assert.rejects(
        bench.signIn.auth.api.signUpEmail({
          body: { email: 'eve@elsewhere.example', password, name: 'Eve' },
        }),
      )
    })
  })
}
