import { textProblem } from '../field-problem.ts'
import { readerOf, type Checked, type Typed } from './checked.ts'
import { mostCharacters, mostLeads } from './limits.ts'
import type { RecommendationContent } from './recommendation-item.ts'

export type RecommendationField = 'ref' | 'subject' | 'intendedOutcome' | 'leads'

/** Reads what was typed of a recommendation; `leads` has a post on each line. */
export function checkRecommendation(
  typed: Typed<RecommendationField>,
): Checked<RecommendationContent, RecommendationField> {
  const read = readerOf(typed)
  const leads = typed.leads
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (leads.length > mostLeads)
    read.say('leads', `A recommendation has at most ${mostLeads} leads; these are ${leads.length}.`)
  if (new Set(leads).size < leads.length)
    read.say('leads', 'A post is named twice among the leads; take one of them out.')
  for (const lead of leads) {
    const rule = { name: 'The title of a post', most: mostCharacters.post, required: true }
    const problem = textProblem(lead, rule)
    if (problem !== undefined) read.say('leads', problem)
  }
  const ref = read.text('ref', 'The reference', mostCharacters.ref)
  if (!/^[\w.-]*$/.test(ref))
    read.say('ref', 'The reference has letters, figures, dots and hyphens alone, such as 2019.3.')
  return read.checked({
    ref,
    subject: read.text('subject', 'The subject', mostCharacters.subject),
    intendedOutcome: read.text(
      'intendedOutcome',
      'The intended outcome',
      mostCharacters.intendedOutcome,
    ),
    leads,
  })
}
