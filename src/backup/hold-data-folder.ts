import path from 'node:path'
import { takeLock } from '#store/file-lock.ts'
import { inUse, registerLock } from '#store/open-under-lock.ts'

export type Held =
  | { readonly ok: true; readonly release: () => Promise<void> }
  | { readonly ok: false; readonly problem: string }

/** Takes a data folder for oneself: no server, no import and no other command at its register. */
export async function holdDataFolder(dataFolder: string): Promise<Held> {
  const register = await takeLock(registerLock(dataFolder))
  if (!register.ok) return { ok: false, problem: inUse(dataFolder, register.heldBy) }
  const imports = await takeLock(path.join(dataFolder, 'import.lock'))
  if (!imports.ok) {
    await register.release()
    return { ok: false, problem: inUse(dataFolder, imports.heldBy) }
  }
  return {
    ok: true,
    release: async () => {
      await imports.release()
      await register.release()
    },
  }
}
