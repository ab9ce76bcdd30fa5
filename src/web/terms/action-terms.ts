import type { TermGroup } from './term.ts'

export const actionTerms: TermGroup = {
  title: 'Actions',
  terms: [
    {
      id: 'owner',
      term: 'Owner',
      meaning: 'The post that answers for an action. Whoever holds the post has it before them.',
    },
    {
      id: 'contributors',
      term: 'Contributors',
      meaning: 'Posts that help with an action and do not answer for it.',
    },
    {
      id: 'milestones',
      term: 'Milestones',
      meaning: 'Steps on the way to an action, each with its day, ticked when it is done.',
    },
    {
      id: 'past-its-day',
      term: 'Past its day',
      meaning:
        'Still to be done after the day it was due, as the calendar says. Overdue is a status, which its owner says.',
    },
    {
      id: 'campaign',
      term: 'Campaign',
      meaning:
        'A set of actions with a first and a last day, such as a planning campaign from November to May.',
    },
    {
      id: 'bulk-change',
      term: 'Bulk change',
      meaning: 'One change of many actions, made to all of them or to none, with a reason.',
    },
    {
      id: 'my-work',
      term: 'My work',
      meaning: 'The actions that somebody answers for through a post they hold or deputise in.',
    },
    {
      id: 'reminder',
      term: 'Reminder',
      meaning:
        'A day of one’s work that is past, or falls within the next 14 days, and is not done.',
    },
    {
      id: 'update-due',
      term: 'Update due',
      meaning: 'Nothing was said of an action for more than 31 days while it was to be worked on.',
    },
  ],
}
