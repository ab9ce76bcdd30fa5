import type { DuckOptions } from '#store/duck.ts'
import type { DataThen } from './data-then.ts'
import { openShownSnapshot, type ShownSnapshot } from './shown-snapshot.ts'

/** Snapshots as earlier days had them, the last few asked for held open. Close it: they hold a DuckDB each. */
export type EarlierSnapshots = {
  use<Result>(
    then: DataThen,
    work: (shown: ShownSnapshot | undefined) => Promise<Result>,
  ): Promise<Result>
  close(): Promise<void>
}

type Held = { readonly opening: Promise<ShownSnapshot>; users: number; isLeft: boolean }

/** Two days are compared at a time. */
const mostHeld = 2

export function keepEarlier(dataFolder: string, duckOptions: DuckOptions): EarlierSnapshots {
  const held = new Map<string, Held>()

  const closeLeft = async (one: Held): Promise<void> => {
    if (one.isLeft && one.users === 0)
      await one.opening.then((shown) => shown.close()).catch(() => undefined)
  }
  const leave = (key: string, one: Held): Promise<void> => {
    held.delete(key)
    one.isLeft = true
    return closeLeft(one)
  }
  const open = (snapshot: string, then: DataThen): Held => {
    const { numbered, definitions, importedUntil } = then
    const opening = openShownSnapshot(dataFolder, snapshot, duckOptions, {
      numbered,
      ...(definitions.are === 'others, shown' ? { versions: definitions.versions } : {}),
      ...(importedUntil === undefined ? {} : { importedUntil }),
    })
    return { opening, users: 0, isLeft: false }
  }

  return {
    async use(then, work) {
      const { key, snapshot } = then
      if (snapshot === undefined) return work(undefined)
      const one = held.get(key) ?? open(snapshot, then)
      held.delete(key)
      held.set(key, one)
      one.users += 1
      const [oldest] = held
      if (held.size > mostHeld && oldest !== undefined) void leave(...oldest)
      try {
        return await work(await one.opening)
      } catch (error) {
        // What could not be opened is not kept, and is tried again.
        if (held.get(key) === one) void leave(key, one)
        throw error
      } finally {
        one.users -= 1
        await closeLeft(one)
      }
    },
    async close() {
      await Promise.all([...held].map(([key, one]) => leave(key, one)))
    },
  }
}
