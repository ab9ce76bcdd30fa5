import type { TermGroup } from './term.ts'

export const countingTerms: TermGroup = {
  title: 'What is counted',
  terms: [
    {
      id: 'item',
      term: 'Item',
      meaning: 'One thing counted: a child, a family, an assessment or a review.',
    },
    {
      id: 'event',
      term: 'Event',
      meaning: 'Something that happened on a day, such as an assessment being finished.',
    },
    {
      id: 'stock',
      term: 'Stock',
      meaning:
        'What was true on one day, such as the children in care on the 31st. A month shows its last day.',
    },
    {
      id: 'counted-on',
      term: 'Counted on',
      meaning: 'The day that decides which month something belongs to.',
    },
    {
      id: 'numerator',
      term: 'Numerator',
      meaning: 'How many met the standard: the 9 in “9 of 17”.',
    },
    {
      id: 'denominator',
      term: 'Denominator',
      meaning: 'How many were counted: the 17 in “9 of 17”.',
    },
    {
      id: 'left-out',
      term: 'Left out',
      meaning:
        'Something that cannot be counted, because its record does not say enough. Each is listed with its reason.',
    },
    {
      id: 'clock',
      term: 'Clock',
      meaning: 'The date a time limit runs from, such as the day of the referral.',
    },
    {
      id: 'due',
      term: 'Due',
      meaning: 'The last day on which something is still in time.',
    },
    {
      id: 'late',
      term: 'Late',
      meaning: 'Not done by the day it was due, or done after it.',
    },
    {
      id: 'due-soon',
      term: 'Due soon',
      meaning: 'Still to be done, and due within 10 working days: about to be late.',
    },
    {
      id: 'concern',
      term: 'Concern',
      meaning:
        'A child in care who is taught for 18 or more hours a week by a provider that is not a registered school. It is marked in every list.',
    },
    {
      id: 'working-day',
      term: 'Working day',
      meaning: 'Monday to Friday, without the bank holidays of England.',
    },
    {
      id: 'elapsed',
      term: 'Elapsed',
      meaning: 'Days counted from the day after: the day after a referral is day 1.',
    },
    {
      id: 'team',
      term: 'Team',
      meaning: 'People who work together on cases.',
    },
    {
      id: 'service',
      term: 'Service',
      meaning: 'A part of the department, made of several teams.',
    },
    {
      id: 'setting',
      term: 'Setting',
      meaning:
        'A choice the council may make in how a measure counts, such as within how many days. The measure’s page shows it.',
    },
  ],
}
