import type { Kysely } from 'kysely'
import type { Plan } from '#plan/plan.ts'
import type { SignIn, Visit } from '#sign-in/open-sign-in.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Door } from './guard/door.ts'
import type { SnapshotKeeper } from './snapshot-keeper.ts'

export type ExampleDoor = {
  readonly people: readonly {
    readonly name: string
    readonly email: string
    readonly role: string
    /** What the role sees and does. */
    readonly inWords: string
  }[]
  /** Gives Set-Cookie headers. */
  readonly signInAs: (email: string, visit: Visit) => Promise<readonly string[]>
}

/** What the pages are made of; built once, where the process starts. */
export type PageNeeds = {
  /** The plan shown now; undefined where none has been recorded. */
  readonly plan: () => Promise<Plan | undefined>
  /** What people keep of the plan, for the pages on which they do. */
  readonly register: Kysely<RegisterTables>
  /** Where the snapshots are, of which `snapshots` shows the active one. */
  readonly dataFolder: string
  readonly snapshots: Pick<SnapshotKeeper, 'use'>
  /** What every page says of where it stands: an invented council, a register for trying out. */
  readonly strip: readonly string[]
  /** The folder that `buildAssets` made. */
  readonly assetsFolder: string
  /** Hears of what went wrong, for whoever runs the service. */
  readonly tell: (line: string) => void
  readonly door: Door
  /** What the pages of signing in and of one's own account do. */
  readonly signIn: SignIn
  /** How many files of children each person may take in a minute. */
  readonly exportsPerMinute: number
  /** In the example council: its people, and how one signs in as them without a password. */
  readonly example: ExampleDoor | undefined
  /** Hears of every route there is, but those of HEAD. */
  readonly onRoute?: (method: string, url: string) => void
}
