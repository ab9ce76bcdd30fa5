/** So many of so many. */
export type Share = { readonly met: number; readonly of: number }

/**
 * What the council's story aims at, in counts of children and assessments. The figures of the plan
 * come of counting the records; none is written anywhere.
 */
export const aims = {
  /** Assessments of 2018-19 in time: this share of however many there are. */
  assessmentsIn2018To19: { met: 1260, of: 1900 },
  /** Assessments authorised in October 2019, by team. */
  assessmentsInOctober2019: {
    T01: { met: 279, of: 302 },
    T02: { met: 10, of: 12 },
    T03: { met: 12, of: 13 },
    T04: { met: 9, of: 17 },
    T05: { met: 12, of: 13 },
    T06: { met: 11, of: 12 },
    T07: { met: 11, of: 12 },
    T08: { met: 9, of: 11 },
    T09: { met: 10, of: 11 },
  },
  /** First assessments whose child was to be seen by a day of the month. */
  seenInMarch2019: { met: 88, of: 346 },
  seenInOctober2019: { met: 136, of: 384 },
  /** Case supervision meeting the standard: the mean of the months of a period. */
  supervisionIn2018: { met: 3, of: 4 },
  supervisionFromApril2019: { met: 77, of: 100 },
  /** Permanence plans by the second review, of children in care who have had one. */
  permanenceInSeptember2019: { met: 17, of: 20 },
  permanenceInOctober2019: { met: 49, of: 50 },
  carePlansUnder16AtMarch2019: { met: 209, of: 322 },
  carePlansUnder16AtOctober2019: { met: 237, of: 322 },
  pathwayPlansAtMarch2019: { met: 132, of: 160 },
  pathwayPlansAtOctober2019: { met: 118, of: 160 },
  /** Days that families have been in pre-proceedings, in the mean. */
  daysInMarch: 203,
  daysInJune: 201,
  /** Audits of a time, and how many were good or better in each domain. */
  auditsIn2018To19: { of: 36, good: { assessment: 13, planning: 16, management_oversight: 17 } },
  auditsInTheSecondQuarterOf2019: {
    of: 33,
    good: { assessment: 24, planning: 27, management_oversight: 18 },
  },
} as const
