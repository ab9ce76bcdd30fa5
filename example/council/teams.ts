/** A team of Marlshire, with what sets it apart from the others. */
export type Team = {
  readonly id: string
  readonly name: string
  readonly service: Service
  /** Workers at any time. */
  readonly posts: number
  /** First assessments in a usual month, where the team takes referrals straight. */
  readonly firstAssessments: number
  /** How much more often than the council its assessments are late. */
  readonly lateness: number
  /** Of the children due a supervision in a month, the share who usually have one. */
  readonly supervises: number
}

export type Service = { readonly id: string; readonly name: string }

const fieldwork: Service = { id: 'S1', name: 'Fieldwork' }
const inCare: Service = { id: 'S2', name: 'Children in Care' }
const disabled: Service = { id: 'S3', name: "Disabled Children's Service" }

const team = (
  id: string,
  name: string,
  service: Service,
  habits: Pick<Team, 'posts' | 'firstAssessments' | 'lateness' | 'supervises'>,
): Team => ({ id, name, service, ...habits })

/** First Response takes the county's referrals and completes most assessments. */
export const firstResponse = team('T01', 'First Response', fieldwork, {
  posts: 46,
  firstAssessments: 0,
  lateness: 1,
  supervises: 0.79,
})

/** The teams that hold cases in each of the county's three areas. */
export const areaTeams: readonly Team[] = [
  team('T02', 'Aldermarsh', fieldwork, {
    posts: 17,
    firstAssessments: 9,
    lateness: 1.15,
    supervises: 0.77,
  }),
  team('T03', 'Brackenholt', fieldwork, {
    posts: 16,
    firstAssessments: 10,
    lateness: 0.95,
    supervises: 0.74,
  }),
  team('T04', 'Sallowford', fieldwork, {
    posts: 15,
    firstAssessments: 13,
    lateness: 2.5,
    supervises: 0.62,
  }),
]

export const careTeams: readonly Team[] = [
  team('T05', 'Children in Care North', inCare, {
    posts: 13,
    firstAssessments: 12,
    lateness: 0.95,
    supervises: 0.81,
  }),
  team('T06', 'Children in Care South', inCare, {
    posts: 13,
    firstAssessments: 11,
    lateness: 1,
    supervises: 0.75,
  }),
]

export const sixteenPlus = team('T07', 'Sixteen Plus', inCare, {
  posts: 11,
  firstAssessments: 11,
  lateness: 1.05,
  supervises: 0.7,
})

export const disabledTeams: readonly Team[] = [
  team('T08', 'Disabled Children East', disabled, {
    posts: 8,
    firstAssessments: 8,
    lateness: 1.2,
    supervises: 0.68,
  }),
  team('T09', 'Disabled Children West', disabled, {
    posts: 7,
    firstAssessments: 8,
    lateness: 1,
    supervises: 0.76,
  }),
]

export const teams: readonly Team[] = [
  firstResponse,
  ...areaTeams,
  ...careTeams,
  sixteenPlus,
  ...disabledTeams,
]
