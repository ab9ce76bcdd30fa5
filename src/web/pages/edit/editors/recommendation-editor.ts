import { checkRecommendation } from '#plan/edit/check-recommendation.ts'
import type { Typed } from '#plan/edit/checked.ts'
import { mostLeads } from '#plan/edit/limits.ts'
import { recommendationItem, type RecommendationContent } from '#plan/edit/recommendation-item.ts'
import type { FormField } from '../../../forms/form.ts'
import { changesOf, type Editor } from '../editor.ts'
import { postOptions } from './post-options.ts'

type LeadField = `lead${number}`
type Field = 'ref' | 'subject' | 'intendedOutcome' | 'newLead' | LeadField

const leadFields = Array.from({ length: mostLeads }, (_, index): LeadField => `lead${index + 1}`)
const places = 'First,Second,Third,Fourth,Fifth,Sixth,Seventh,Eighth,Ninth,Tenth'.split(',')

/** Posts can be added two at a time, without a script to add places. */
const emptyLeads = 2

const blank: Typed<Field> = {
  ref: '',
  subject: '',
  intendedOutcome: '',
  newLead: '',
  ...noLeads(),
}

function noLeads(): Record<LeadField, string> {
  return Object.fromEntries(leadFields.map((name) => [name, '']))
}

const leadsOf = (typed: Typed<Field>): readonly string[] =>
  [...leadFields.map((name) => typed[name] ?? ''), typed.newLead]
    .map((lead) => lead.trim())
    .filter((lead) => lead !== '')

/** A recommendation’s own words and its leads: a list of posts in each place, and a new post’s title. */
export const recommendationEditor: Editor<RecommendationContent, Field> = {
  ...changesOf(recommendationItem),
  path: 'recommendations',
  name: 'recommendation',
  needs: 'change the plan',
  headings: {
    change: 'Change the recommendation',
    add: 'Add a recommendation',
    retire: 'Retire this recommendation',
  },
  blank,
  typedOf: ({ leads, ...texts }) => ({
    ...blank,
    ...texts,
    ...Object.fromEntries(leads.map((lead, index) => [leadFields[index], lead])),
  }),
  fields: (typed, { posts }) => [
    {
      kind: 'line',
      name: 'ref',
      label: 'Reference',
      hint: 'As the plan numbers it, such as 2019.3. No other recommendation has it.',
      value: typed.ref,
      width: 10,
    },
    { kind: 'lines', name: 'subject', label: 'Subject', value: typed.subject, rows: 3 },
    {
      kind: 'lines',
      name: 'intendedOutcome',
      label: 'Intended outcome',
      hint: 'What will be different for children when it is done.',
      value: typed.intendedOutcome,
      rows: 5,
    },
    ...leadChoices(typed).map((name, index): FormField => ({
      kind: 'choice',
      name,
      label: `${places[index]} lead`,
      ...(index === 0 ? { hint: 'The post that answers for the recommendation.' } : {}),
      value: typed[name] ?? '',
      options: postOptions(posts, 'No post'),
    })),
    {
      kind: 'line',
      name: 'newLead',
      label: 'A post that is not in the lists',
      hint: 'Its title. It is added to the posts, and leads after those above.',
      value: typed.newLead,
    },
  ],
  read,
  fieldOf: (field, typed) => {
    if (field !== 'leads') return field
    const withoutNew = read({ ...typed, newLead: '' })
    const isOfLists = !withoutNew.ok && withoutNew.problems.some((one) => one.field === 'leads')
    return isOfLists ? 'lead1' : 'newLead'
  },
  add: (_, content) => changesOf(recommendationItem).add(0, content),
}

function read(typed: Typed<Field>) {
  return checkRecommendation({ ...typed, leads: leadsOf(typed).join('\n') })
}

/** As many as are filled, up to the last of them, and some more. */
function leadChoices(typed: Typed<Field>): readonly LeadField[] {
  const last = leadFields.findLastIndex((name) => (typed[name] ?? '') !== '')
  return leadFields.slice(0, last + 1 + emptyLeads)
}
