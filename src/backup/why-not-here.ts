import { existsSync, readdirSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { isExample } from '#records/example-marker.ts'
import { readMigrations } from '#store/migration-files.ts'
import { openPostgresql } from '#store/open-postgresql.ts'
import { foldersKept, type Head } from './backup-format.ts'
import { hasRegister } from './empty-schema.ts'
import { asking } from './load-register.ts'
import type { Backup } from './prove-backup.ts'

type Where = { readonly dataFolder: string; readonly databaseUrl: string | undefined }

/** What keeps a proved backup from being restored here, in a sentence; undefined where nothing does. */
export async function whyNotHere(
  { head, octets }: Backup,
  where: Where,
  replace: boolean,
): Promise<string | undefined> {
  const { dataFolder } = where
  const unknown = unknownSchema(head)
  if (unknown !== undefined) return unknown
  const holds = holdsAnything(dataFolder)
  if ((holds || isExample(dataFolder)) && isExample(dataFolder) !== head.example)
    return head.example
      ? `The backup is of the example council, and ${dataFolder} holds a council’s own data: the two never mix. Name an empty folder with --data.`
      : `The backup is of a council’s own data, and ${dataFolder} is the example’s: the two never mix. Name another folder with --data.`
  const register = await registerThere(where)
  if (!register.ok) return register.problem
  if ((holds || register.isThere) && !replace)
    return `There is an installation already, in ${dataFolder}${register.isThere ? ' or in the database that DATABASE_URL names' : ''}. Take a backup of it first; then say --replace to put this one in its place, or name an empty folder with --data.`
  const { bavail, bsize } = statfsSync(dataFolder)
  // The register takes several times the room of its compressed rows.
  const needed = octets * 3 + 150_000_000
  return bavail * bsize < needed
    ? `There is not enough room on the disk of ${dataFolder}: the restore needs ${Math.ceil(needed / 1_000_000)} MB. Make room and try again.`
    : undefined
}

function unknownSchema({ program, register: { schema } }: Head): string | undefined {
  const known = readMigrations()
  const stranger = schema.find(
    ({ number, sha256 }, index) =>
      known[index]?.number !== number || known[index].sha256 !== sha256,
  )
  if (stranger === undefined) return undefined
  return schema.length > known.length
    ? `The backup was made by a newer program, Throughline ${program}: its register is at migration ${schema.length}, and this program knows ${known.length}. Restore it with that program.`
    : `Migration ${stranger.number} (${stranger.name}) of the backup’s register had another text than this program has. Restore it with the program that made it, Throughline ${program}.`
}

/** Whether anything of an installation is in a folder: what only a command's start leaves is nothing. */
const holdsAnything = (dataFolder: string): boolean =>
  [...foldersKept, 'register'].some((name) => {
    const folder = path.join(dataFolder, name)
    return existsSync(folder) && readdirSync(folder).length > 0
  })

async function registerThere({
  databaseUrl,
}: Where): Promise<{ ok: true; isThere: boolean } | { ok: false; problem: string }> {
  if (!databaseUrl) return { ok: true, isThere: false }
  const opened = await openPostgresql(databaseUrl)
  if (!opened.ok) return opened
  const client = await opened.pool.connect()
  try {
    return { ok: true, isThere: await hasRegister(asking(client)) }
  } finally {
    client.release()
    await opened.pool.end()
  }
}
