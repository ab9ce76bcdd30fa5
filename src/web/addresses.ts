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
export const draftsAddress = '/drafts'
export const discardDraftAddress = '/drafts/discard'

export const recommendationAddress = (ref: string): string =>
  `/recommendations/${encodeURIComponent(ref)}`

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
