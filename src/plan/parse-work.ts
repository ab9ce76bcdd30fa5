import { actionStatuses, type ActionStatus } from './actions/action.ts'
import { parseEvidence } from './parse-evidence.ts'
import { fieldsOf, textsOf, type Faults, type Fields } from './plan-fields.ts'
import type { Plan, PlanAction, PlanCampaign, Recommendation } from './plan.ts'

/** What campaigns, actions and evidence of a plan file say; faults where they name what is not in it. */
export function parseWork(
  plan: Fields,
  recommendations: readonly Recommendation[],
  faults: Faults,
): Pick<Plan, 'campaigns' | 'actions' | 'evidence'> {
  const campaigns = plan
    .list('campaigns')
    .map((one, index) => parseCampaign(one, `Campaign ${index + 1}`, faults))
  const names = campaigns.map(({ name }) => name)
  if (new Set(names).size < names.length) plan.fault(`'campaigns' names one of them twice.`)
  const refs = recommendations.map(({ ref }) => ref)
  const actions = plan
    .list('actions')
    .map((one, index) => parseAction(one, index + 1, { refs, campaigns: names }, faults))
  return {
    campaigns: campaigns.toSorted((one, other) => compareTexts(one.from, other.from)),
    actions,
    evidence: plan
      .list('evidence')
      .map((one, index) =>
        parseEvidence(one, index + 1, { recommendations, actions: actions.length }, faults),
      ),
  }
}

function parseCampaign(value: unknown, place: string, faults: Faults): PlanCampaign {
  const fields = fieldsOf(value, place, ['name', 'from', 'until'], faults)
  const campaign = {
    name: fields.text('name'),
    from: fields.day('from'),
    until: fields.day('until'),
  }
  if (campaign.until < campaign.from) fields.fault(`'until' comes before 'from'.`)
  return campaign
}

const ofActions = [
  'what',
  'owner',
  'contributors',
  'start',
  'due',
  'status',
  'stopped_because',
  'milestones',
  'recommendations',
  'campaign',
]

type Named = { readonly refs: readonly string[]; readonly campaigns: readonly string[] }

function parseAction(value: unknown, id: number, named: Named, faults: Faults): PlanAction {
  const place = `Action ${id}`
  const fields = fieldsOf(value, place, ofActions, faults)
  const status: ActionStatus = fields.has('status')
    ? fields.oneOf('status', actionStatuses)
    : 'not started'
  const answered = textsOf(fields, 'recommendations')
  const action: PlanAction = {
    id,
    what: fields.text('what'),
    owner: fields.textOrNull('owner'),
    contributors: textsOf(fields, 'contributors'),
    start: fields.has('start') ? fields.day('start') : null,
    due: fields.has('due') ? fields.day('due') : null,
    status,
    stoppedBecause: fields.textOrNull('stopped_because'),
    milestones: fields
      .list('milestones')
      .map((one, index) => parseMilestone(one, `${place}, milestone ${index + 1}`, faults))
      .toSorted((one, other) => compareTexts(one.due, other.due)),
    // In the plan's order, as it is read from the register.
    recommendations: named.refs.filter((ref) => answered.includes(ref)),
    campaign: fields.textOrNull('campaign'),
  }
  const { start, due, contributors, campaign } = action
  if (start !== null && due !== null && due < start) fields.fault(`'due' comes before 'start'.`)
  if ((status === 'stopped') !== (action.stoppedBecause !== null))
    fields.fault(`'stopped_because' stands where the status is 'stopped', and nowhere else.`)
  if (new Set(contributors).size < contributors.length)
    fields.fault(`'contributors' names one of them twice.`)
  if (action.recommendations.length < answered.length)
    fields.fault(`'recommendations' names one that is not in the plan, or one twice.`)
  if (campaign !== null && !named.campaigns.includes(campaign))
    fields.fault(`'campaign' is not in the plan’s campaigns.`)
  return action
}

function parseMilestone(value: unknown, place: string, faults: Faults) {
  const fields = fieldsOf(value, place, ['what', 'due', 'done'], faults)
  return {
    what: fields.text('what'),
    due: fields.day('due'),
    done: fields.has('done') ? fields.day('done') : null,
  }
}

const compareTexts = (one: string, other: string): number =>
  Number(one > other) - Number(one < other)
