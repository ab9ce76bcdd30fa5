import { randomRecords } from './random-records.ts'
import { randomTeams } from './random-teams.ts'
import type { Rows } from './reference/records.ts'

/** The records of each seed, with the teams there are. */
export function recordsOfSeeds(first: number, last: number): Map<number, Rows> {
  const sets = new Map<number, Rows>()
  for (let seed = first; seed <= last; seed += 1)
    sets.set(seed, { ...randomRecords(seed), ssd_department: randomTeams })
  return sets
}

/** Several sets of records as one extract; ids begin with their seeds, and the teams are shared. */
export function together(sets: Iterable<Rows>): Rows {
  const all: Record<string, Rows[string]> = {}
  for (const rows of sets)
    for (const [table, some] of Object.entries(rows))
      if (some) all[table] = [...(all[table] ?? []), ...some]
  return { ...all, ssd_department: randomTeams }
}
