import type { DuckOptions } from '#store/duck.ts'
import type { Finding, Patient } from './finding.ts'
import { checkLeftovers } from './leftovers.ts'
import { checkMachine } from './machine.ts'
import { checkPrivateFiles } from './private-files.ts'
import { checkRegister } from './register.ts'
import { checkSnapshots } from './snapshots.ts'

/** Everything that is wrong with an installation; changes nothing of it. */
export async function examine(patient: Patient, options: DuckOptions): Promise<readonly Finding[]> {
  return [
    ...checkMachine(patient),
    ...checkPrivateFiles(patient),
    ...checkLeftovers(patient),
    ...(await checkSnapshots(patient, options)),
    ...(await checkRegister(patient)),
  ]
}
