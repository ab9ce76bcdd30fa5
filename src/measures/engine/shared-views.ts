import { assessmentViews } from './assessment-views.ts'
import { careViews } from './care-views.ts'
import { childViews } from './child-views.ts'
import { educationViews } from './education-views.ts'
import { permanenceViews } from './permanence-views.ts'
import { preProceedingsViews } from './pre-proceedings-views.ts'
import { teamViews } from './team-views.ts'

/** What several measures stand on, made once for a snapshot. Each states a rule of the catalogue. */
export const sharedViews: readonly string[] = [
  ...teamViews,
  ...assessmentViews,
  ...preProceedingsViews,
  ...careViews,
  ...childViews,
  ...permanenceViews,
  ...educationViews,
]
