import type { Plan } from '#plan/plan.ts'
import type { SignIn } from '#sign-in/open-sign-in.ts'
import type { SnapshotKeeper } from './snapshot-keeper.ts'

/** What the pages are made of; built once, where the process starts. */
export type PageNeeds = {
  /** The plan shown now; undefined where none has been recorded. */
  readonly plan: () => Promise<Plan | undefined>
  /** Where the snapshots are, of which `snapshots` shows the active one. */
  readonly dataFolder: string
  readonly snapshots: Pick<SnapshotKeeper, 'use'>
  /** What every page says of where it stands: an invented council, a register for trying out. */
  readonly strip: readonly string[]
  /** The folder that `buildAssets` made. */
  readonly assetsFolder: string
  /** Hears of what went wrong, for whoever runs the service. */
  readonly tell: (line: string) => void
  /** How people sign in; without it there are no pages for it. */
  readonly signIn?: SignIn
}
