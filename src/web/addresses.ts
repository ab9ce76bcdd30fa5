/** Where pages stand. A query names periods and teams, never a person. */
type Query = Readonly<Record<string, string | number | undefined>>

const withQuery = (path: string, query: Query): string => {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  const text = new URLSearchParams(given).toString()
  return text === '' ? path : `${path}?${text}`
}

export const planTableAddress = '/plan-table'
export const measuresAddress = '/measures'
export const teamsAddress = '/teams'
export const dataAddress = '/data'
export const glossaryAddress = '/glossary'
export const signInAddress = '/sign-in'
export const secondFactorAddress = '/sign-in/second-factor'
export const setUpAddress = '/sign-in/set-up'
export const councilAddress = '/sign-in/council'
export const signOutAddress = '/sign-out'
export const accountAddress = '/account'
export const accountSessionsAddress = '/account/sessions'
export const accountPasswordAddress = '/account/password'
export const accountRecoveryCodesAddress = '/account/recovery-codes'

export const invitationAddress = (code: string): string => `/sign-in/invitation/${code}`
export const signInAsAddress = '/sign-in/as'
export const accessRecordAddress = '/access-record'

export type EntriesQuery = {
  readonly person?: string | undefined
  readonly did?: string | undefined
  readonly before?: number | undefined
}

export const entriesAddress = (query: EntriesQuery): string =>
  withQuery(accessRecordAddress, { ...query })

export const childrenAddress = '/children'
export const evidenceAddress = '/evidence'

export type EvidenceQuery = {
  readonly recommendation?: string | undefined
  /** The recommendation and the measure, a space between. */
  readonly measure?: string | undefined
  readonly kind?: string | undefined
  readonly owner?: string | undefined
  readonly expired?: string | undefined
  readonly text?: string | undefined
  readonly page?: number | undefined
}

export const evidenceListAddress = (query: EvidenceQuery): string =>
  withQuery(evidenceAddress, { ...query })

export const newEvidenceAddress = (supports: {
  readonly recommendation?: string | undefined
  readonly action?: string | undefined
}): string => withQuery(`${evidenceAddress}/new`, { ...supports })

export const evidenceItemAddress = (id: number): string => `${evidenceAddress}/${id}`
export const editEvidenceAddress = (id: number): string => `${evidenceItemAddress(id)}/edit`
export const retireEvidenceAddress = (id: number): string => `${evidenceItemAddress(id)}/retire`
export const newVersionAddress = (id: number): string => `${evidenceItemAddress(id)}/versions/new`

export const evidenceFileAddress = (id: number, version: number): string =>
  `${evidenceItemAddress(id)}/versions/${version}/file`

export const draftsAddress = '/drafts'
export const discardDraftAddress = '/drafts/discard'

export const actionsAddress = '/actions'
export const newActionAddress = '/actions/new'
export const changeActionsAddress = '/actions/change'
export const campaignsAddress = '/campaigns'
export const newCampaignAddress = '/campaigns/new'
export const myWorkAddress = '/my-work'
export const myCalendarAddress = '/my-work/calendar.ics'

export type ActionsQuery = {
  readonly recommendation?: string | undefined
  readonly owner?: string | undefined
  readonly status?: string | undefined
  readonly before?: string | undefined
  readonly campaign?: string | undefined
  readonly text?: string | undefined
  readonly mine?: string | undefined
  readonly sort?: string | undefined
  readonly order?: string | undefined
  readonly page?: number | undefined
  /** How many were changed just now. */
  readonly changed?: number | undefined
}

export const actionsListAddress = (query: ActionsQuery): string =>
  withQuery(actionsAddress, { ...query })

export const actionsCsvAddress = (query: ActionsQuery): string =>
  withQuery('/actions.csv', { ...query })

/** Where all that a filter leaves is changed together. */
export const changeAllAddress = (query: ActionsQuery): string =>
  withQuery(changeActionsAddress, { ...query, all: 'yes' })

