import type { TermGroup } from './term.ts'

export const recordTerms: TermGroup = {
  title: 'Records and extracts',
  terms: [
    {
      id: 'case-system',
      term: 'Case system',
      meaning: 'The computer system where social workers record their work.',
    },
    {
      id: 'extract',
      term: 'Extract',
      meaning:
        'Files of records taken from the case system on one day. Every figure comes from one.',
    },
    {
      id: 'ssd',
      term: 'SSD',
      meaning: 'The Standard Safeguarding Dataset: an agreed layout for those files.',
      source: 'Data to Insight',
    },
    {
      id: 'record-table',
      term: 'Record table',
      meaning: 'One kind of record, such as referrals or visits, and the file that holds it.',
    },
    {
      id: 'snapshot',
      term: 'Snapshot',
      meaning: 'The rows of one extract that were accepted. It never changes afterwards.',
    },
    {
      id: 'active',
      term: 'Active',
      meaning: 'The snapshot that all pages are showing now.',
    },
    {
      id: 'problem',
      term: 'Problem',
      meaning:
        'One thing wrong at one place of a file, with its line and the reason. It never shows what was written there.',
    },
    {
      id: 'turned-down',
      term: 'Turned down',
      meaning: 'The row could not be used, so it is not in the snapshot and nothing counts it.',
    },
    {
      id: 'flagged',
      term: 'Flagged',
      meaning: 'The row is there, but one value could not be understood and is left empty.',
    },
    {
      id: 'noted',
      term: 'Noted',
      meaning: 'Worth knowing, though nothing was lost: a column that nothing here uses.',
    },
    {
      id: 'refused',
      term: 'Refused',
      meaning: 'An extract not taken at all, because too much was wrong. Pages stay as they were.',
    },
    {
      id: 'evaluation-mode',
      term: 'Evaluation mode',
      meaning: 'Throughline set up for trying out on one machine, not for a council’s own work.',
    },
  ],
}
