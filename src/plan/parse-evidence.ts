import { evidenceKinds, type Claim, type NewVersion } from './evidence/evidence-item.ts'
import { fieldsOf, type Faults, type Fields } from './plan-fields.ts'
import type { PlanEvidence, Recommendation } from './plan.ts'

/** What there is for evidence to support. */
type Supported = {
  readonly recommendations: readonly Recommendation[]
  /** How many actions the file lists. */
  readonly actions: number
}

const known = ['title', 'kind', 'about', 'owner', 'expires', 'supports', 'versions']

export function parseEvidence(
  value: unknown,
  id: number,
  supported: Supported,
  faults: Faults,
): PlanEvidence {
  const place = `Evidence ${id}`
  const fields = fieldsOf(value, place, known, faults)
  const claims = fields
    .list('supports')
    .map((one, index) => parseClaim(one, `${place}, support ${index + 1}`, supported, faults))
  if (new Set(claims.map((claim) => JSON.stringify(claim))).size < claims.length)
    fields.fault(`'supports' names one of them twice.`)
  return {
    id,
    title: fields.text('title'),
    kind: fields.has('kind') ? fields.oneOf('kind', evidenceKinds) : 'not yet sorted',
    about: fields.has('about') ? parseAbout(fields, place, faults) : null,
    owner: fields.textOrNull('owner'),
    expires: fields.has('expires') ? fields.day('expires') : null,
    claims,
    versions: fields
      .list('versions')
      .map((one, index) => parseVersion(one, `${place}, version ${index + 1}`, faults)),
  }
}

function parseAbout(evidence: Fields, place: string, faults: Faults) {
  const fields = fieldsOf(evidence.value('about'), `${place}, about`, ['from', 'until'], faults)
  const about = { from: fields.day('from'), until: fields.day('until') }
  if (about.until < about.from) fields.fault(`'until' comes before 'from'.`)
  return about
}

function parseClaim(
  value: unknown,
  place: string,
  { recommendations, actions }: Supported,
  faults: Faults,
): Claim {
  const fields = fieldsOf(value, place, ['recommendation', 'measure', 'action'], faults)
  if (fields.has('action')) {
    const id = Number(fields.value('action'))
    if (!Number.isInteger(id) || id < 1 || id > actions)
      fields.fault(`'action' is not the place of one in the list of actions, from 1.`)
    if (fields.has('recommendation') || fields.has('measure'))
      fields.fault(`an action stands alone, without a recommendation or measure.`)
    return { supports: 'action', id }
  }
  const ref = fields.text('recommendation')
  const recommendation = recommendations.find((one) => one.ref === ref)
  if (recommendation === undefined) fields.fault(`'recommendation' is not in the plan.`)
  if (!fields.has('measure')) return { supports: 'recommendation', ref }
  const measure = fields.text('measure')
  if (!recommendation?.measures.some((one) => one.measure === measure))
    fields.fault(`'measure' is not one of that recommendation's.`)
  return { supports: 'measure', ref, measure }
}

const ofVersions = ['received', 'link', 'sha256', 'size', 'file_name', 'media_type']

function parseVersion(value: unknown, place: string, faults: Faults): NewVersion {
  const fields = fieldsOf(value, place, ofVersions, faults)
  const received = fields.day('received')
  if (fields.has('link')) {
    const link = fields.text('link')
    if (!/^https?:\/\//.test(link)) fields.fault(`'link' begins with neither http:// nor https://.`)
    if (ofVersions.slice(2).some(fields.has))
      fields.fault(`a link stands alone, without what is of a file.`)
    return { received, link }
  }
  const sha256 = fields.text('sha256')
  if (!/^[0-9a-f]{64}$/.test(sha256)) fields.fault(`'sha256' is not 64 figures and letters a to f.`)
  const size = fields.number('size')
  if (!Number.isInteger(size) || size < 1) fields.fault(`'size' is not a whole number from 1.`)
  return {
    received,
    file: {
      sha256,
      size,
      fileName: fields.text('file_name'),
      mediaType: fields.text('media_type'),
    },
  }
}
