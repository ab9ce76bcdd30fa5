import type { TermGroup } from './term.ts'

export const figureTerms: TermGroup = {
  title: 'Figures and charts',
  terms: [
    {
      id: 'figure',
      term: 'Figure',
      meaning: 'One measure, in one period, for one team, service or the whole council.',
    },
    {
      id: 'period',
      term: 'Period',
      meaning:
        'The months a figure is of: a month, a quarter, or a financial year from April to March. Quarter 1 is April to June.',
    },
    {
      id: 'part-period',
      term: 'Part period',
      meaning:
        'A period that was not over when the records were taken. Its figure will still change.',
    },
    {
      id: 'no-data',
      term: 'No data',
      meaning: 'The records to answer are not in the extract, or there was nothing to count.',
    },
    {
      id: 'first-published',
      term: 'First published',
      meaning: 'The figure as it stood in the first extract taken after its period ended.',
      more: 'Figures move later because people put records right or add what was missing. Both are shown, so that nobody takes mended records for better practice.',
    },
    {
      id: 'known-now',
      term: 'Known now',
      meaning: 'The figure of a period as counted from the newest records.',
    },
    {
      id: 'worst-team',
      term: 'Worst team',
      meaning:
        'The team furthest from where the target wants it. A good average can hide one team that does badly.',
      more: 'Teams with fewer than 6 counted are left aside, since one child more or less would change their figure too much.',
    },
    {
      id: 'too-few',
      term: 'Too few to decide',
      meaning:
        'Fewer than 6 were counted, so one child more or less would change the figure too much.',
    },
    {
      id: 'mean-of-months',
      term: 'Mean of months',
      meaning: 'The average of the figures of each month in a longer period.',
    },
    {
      id: 'direction-of-travel',
      term: 'Direction of travel',
      meaning:
        'Whether a measure is improving, worsening or shows no clear change. It says so only when the months show more than chance would.',
      more: 'Improving or worsening needs a month outside the control limits, seven months rising or falling, two of three months near a limit, or seven months on one side of the mean. Fewer than seven months are too early to say.',
      source: 'NHS England, Making Data Count',
    },
    {
      id: 'control-limits',
      term: 'Control limits',
      meaning:
        'The pale band on a chart: how far months go up and down by chance alone. A month outside the band has a cause worth finding.',
      more: 'They are the mean plus and minus 2.66 times the average difference from one month to the next. They are provisional with fewer than 13 months.',
      source: 'NHS England, Making Data Count',
    },
    {
      id: 'signal',
      term: 'Signal',
      meaning:
        'A month that is more than chance. A large round dot is improvement, a diamond is concern.',
    },
    {
      id: 're-basing',
      term: 'Re-basing',
      meaning:
        'Starting the control limits afresh from a day when something is known to have changed for good.',
    },
    {
      id: 'breakdown',
      term: 'Breakdown',
      meaning: 'A figure split by something other than team, such as the age of children.',
    },
    {
      id: 'comparator',
      term: 'Comparator',
      meaning:
        'The same measure in England or in councils like this one, where someone publishes it.',
    },
  ],
}
