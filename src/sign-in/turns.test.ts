import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openSignInBench, visitFrom, type SignInBench } from './testing/sign-in-bench.ts'
import { openTurns, type Turns } from './turns.ts'

const password = 'quiet otter under bridge'

for (const kind of testPlaces()) {
  describe(`waiting after failures on ${kind.name}`, { skip: kind.skip }, () => {
    let bench: SignInBench
    let turns: Turns
    before(async () => {
      bench = await openSignInBench(kind)
      turns = openTurns(bench.register.db, 'a key')
    })
    after(() => bench.close())

    /** How long to wait; 0 where the turn was taken. */
    const wait = async (email: string, address: string, device?: string) => {
      const turn = await turns.take({ email, address, device }, bench.now())
      return turn.ok ? 0 : turn.waitSeconds
    }

    test('an account waits 1, 2, 4 … 60 seconds after 5 failures in a row, and never longer', async () => {
      for (let failure = 1; failure <= 5; failure += 1)
        assert.equal(await wait('a', `a${failure}`), 0)
      for (const [index, seconds] of [1, 2, 4, 8, 16, 32, 60, 60, 60].entries()) {
        assert.equal(await wait('a', `b${index}`), seconds)
        bench.pass(seconds - 0.5)
        assert.equal(await wait('a', `c${index}`), 1)
        bench.pass(0.5)
        assert.equal(await wait('a', `d${index}`), 0, `after ${seconds} seconds`)
      }
    })

    test('a server that starts anew waits as the one before did', async () => {
      for (let time = 1; time <= 7; time += 1) {
        await wait('f', `f${time}`)
        bench.pass(time < 6 ? 0 : 1)
      }
      const anew = openTurns(bench.register.db, 'a key')
      const turn = await anew.take(
        { email: 'f', address: 'elsewhere', device: undefined },
        bench.now(),
      )
      assert.deepEqual(turn, { ok: false, waitSeconds: 1 })
    })

    test('many at once get no more turns than one after another', async () => {
      const waits = await Promise.all(
        Array.from({ length: 40 }, (_, index) => wait('b', `many${index}`)),
      )
      assert.equal(waits.filter((seconds) => seconds === 0).length, 5)
    })

    test('an address has 20 failures a minute, a network of IPv6 like one address', async () => {
      for (let at = 1; at <= 20; at += 1) assert.equal(await wait(`c${at}`, `2001:db8::${at}`), 0)
      assert.equal(await wait('c21', '2001:db8:0:0:ffff::1'), 60)
      assert.equal(await wait('c22', '2001:db8:0:1::1'), 0)
      bench.pass(60)
      assert.equal(await wait('c21', '2001:db8::1'), 0)
    })

    test('a turn given back, or a sign-in, counts as no failure', async () => {
      for (let time = 1; time <= 12; time += 1) {
        const turn = await turns.take({ email: 'd', address: 'd', device: undefined }, bench.now())
        assert.ok(turn.ok)
        await turn.giveBack()
      }
      for (let time = 1; time <= 4; time += 1) assert.equal(await wait('d', 'e'), 0)
      const turn = await turns.take({ email: 'd', address: 'd', device: undefined }, bench.now())
      assert.ok(turn.ok)
      await turn.forget()
      for (let time = 1; time <= 5; time += 1) assert.equal(await wait('d', 'f'), 0)
      assert.equal(await wait('d', 'g'), 1)
    })

    test('a device that its person signed in on has a count of its own', async () => {
      for (let time = 1; time <= 6; time += 1) await wait('e', `e${time}`)
      assert.equal(await wait('e', 'e7'), 1)
      assert.equal(await wait('e', 'e7', 'her laptop'), 0)
    })

    test('of 50,000 wrong passwords none gets in, and the right person does within a minute', async () => {
      const names = Array.from({ length: 8 }, (_, index) => `person${index}`)
      for (const name of names) await bench.joined(name, password)
      const earlier = await bench.signIn.signInWithPassword(
        { email: 'person0@marlshire.example', password },
        visitFrom('192.0.2.1'),
      )
      assert.ok(earlier.ok)
      const accounts = [...names, ...names.map((name) => `unknown-${name}`)]
      let [entered, compared] = [0, 0]
      for (let tried = 0; tried < 50_000; tried += 1) {
        const outcome = await bench.signIn.signInWithPassword(
          {
            email: `${accounts[tried % accounts.length]}@marlshire.example`,
            password: `wrong ${tried}`,
          },
          visitFrom(`198.51.${tried % 100}.${tried % 251}`),
        )
        if (outcome.ok) entered += 1
        else if (outcome.problem.startsWith('That')) compared += 1
        // 50,000 in 100 seconds.
        bench.pass(0.002)
      }
      assert.equal(entered, 0)
      // Of each account: 5, then after 1, 3, 7, 15, 31 and 63 seconds.
      assert.equal(compared, accounts.length * 11)
      const again = await bench.signIn.signInWithPassword(
        { email: 'person0@marlshire.example', password },
        visitFrom('192.0.2.1', earlier.cookies),
      )
      assert.ok(again.ok)
    })
  })
}
