import type { Row } from './reference/records.ts'

/** The teams there are; two share a name, one has none, one no service. */
export const randomTeams: readonly Row[] = [
  { dept_team_id: 'T1', dept_team_name: 'First Response', dept_team_parent_name: 'Access' },
  { dept_team_id: 'T2', dept_team_name: 'North', dept_team_parent_name: 'Fieldwork' },
  { dept_team_id: 'T3', dept_team_name: 'North', dept_team_parent_name: 'Access' },
  { dept_team_id: 'T4', dept_team_name: null, dept_team_parent_name: 'Fieldwork' },
  { dept_team_id: 'T5', dept_team_name: 'South', dept_team_parent_name: null },
]

/** The workers there are; one has no name. */
export const randomWorkers: readonly Row[] = [
  { prof_professional_id: 'W1', prof_professional_name: 'Ada Ash' },
  { prof_professional_id: 'W2', prof_professional_name: null },
]

/** Workers a record may name: some nobody knows, some none. */
export const namedWorkers = ['W1', 'W1', 'W2', 'W9', null]

/** Teams a record may name: some nobody knows, some none. */
export const namedTeams = ['T1', 'T1', 'T2', 'T3', 'T4', 'T5', 'T9', null]
