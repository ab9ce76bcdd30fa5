import type { TermGroup } from './term.ts'

export const planTerms: TermGroup = {
  title: 'The plan',
  terms: [
    {
      id: 'recommendation',
      term: 'Recommendation',
      meaning:
        'What the inspectors asked the council to improve. Each has a number, such as 2019.1.',
    },
    {
      id: 'intended-outcome',
      term: 'Intended outcome',
      meaning: 'What will be different for children when the recommendation has been acted on.',
    },
    {
      id: 'measure',
      term: 'Measure',
      meaning:
        'One agreed way to count something, such as assessments finished in time. Its page says exactly what is counted.',
    },
    {
      id: 'update',
      term: 'Update',
      meaning:
        'What the lead of a recommendation says of it each month: what happened, how far each action has come, and a rating with its reason. The figures come from the records.',
    },
    {
      id: 'approval',
      term: 'Approval',
      meaning:
        'That a named person approved exactly what an update says. It holds while the update says the same; once anything of it changes, it no longer does.',
    },
    {
      id: 'baseline',
      term: 'Baseline',
      meaning: 'The figure the plan started from. Progress is told against it.',
      more: 'Where the records can be counted again for that period, the figure counted is shown. Otherwise the figure printed in the plan is, marked “as printed”.',
    },
    {
      id: 'outturn',
      term: 'Outturn',
      meaning: 'The figure for a whole past year.',
    },
    {
      id: 'target',
      term: 'Target',
      meaning:
        'The figure the plan aims for by a date: at least, at most, or between two numbers. It is set for the council as a whole or for every team.',
      more: 'A target for every team is met only when each team with 6 or more counted meets it.',
    },
    {
      id: 'verdict',
      term: 'Verdict',
      meaning:
        'Whether a figure meets the target now in force: met, not met or not known. A sentence always says why.',
    },
    {
      id: 'judged-rating',
      term: 'Judged rating',
      meaning: 'How far a named person says the work has come: red, amber, green or blue.',
      more: 'Blue means complete and handed on to everyday work.',
    },
    {
      id: 'computed-rating',
      term: 'Computed rating',
      meaning: 'What the figures say by a fixed rule, whatever anyone thinks: red, amber or green.',
      more: 'Green: the target in force is met. Amber: it is not, but the figure is within a tenth of it, or keeps up with a straight line from the baseline to the target. Red: neither. A recommendation takes the worst of its measures.',
    },
    {
      id: 'override',
      term: 'Override',
      meaning:
        'A rating that a named post sets beside the computed one, with a reason and a last day. It never replaces the computed rating.',
    },
    {
      id: 'manual-figure',
      term: 'Manual figure',
      meaning:
        'A figure that cannot be counted from the records here. The post that answers for it types it, with where it is from.',
    },
    {
      id: 'rationale',
      term: 'Rationale',
      meaning: 'Why something is measured: the footnote of the printed plan.',
    },
    {
      id: 'draft',
      term: 'Draft',
      meaning:
        'What you have typed into a form and not yet saved. It is kept as you type, and nobody else sees it.',
    },
    {
      id: 'retired',
      term: 'Retired',
      meaning: 'Taken out of the plan on a day, and kept in its history. Nothing is deleted.',
    },
    {
      id: 'to-be-agreed',
      term: 'To be agreed',
      meaning: 'The plan has not settled this yet.',
    },
    {
      id: 'assumed',
      term: 'Assumed',
      meaning:
        'The printed plan can be read in more than one way, and this is the reading taken here.',
    },
    {
      id: 'contradiction',
      term: 'Contradiction',
      meaning:
        'Where what people say, what the figures say and what the plan’s own days, evidence and posts say do not agree.',
    },
    {
      id: 'milestone',
      term: 'Milestone',
      meaning:
        'The next day that a target is dated or an action is due. The day of an action is read from its words.',
    },
    {
      id: 'lead-officer',
      term: 'Lead officer',
      meaning: 'The post that answers for a recommendation.',
    },
    {
      id: 'evidence',
      term: 'Evidence',
      meaning: 'What shows that something was done, or that it helped children.',
    },
    {
      id: 'evidence-kind',
      term: 'Evidence kind',
      meaning:
        'Whether evidence shows an activity (something was done), an output (something came of it), an outcome (something is different for children) or the voice of the child.',
    },
    {
      id: 'about',
      term: 'About',
      meaning: 'The days that evidence tells of, apart from the day it was received.',
    },
    {
      id: 'received',
      term: 'Received',
      meaning: 'The day on which a version of evidence came to the council.',
    },
    {
      id: 'evidence-version',
      term: 'Evidence version',
      meaning: 'One file or link of evidence. A later one follows it and never takes its place.',
    },
    {
      id: 'action',
      term: 'Action',
      meaning: 'A piece of work still to be done.',
    },
  ],
}
