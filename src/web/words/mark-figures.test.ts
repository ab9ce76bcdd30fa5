import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { Standing } from '#plan/standing.ts'
import { counted, percentages } from '#plan/testing/figures.ts'
import { markFigures } from './mark-figures.ts'

/** The sentence with each marked figure in square brackets, and whose it is where it is a team's. */
function marked(sentence: string, id: string, standing: Standing): string {
  const measure = findMeasure(id)
  assert.ok(measure)
  return markFigures(sentence, measure, standing)
    .map((part) => {
      if (typeof part === 'string') return part
      const team = 'mark' in part ? part.mark.split('|')[3] : ''
      return `[${part.text}${team === '' ? '' : ` ${team}`}]`
    })
    .join('')
}

const assessments = 'assessments-within-45-working-days'
const standing = percentages({ council: [90, 100], South: [9, 10], East: [9, 10] })

test('figures in a sentence are marked as the council’s or the team’s they are of', () => {
  assert.equal(
    marked(
      'Not met: 90.0% overall, but 1 of 2; 90.0% (9 of 10, South), 90.0% (9 of 10, East), 90.0% (90 of 100).',
      assessments,
      standing,
    ),
    'Not met: [90.0%] overall, but 1 of 2; [90.0% South] ([9 of 10 South], South), [90.0% East] ([9 of 10 East], East), [90.0%] ([90 of 100]).',
  )
  assert.equal(
    marked('Met: 90.0% overall (90 of 100), against at least 90%.', assessments, standing),
    'Met: [90.0%] overall ([90 of 100]), against at least 90%.',
  )
})

test('a number is marked only where it is said of the council or a team', () => {
  assert.equal(
    marked('Met: 0 overall, against at most 20.', 'recording-complaints', counted(0)),
    'Met: [0] overall, against at most 20.',
  )
  const unrounded = '90.0% (89.96% unrounded) (90 of 100)'
  assert.equal(marked(unrounded, assessments, standing), unrounded)
})
