import { apPlacements } from './tables/ap-placements.ts'
import { apProgress } from './tables/ap-progress.ts'
import { apProviders } from './tables/ap-providers.ts'
import { assessmentChildSeen } from './tables/assessment-child-seen.ts'
import { audits } from './tables/audits.ts'
import { careProceedings } from './tables/care-proceedings.ts'
import { chronologies } from './tables/chronologies.ts'
import { complaints } from './tables/complaints.ts'
import { genograms } from './tables/genograms.ts'
import { matching } from './tables/matching.ts'
import { pathwayPlans } from './tables/pathway-plans.ts'
import { peps } from './tables/peps.ts'
import { permanenceDecisions } from './tables/permanence-decisions.ts'
import { returnedFigures } from './tables/returned-figures.ts'
import { careLeavers } from './tables/ssd-care-leavers.ts'
import { cinAssessments } from './tables/ssd-cin-assessments.ts'
import { cinEpisodes } from './tables/ssd-cin-episodes.ts'
import { cinPlans } from './tables/ssd-cin-plans.ts'
import { cinVisits } from './tables/ssd-cin-visits.ts'
import { claCarePlan } from './tables/ssd-cla-care-plan.ts'
import { claEpisodes } from './tables/ssd-cla-episodes.ts'
import { claPlacement } from './tables/ssd-cla-placement.ts'
import { claReviews } from './tables/ssd-cla-reviews.ts'
import { claVisits } from './tables/ssd-cla-visits.ts'
import { cpPlans } from './tables/ssd-cp-plans.ts'
import { cpVisits } from './tables/ssd-cp-visits.ts'
import { department } from './tables/ssd-department.ts'
import { involvements } from './tables/ssd-involvements.ts'
import { legalStatus } from './tables/ssd-legal-status.ts'
import { person } from './tables/ssd-person.ts'
import { preProceedings } from './tables/ssd-pre-proceedings.ts'
import { professionals } from './tables/ssd-professionals.ts'
import { supervisions } from './tables/supervisions.ts'
import type { RecordTable } from './define-table.ts'

/** Every record table, in the order the reference page lists them. */
export const recordTables: readonly RecordTable[] = [
  person,
  cinEpisodes,
  cinAssessments,
  assessmentChildSeen,
  cinPlans,
  cinVisits,
  cpPlans,
  cpVisits,
  claEpisodes,
  claPlacement,
  claReviews,
  claCarePlan,
  claVisits,
  careLeavers,
  legalStatus,
  preProceedings,
  involvements,
  professionals,
  department,
  supervisions,
  audits,
  chronologies,
  genograms,
  complaints,
  careProceedings,
  pathwayPlans,
  permanenceDecisions,
  matching,
  peps,
  apProviders,
  apPlacements,
  apProgress,
  returnedFigures,
]

/** The table a file name stands for (without its ending, case ignored), or undefined. */
export const findTable = (name: string): RecordTable | undefined =>
  recordTables.find((table) => table.name === name.toLowerCase())
