import type { LocalDate } from '#calendar/local-date.ts'
import type { Measure } from '#measures/measure.ts'
import type { ActionContent, ActionMilestone } from './actions/action.ts'
import type { EvidenceContent, NewVersion } from './evidence/evidence-item.ts'

export type Rating = 'blue' | 'green' | 'amber' | 'red'

/** A rating of progress that a person gave: blue is complete and handed on. */
export type JudgedRating = {
  readonly rating: Rating
  /** The post of whoever judged, the day and the reason, as far as the plan tells them. */
  readonly by: string | null
  readonly on: LocalDate | null
  readonly reason: string | null
}

/** A rating that a person sets beside the computed one for a time, never in its place. */
export type RatingOverride = {
  readonly rating: Exclude<Rating, 'blue'>
  readonly reason: string
  /** The post that answers for it. */
  readonly owner: string
  readonly from: LocalDate
  /** The last day it is in force. */
  readonly until: LocalDate
}

export type Plan = {
  /** `marlshire-2019`: small letters, figures and hyphens. */
  readonly id: string
  readonly council: string
  readonly title: string
  /** What the plan answers, such as an inspection of 2019. */
  readonly inspection: string
  readonly recommendations: readonly Recommendation[]
  /** In the order in which they were added. */
  readonly campaigns: readonly PlanCampaign[]
  readonly actions: readonly PlanAction[]
  readonly evidence: readonly PlanEvidence[]
}

/** A dated set of actions, by its name. */
export type PlanCampaign = {
  readonly name: string
  readonly from: LocalDate
  /** The last day of it. */
  readonly until: LocalDate
}

/** What is to be done, for one recommendation or several. */
export type PlanAction = Omit<ActionContent, 'campaign' | 'milestones'> & {
  /** Its number in the register; in a file its place in the list, from 1. */
  readonly id: number
  /** The name of the campaign it belongs to. */
  readonly campaign: string | null
  readonly milestones: readonly Omit<ActionMilestone, 'id'>[]
}

/** What shows that something was done, or came of it. */
export type PlanEvidence = EvidenceContent & {
  /** Its number in the register; in a file its place in the list, from 1. */
  readonly id: number
  /** Files and links, the newest last; a printed plan's evidence has none. */
  readonly versions: readonly NewVersion[]
}

export type Recommendation = {
  /** `2019.1` */
  readonly ref: string
  readonly subject: string
  readonly intendedOutcome: string
  readonly judgedRating: JudgedRating | null
  readonly ratingOverride: RatingOverride | null
  /** The posts that lead it, the first named first. */
  readonly leads: readonly string[]
  readonly measures: readonly PlanMeasure[]
}

/** A measure as a recommendation uses it: bound to the catalogue by `measure`, its id. */
export type PlanMeasure = {
  readonly measure: string
  readonly statement: string
  /** Null where what is counted is not settled, or is counted under another recommendation. */
  readonly unit: Measure['unit'] | null
  readonly status: MeasureStatus
  /** Figures as the plan prints them: what the computed ones are held against, never shown for them. */
  readonly baseline: PrintedFigure | null
  readonly previous: PrintedFigure | null
  readonly latest: PrintedFigure | null
  /** In order of their days. */
  readonly targets: readonly Target[]
  /** A reading of the printed plan that its table does not settle, shown as assumed. */
  readonly assumed: string | null
  /** Why it is measured: the footnote of the printed plan. */
  readonly rationale: string | null
  /** In order of their periods. */
  readonly manualFigures: readonly ManualFigure[]
}

/** `to be agreed`: the plan has not settled what to count. */
export type MeasureStatus = 'agreed' | 'to be agreed' | 'counted elsewhere'

export type PrintedFigure = {
  /** As periods are written: `2018-19`, `2019-20 Q2`, `2019-10`, `2018-01..2018-12`. */
  readonly period: string
  /** Null where the plan prints that a figure is not applicable. */
  readonly value: number | null
  /** Decimal places as printed. */
  readonly places: number
  readonly teamRange: { readonly lowest: number; readonly highest: number } | null
  /** What the figure covers where that is not the council, such as a court area. */
  readonly geography: string | null
  /** `returned`: another body counted it. */
  readonly source: 'own' | 'returned'
  readonly note: string | null
}

/** A figure that nothing here can count, typed by the post that answers for it. */
export type ManualFigure = {
  /** As periods are written: `2019-20 Q2`. */
  readonly period: string
  readonly value: number
  /** Decimal places as given. */
  readonly places: number
  /** Where it is from, in words. */
  readonly source: string
  /** What it covers where that is not the council. */
  readonly geography: string | null
  /** The post that answers for it. */
  readonly owner: string
  readonly note: string | null
}

export type Target = SetTarget | UnsetTarget

export type SetTarget = {
  readonly by: LocalDate
  readonly form: 'at least' | 'at most' | 'between'
  /** In the measure's unit; the lower end of `between`. */
  readonly value: number
  /** The upper end of `between`, both ends being within it. */
  readonly upper: number | null
  /** A better value still hoped for, such as 18 weeks where 20 is the target. */
  readonly ideal: number | null
  readonly scope: 'council' | 'every team'
}

export type UnsetTarget = {
  readonly by: LocalDate
  readonly form: 'to be agreed' | 'not applicable'
}

export const isSet = (target: Target): target is SetTarget =>
  target.form !== 'to be agreed' && target.form !== 'not applicable'
