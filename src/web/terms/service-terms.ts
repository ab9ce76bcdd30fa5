import type { TermGroup } from './term.ts'

export const serviceTerms: TermGroup = {
  title: 'Children’s services',
  terms: [
    {
      id: 'referral',
      term: 'Referral',
      meaning:
        'A request that the council help a child, often from a school, doctor or the police.',
    },
    {
      id: 'case',
      term: 'Case',
      meaning: 'The council’s work with a child, from a referral until it is closed.',
    },
    {
      id: 'assessment',
      term: 'Assessment',
      meaning:
        'A social worker’s look at what a child needs. It must be finished within 45 working days of the referral.',
      more: 'It is finished when a manager has authorised it.',
      source: 'Working Together to Safeguard Children, chapter 1',
    },
    {
      id: 'child-in-need',
      term: 'Child in need',
      meaning: 'A child living at home whose family gets help from the council.',
      source: 'Children Act 1989, section 17',
    },
    {
      id: 'child-protection-plan',
      term: 'Child protection plan',
      meaning: 'A plan for a child living at home who is likely to suffer significant harm.',
      source: 'Working Together to Safeguard Children, chapter 1',
    },
    {
      id: 'child-in-care',
      term: 'Child in care',
      meaning:
        'A child the council looks after, in a foster home or elsewhere. The law says “looked after”.',
      more: 'Children on short breaks are not counted as in care.',
      source: 'Children Act 1989, section 22',
    },
    {
      id: 'period-of-care',
      term: 'Period of care',
      meaning: 'The time from the day a child came into care to the day they left it.',
    },
    {
      id: 'short-breaks',
      term: 'Short breaks',
      meaning: 'Planned stays away from home, to give a family rest. They are not counted as care.',
      more: 'In national returns their legal statuses are V3 and V4.',
    },
    {
      id: 'care-plan',
      term: 'Care plan',
      meaning: 'What a child in care needs and how they will get it.',
      source: 'Care Planning, Placement and Case Review (England) Regulations 2010',
    },
    {
      id: 'pathway-plan',
      term: 'Pathway plan',
      meaning: 'The plan towards independence of a young person in care, from the age of 16.',
      source: 'Children Act 1989, schedule 2, paragraph 19B',
    },
    {
      id: 'review',
      term: 'Review',
      meaning: 'The regular meeting about a child in care, at which the plan is looked at again.',
      source: 'Care Planning, Placement and Case Review (England) Regulations 2010',
    },
    {
      id: 'iro',
      term: 'IRO',
      meaning:
        'The independent reviewing officer, who chairs those reviews and checks on the council.',
      source: 'Children Act 1989, section 25A',
    },
    {
      id: 'permanence',
      term: 'Permanence',
      meaning:
        'A home meant to last until a child is grown up: with parents, relatives, foster carers or adopters.',
      more: 'A plan for it is due by the second review of a child in care.',
    },
    {
      id: 'matching',
      term: 'Matching',
      meaning: 'Agreeing that one particular home is the lasting one for one particular child.',
    },
    {
      id: 'pre-proceedings',
      term: 'Pre-proceedings',
      meaning:
        'The stage before court: the council tells a family in writing what has to change, and helps them try.',
      source: 'Family Procedure Rules, practice direction 12A',
    },
    {
      id: 'plo',
      term: 'PLO',
      meaning:
        'The Public Law Outline: the court’s rules for pre-proceedings and care proceedings.',
      source: 'Family Procedure Rules, practice direction 12A',
    },
    {
      id: 'step-down',
      term: 'Step down',
      meaning: 'Leaving pre-proceedings without going to court, because things have improved.',
    },
    {
      id: 'care-proceedings',
      term: 'Care proceedings',
      meaning: 'The court case about whether a child should live away from home.',
      more: 'It should be over within 26 weeks.',
      source: 'Children Act 1989, section 32',
    },
    {
      id: 'supervision',
      term: 'Supervision',
      meaning: 'A manager and a social worker talking over one child’s case.',
    },
    {
      id: 'case-worker',
      term: 'Case worker',
      meaning: 'The social worker who has the child’s case.',
    },
    {
      id: 'chronology',
      term: 'Chronology',
      meaning: 'What has happened in a child’s life, in order, kept up to date.',
    },
    {
      id: 'genogram',
      term: 'Genogram',
      meaning: 'A drawing of a child’s family.',
    },
    {
      id: 'audit',
      term: 'Audit',
      meaning: 'Reading one case file closely and grading the work in it.',
    },
    {
      id: 'moderation',
      term: 'Moderation',
      meaning: 'A second person grades an audited file again. The second grade stands.',
    },
    {
      id: 'alternative-provision',
      term: 'Alternative provision',
      meaning: 'Education outside school, for pupils who cannot be in one.',
    },
    {
      id: 'pep',
      term: 'PEP',
      meaning: 'A personal education plan: the part of a care plan that is about school.',
      source: 'Promoting the education of looked-after children, statutory guidance',
    },
    {
      id: 'virtual-school',
      term: 'Virtual school',
      meaning: 'The council’s team for the education of children in care. It is not a building.',
      source: 'Children Act 1989, section 22(3A) to (3C)',
    },
  ],
}
