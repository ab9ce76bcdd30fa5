/** The most characters of each text of a plan. */
export const mostCharacters = {
  ref: 20,
  subject: 500,
  intendedOutcome: 2000,
  post: 200,
  statement: 1000,
  rationale: 2000,
  assumed: 2000,
  reason: 1000,
  source: 300,
  geography: 200,
  note: 1000,
} as const

/** The most leads that a recommendation has. */
export const mostLeads = 10
