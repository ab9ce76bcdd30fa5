import type { ViewerScope } from '../viewer-scope.ts'

/** For tests: the scope of a viewer of these teams alone, to whom no child is hidden. */
export const scopeOfTeams = (teams: readonly string[]) =>
  ({
    sees: 'some children',
    teams,
    services: [],
    workers: [],
    education: false,
    hidden: [],
  }) as const satisfies ViewerScope