export const newActionFor = (recommendation: string): string =>
  withQuery(newActionAddress, { recommendation })

export const actionAddress = (id: number): string => `/actions/${id}`
export const campaignAddress = (id: number): string => `/campaigns/${id}`

export const plansAddress = '/plans'
export const shownPlanAddress = '/plans/shown'
export const historyAddress = '/history'

/** A plan that pages do not show, where it can be read all the same. */
export const planAddress = (plan: string): string => `${plansAddress}/${encodeURIComponent(plan)}`

export type DaysQuery = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** A plan's id, where it is not the one shown. */
  readonly plan?: string | undefined
}

/** What changed in the plan from the end of one day to the end of another. */
export const changesAddress = (query: DaysQuery): string => withQuery(historyAddress, { ...query })

export const recommendationChangesAddress = (ref: string, query: DaysQuery): string =>
  withQuery(`${recommendationAddress(ref)}/history`, { ...query })

/** A page of the plan as it stood at the end of a day; `page` is its address now. */
export const asAtAddress = (day: string, page: string, plan?: string): string =>
  withQuery(`${historyAddress}/${day}${page === '/' ? '' : page}`, { plan })

export const recommendationAddress = (ref: string): string =>
  `/recommendations/${encodeURIComponent(ref)}`

export type SavedQuery = {
  /** What was just changed, and how. */
  readonly did?: 'saved' | 'retired' | undefined
  readonly what?: string | undefined
}

export const editAddress = (ref: string, query: SavedQuery = {}): string =>
  withQuery(`${recommendationAddress(ref)}/edit`, { ...query })

export const planOrderAddress = '/plan/order'
export const newRecommendationAddress = '/plan/recommendations/new'

/** Of an item of the plan by its number, which stays when its reference or day changes. */
export const changeAddress = (path: string, id: number): string => `/plan/${path}/${id}/edit`
export const retireAddress = (path: string, id: number): string => `/plan/${path}/${id}/retire`
export const addAddress = (parentPath: string, parentId: number, path: string): string =>
  `/plan/${parentPath}/${parentId}/${path}/new`

export const updatesAddress = (month?: string): string => withQuery('/updates', { month })
export const updateCycleAddress = '/updates/cycle'

/** `change` opens the form of an update that was given. */
export const updateAddress = (ref: string, month?: string, change?: 'change'): string =>
  withQuery(`${recommendationAddress(ref)}/update`, { month, change: change && 'yes' })

export const approveUpdateAddress = (ref: string): string =>
  `${recommendationAddress(ref)}/update/approve`

export const teamAddress = (team: string, period?: string): string =>
  withQuery('/teams/team', { name: team, period })

export const serviceAddress = (service: string, period?: string): string =>
  withQuery('/teams/service', { name: service, period })

export const extractAddress = (snapshot: string): string => `/data/${encodeURIComponent(snapshot)}`

export const measureAddress = (measure: string, period?: string): string =>
  withQuery(`/measures/${measure}`, { period })

export type ProblemsQuery = {
  readonly file?: string | undefined
  readonly reason?: string | undefined
  readonly page?: number | undefined
}

export const problemsAddress = (snapshot: string, query: ProblemsQuery): string =>
  withQuery(`${extractAddress(snapshot)}/problems`, query)

export const problemsCsvAddress = (snapshot: string, query: ProblemsQuery): string =>
  withQuery(`${extractAddress(snapshot)}/problems.csv`, query)

export type ListQuery = {
  readonly period: string
  readonly team?: string | undefined
  readonly service?: string | undefined
  /** A worker's id. */
  readonly worker?: string | undefined
  readonly show?: string | undefined
  readonly sort?: string | undefined
  readonly order?: string | undefined
  readonly page?: number | undefined
}

export const itemsAddress = (measure: string, query: ListQuery): string =>
  withQuery(`/measures/${measure}/items`, { ...query })

export const itemsCsvAddress = (measure: string, query: ListQuery): string =>
  withQuery(`/measures/${measure}/items.csv`, { ...query })
