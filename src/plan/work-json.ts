import type { Claim, NewVersion } from './evidence/evidence-item.ts'
import { filled } from './filled.ts'
import type { Plan, PlanAction, PlanEvidence } from './plan.ts'

/** What is done for a plan and what shows it, as its file says it: an action goes by its place there. */
export function workJson({ campaigns, actions, evidence }: Plan) {
  const places = new Map(actions.map(({ id }, index) => [id, index + 1]))
  return filled({
    campaigns,
    actions: actions.map(actionJson),
    evidence: evidence.map((one) => evidenceJson(one, places)),
  })
}

const actionJson = (one: PlanAction) =>
  filled({
    what: one.what,
    recommendations: one.recommendations,
    owner: one.owner,
    contributors: one.contributors,
    start: one.start,
    due: one.due,
    status: one.status === 'not started' ? null : one.status,
    stopped_because: one.stoppedBecause,
    milestones: one.milestones.map(filled),
    campaign: one.campaign,
  })

const evidenceJson = (one: PlanEvidence, places: ReadonlyMap<number, number>) =>
  filled({
    title: one.title,
    kind: one.kind === 'not yet sorted' ? null : one.kind,
    about: one.about,
    owner: one.owner,
    expires: one.expires,
    supports: one.claims.map((claim) => claimJson(claim, places)),
    versions: one.versions.map(versionJson),
  })

function claimJson(claim: Claim, places: ReadonlyMap<number, number>) {
  if (claim.supports === 'action') return { action: places.get(claim.id) }
  return claim.supports === 'measure'
    ? { recommendation: claim.ref, measure: claim.measure }
    : { recommendation: claim.ref }
}

const versionJson = (version: NewVersion) =>
  'link' in version
    ? { received: version.received, link: version.link }
    : {
        received: version.received,
        sha256: version.file.sha256,
        size: version.file.size,
        file_name: version.file.fileName,
        media_type: version.file.mediaType,
      }
