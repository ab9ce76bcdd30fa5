/**
 * Whose child-level rows a viewer may see. Every query that returns a child takes one and cannot
 * be called without it.
 */
export type ViewerScope =
  { readonly sees: 'every team' } | { readonly sees: 'teams'; readonly teams: readonly string[] }

/** The scope of the command line and of a server that only its own machine can reach. */
export const everyTeam: ViewerScope = { sees: 'every team' }
