import { activeSnapshot } from '#records/active-snapshot.ts'
import { latestNumber } from '#measures/settings-files.ts'
import type { DuckOptions } from '#store/duck.ts'
import { dataAt, isShownNow, type DataThen } from './data-then.ts'
import { keepEarlier } from './keep-earlier.ts'
import { openShownSnapshot, type ShownSnapshot } from './shown-snapshot.ts'

/** Keeps the active snapshot open for pages. Close it: it holds a DuckDB and a timer. */
export type SnapshotKeeper = {
  /**
   * Runs `work` on the snapshot shown now, which stays open until it is done, whatever is activated
   * meanwhile; on undefined where nothing has been activated.
   */
  use<Result>(work: (shown: ShownSnapshot | undefined) => Promise<Result>): Promise<Result>
  /** What pages showed at an instant, without opening it. */
  at(instant: Date): DataThen
  /** Runs `work` on what was shown then; on undefined where nothing was, or it is not here any more. */
  useThen<Result>(
    then: DataThen,
    work: (shown: ShownSnapshot | undefined) => Promise<Result>,
  ): Promise<Result>
  /** Opens what has been activated since, if anything has; resolves when it is shown. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export type KeeperOptions = {
  readonly dataFolder: string
  readonly duckOptions: DuckOptions
  /** How often the pointer is looked at. */
  readonly everyMs: number
  /** Hears why a newly activated snapshot could not be opened; the one before stays shown. */
  readonly onProblem: (error: unknown) => void
}

/** `key` names the snapshot and the number of the settings it is counted under. */
type Held = { readonly key: string; readonly shown: ShownSnapshot; users: number; isLeft: boolean }

/** The pointer file says which snapshot is active, to this process as to any other. */
export async function keepSnapshot(options: KeeperOptions): Promise<SnapshotKeeper> {
  const { dataFolder, duckOptions, everyMs, onProblem } = options
  let held: Held | undefined
  let failedKey: string | undefined
  let opening: Promise<void> | undefined

  const leave = (one: Held): void => {
    one.isLeft = true
    if (one.users === 0) one.shown.close()
  }

  const open = async (id: string, key: string): Promise<void> => {
    const shown = await openShownSnapshot(dataFolder, id, duckOptions)
    const before = held
    held = { key, shown, users: 0, isLeft: false }
    if (before) leave(before)
  }

  const refresh = async (): Promise<void> => {
    if (opening) return opening
    const id = activeSnapshot(dataFolder)
    if (id === undefined) return
    const key = `${id} ${latestNumber(dataFolder)}`
    if (key === held?.key || key === failedKey) return
    opening = open(id, key)
      .catch((error: unknown) => {
        if (held === undefined) throw error
        failedKey = key
        onProblem(error)
      })
      .finally(() => (opening = undefined))
    return opening
  }

  const use: SnapshotKeeper['use'] = async (work) => {
    const using = held
    if (using === undefined) return work(undefined)
    using.users += 1
    try {
      return await work(using.shown)
    } finally {
      using.users -= 1
      if (using.isLeft && using.users === 0) using.shown.close()
    }
  }
  const earlier = keepEarlier(dataFolder, duckOptions)

  await refresh()
  const timer = setInterval(() => void refresh().catch(onProblem), everyMs)
  timer.unref()
  return {
    use,
    at: (instant) => dataAt(dataFolder, instant),
    useThen: (then, work) =>
      use((now) => (now && isShownNow(then, now) ? work(now) : earlier.use(then, work))),
    refresh,
    async close() {
      clearInterval(timer)
      await opening?.catch(() => undefined)
      if (held) leave(held)
      await earlier.close()
    },
  }
}
