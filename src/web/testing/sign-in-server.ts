import type { FastifyInstance } from 'fastify'
import type { SignInBench } from '#sign-in/testing/sign-in-bench.ts'
import { openDoor } from '../guard/door.ts'
import type { PageNeeds } from '../page-needs.ts'
import { buildServer, type Reached } from '../server.ts'
import { nothingAround } from '#plan/testing/nothing-around.ts'
import { noRegister } from './no-register.ts'
import { noSnapshots } from './no-snapshots.ts'

/** For tests: the pages without figures or a plan, over sign-in on a register. */
export const signInServer = (
  bench: SignInBench,
  needs: Pick<PageNeeds, 'tell'> & Partial<Pick<PageNeeds, 'assetsFolder' | 'example'>>,
  reached: Reached = {},
): Promise<FastifyInstance> =>
  buildServer(
    {
      plan: () => Promise.resolve(undefined),
      around: (_, day) => Promise.resolve(nothingAround(day)),
      register: noRegister,
      dataFolder: '/nowhere',
      snapshots: noSnapshots,
      strip: [],
      assetsFolder: import.meta.dirname,
      signIn: bench.signIn,
      door: openDoor(bench.register.db, bench.signIn.sessionOf, bench.now),
      exportsPerMinute: 60,
      example: undefined,
      ...needs,
    },
    reached,
  )
