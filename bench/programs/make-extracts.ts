import { makeExtracts } from '#commands/example-extracts.ts'
import { extractDays } from '#example/extract-days.ts'
import { listSnapshots } from '#records/active-snapshot.ts'

/**
 * Makes the extracts of the example council in an empty folder, imports each and counts its figures,
 * as the command `example` does before it serves them; prints how many snapshots that makes.
 *
 * usage: make-extracts.ts DATA
 */
const [dataFolder = ''] = process.argv.slice(2)
const made = await makeExtracts(dataFolder, extractDays, {
  tell: () => undefined,
  now: () => new Date(),
})
if (!made.ok) throw new Error(made.problem)
console.log(listSnapshots(dataFolder).length)
