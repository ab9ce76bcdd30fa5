import { randomRecords } from './random-records.ts'
import { randomTeams, randomWorkers } from './random-teams.ts'
import type { Rows } from './reference/records.ts'

const shared: Rows = { ssd_department: randomTeams, ssd_professionals: randomWorkers }

/** The records of each seed, with the teams and workers there are. */
export function recordsOfSeeds(first: number, last: number): Map<number, Rows> {
  const sets = new Map<number, Rows>()
  for (let seed = first; seed <= last; seed += 1)
    sets.set(seed, { ...randomRecords(seed), ...shared })
  return sets
}

/** Several sets of records as one extract; ids begin with their seeds, and teams and workers are shared. */
export function together(sets: Iterable<Rows>): Rows {
  const all: Record<string, Rows[string]> = {}
  for (const rows of sets)
    for (const [table, some] of Object.entries(rows))
      if (some) all[table] = [...(all[table] ?? []), ...some]
  return { ...all, ...shared }
}
