import { rmSync } from 'node:fs'
import { openRegister, type RegisterPlace } from '#store/register.ts'
import type { Dump } from './backup-format.ts'
import { dumpRegister } from './dump-register.ts'
import { workFolder } from './work-folder.ts'

/** What was dumped, with its tables in `folder` for as long as `use` runs. */
export type UseDump<Outcome> = (dump: Dump, folder: string) => Promise<Outcome>

export type Refused = { readonly ok: false; readonly problem: string }

/** Dumps the register of a data folder that no other process has open, or that is on a server. */
export async function takeDump<Outcome>(
  place: RegisterPlace,
  use: UseDump<Outcome>,
): Promise<Outcome | Refused> {
  const opened = await openRegister(place)
  if (!opened.ok) return opened
  const { register } = opened
  const folder = workFolder(place.dataFolder)
  try {
    const dump = await dumpRegister(register, folder).finally(() => register.close())
    return await use(dump, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
