import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { termGroups, termOf } from './terms.ts'

const terms = termGroups.flatMap((group) => group.terms)
const developers = readFileSync(path.join(import.meta.dirname, '../../../GLOSSARY.md'), 'utf8')

/** The words in bold that begin an entry of `GLOSSARY.md` or stand within one. */
const inGlossary = wordsInBold(developers)

function wordsInBold(text: string): string[] {
  return [...text.matchAll(/\*\*(.+?)\*\*/g)].flatMap(([, words = '']) =>
    words.split(/[,;] /).map((word) => word.toLowerCase()),
  )
}

/** Words of those who build or run Throughline, which stand on no page. */
const notOnPages = ['spec', 'register', 'data folder', 'backup', 'restore']

/** Words of keeping the plan, which has no pages yet. */
const notYetOnPages = [
  'as at',
  'claim',
  'cycle',
  'edit',
  'narrative',
  'history',
  'plan file',
  'template',
  'version',
]

/** Words of its section People, which are for those who give roles and for those who build. */
const section = /## People\n([\s\S]*?)\n## /.exec(developers)?.[1] ?? ''
const ofPeople = wordsInBold(section)

test('pages explain the words of GLOSSARY.md and no others', () => {
  const explained = terms.map(({ term }) => term.toLowerCase())
  assert.deepEqual(
    explained.toSorted(),
    inGlossary
      .filter((word) => ![...notOnPages, ...notYetOnPages, ...ofPeople].includes(word))
      .toSorted(),
  )
})

test('a term has an id of its own, as the glossary’s anchor has it', () => {
  const ids = terms.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, /^[a-z][a-z-]*$/)
})

test('a meaning is one sentence or two, short enough to read where it stands', () => {
  for (const { term, meaning } of terms) {
    assert.ok(meaning.length <= 200, `${term}: ${meaning.length}`)
    assert.match(meaning, /^[A-Z].*\.$/, term)
    assert.ok((meaning.match(/\. [A-Z]/g) ?? []).length <= 1, term)
  }
})

test('a template that names a term there is none of is told so', () => {
  assert.equal(termOf('baseline').term, 'Baseline')
  assert.throws(() => termOf('basis'), /There is no term basis/)
})
