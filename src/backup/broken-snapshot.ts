import { activeSnapshot, hasSnapshot, listSnapshots } from '#records/active-snapshot.ts'

/** Which snapshot of a folder is not whole by its own list of tables, in a sentence. */
export function brokenSnapshot(folder: string): string | undefined {
  const active = activeSnapshot(folder)
  const named = listSnapshots(folder).map(({ snapshot }) => snapshot)
  const broken = [...named, ...(active === undefined ? [] : [active])].find(
    (snapshot) => !hasSnapshot(folder, snapshot),
  )
  return broken === undefined ? undefined : `its snapshot ${broken} is not whole.`
}
