import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { actionContent } from '../testing/action-content.ts'
import type { ActionContent } from './action.ts'
import { checkAction } from './check-action.ts'

const milestone = { id: null, what: 'Book rooms', due: localDate('2019-12-01'), done: null }

const cases: readonly (readonly [string, Partial<ActionContent>, readonly [string, string][]])[] = [
  ['an action with nothing but words', {}, []],
  ['no words', { what: ' \n ' }, [['what', 'What is to be done is needed.']]],
  ['words at the limit', { what: 'é'.repeat(1000) }, []],
  [
    'words over the limit',
    { what: 'x'.repeat(1001) },
    [['what', 'What is to be done is 1001 characters long; 1000 is the most it may have.']],
  ],
  [
    'a character that PostgreSQL cannot keep',
    { what: 'a\0b' },
    [['what', 'What is to be done has a character that cannot be kept; type it again.']],
  ],
  ['one day', { start: localDate('2019-11-01'), due: localDate('2019-11-01') }, []],
  [
    'due before it starts',
    { start: localDate('2019-11-02'), due: localDate('2019-11-01') },
    [['due', 'The day it is due comes before the day it starts; change one of them.']],
  ],
  [
    'stopped without a reason',
    { status: 'stopped' },
    [['stoppedBecause', 'The reason why it was stopped is needed.']],
  ],
  ['stopped with a reason', { status: 'stopped', stoppedBecause: 'The law changed' }, []],
  [
    'a reason for stopping what goes on',
    { stoppedBecause: 'The law changed' },
    [
      [
        'stoppedBecause',
        'A reason for stopping goes with the status ‘stopped’ alone; take one of them away.',
      ],
    ],
  ],
  [
    'an owner who helps too',
    { owner: 'Director', contributors: ['Director'] },
    [['contributors', `The post 'Director' is the owner; take it from the contributors.`]],
  ],
  [
    'several at once',
    { what: '', contributors: ['A', 'A'], recommendations: ['R1', 'R1'] },
    [
      ['what', 'What is to be done is needed.'],
      ['contributors', 'A post is named twice among the contributors.'],
      ['recommendations', 'A recommendation is named twice.'],
    ],
  ],
  [
    'a milestone without words',
    { milestones: [{ ...milestone, what: '' }] },
    [['milestones', 'A milestone is needed.']],
  ],
  [
    'a milestone twice',
    {
      milestones: [
        { ...milestone, id: 7 },
        { ...milestone, id: 7 },
      ],
    },
    [['milestones', 'A milestone is there twice.']],
  ],
  [
    '51 milestones',
    { milestones: Array.from({ length: 51 }, () => milestone) },
    [['milestones', 'An action has at most 50 milestones.']],
  ],
]

describe('the limits of an action’s fields', () => {
  for (const [name, given, problems] of cases) {
    test(name, () => {
      assert.deepEqual(
        checkAction(actionContent(given)).map(({ field, sentence }) => [field, sentence]),
        problems,
      )
    })
  }
})
