/**
 * Whose child-level rows a viewer may see. Every query that returns a child takes one and cannot
 * be called without it. `hidden` are the restricted children the viewer is not named for, by child
 * id: no scope, however wide, shows them. Figures count them all the same.
 */
export type ViewerScope =
  | { readonly sees: 'every team'; readonly hidden: readonly string[] }
  | ({ readonly sees: 'some children'; readonly hidden: readonly string[] } & SomeChildren)

/** A row is seen where any one of these lets it in; with none of them nothing is. */
export type SomeChildren = {
  /** Teams and services by their shown names. */
  readonly teams: readonly string[]
  readonly services: readonly string[]
  /** Worker ids of the case system: the children they are involved with now. */
  readonly workers: readonly string[]
  /** Whether children in care now, and those placed in alternative provision, are seen. */
  readonly education: boolean
}

/** The scope of the command line and of a server that only its own machine can reach. */
export const everyTeam: ViewerScope = { sees: 'every team', hidden: [] }
