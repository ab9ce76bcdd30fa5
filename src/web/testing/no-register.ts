import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** For tests of pages that read nothing of the register but the plan they are given. */
export const noRegister = new Proxy({} as Kysely<RegisterTables>, {
  get: () => {
    throw new Error('This test was given no register.')
  },
})
