import type { FastifyReply } from 'fastify'
import type { EvidenceItem } from '#plan/evidence/evidence-item.ts'
import { findEvidenceItem } from '#plan/evidence/find-evidence.ts'
import type { Plan } from '#plan/plan.ts'
import { evidenceAddress, evidenceItemAddress } from '../../addresses.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem } from '../problem/route.ts'

/** What every page of evidence is made of. */
export type EvidencePages = { readonly needs: PageNeeds; readonly render: Render }

export type ShownItem = { readonly plan: Plan; readonly item: EvidenceItem }

export type IdParams = { Params: { id: string } }

/** A whole number that an address names something by. */
export const numberIn = (text: string): number | undefined =>
  /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined

/** The evidence of a number where it is of the plan shown, retired or not. */
export async function findShown(
  { needs }: EvidencePages,
  id: string,
): Promise<ShownItem | undefined> {
  const number = numberIn(id)
  const plan = await needs.plan()
  if (plan === undefined || number === undefined) return undefined
  const item = await findEvidenceItem(needs.register, number)
  return item?.planId === plan.id ? { plan, item } : undefined
}

const toEvidence = { text: 'All evidence', href: evidenceAddress }

export const sendNoEvidence = (reply: FastifyReply, pages: EvidencePages): FastifyReply =>
  sendProblem(
    reply,
    404,
    {
      title: 'There is no such evidence',
      sentences: ['If the address was typed, check it. Otherwise find it among all evidence.'],
      link: toEvidence,
    },
    pages,
  )

/** Answers whoever would change what is out of use. */
export const sendRetired = (
  reply: FastifyReply,
  { id, title }: Pick<EvidenceItem, 'id' | 'title'>,
  pages: EvidencePages,
): FastifyReply =>
  sendProblem(
    reply,
    410,
    {
      title: 'This evidence was retired',
      sentences: [`‘${title}’ can be read as it was, and nothing of it can be changed.`],
      link: { text: 'The evidence as it was', href: evidenceItemAddress(id) },
    },
    pages,
  )
