import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Transaction } from 'kysely'
import { localDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { addAction } from '../actions/change-action.ts'
import { asAt } from '../history/as-at.ts'
import { lastInstant } from '../history/testing/copy-of-register.ts'
import { actionContent } from '../testing/action-content.ts'
import { evidenceContent, textFile } from '../testing/evidence-content.ts'
import { entriesOf, occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import {
  addEvidence,
  addEvidenceVersion,
  changeEvidence,
  retireEvidence,
  type ChangedEvidence,
} from './change-evidence.ts'
import type { EvidenceContent, NewVersion } from './evidence-item.ts'
import { findEvidence, findEvidenceItem } from './find-evidence.ts'
import { evidenceFolder, keepFile } from './keep-file.ts'
import { openEvidenceFile } from './open-file.ts'

const received = localDate('2019-10-30')
const link = { received, link: 'https://marlshire.example/minutes?month=10#top' }
const done = (outcome: ChangedEvidence) => {
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.item
}

for (const kind of testPlaces()) {
  describe(`evidence in the register on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    let dataFolder: string
    let action: number
    const changing = <Outcome>(
      work: (within: Transaction<RegisterTables>) => Promise<Outcome>,
    ): Promise<Outcome> => register.db.transaction().execute(work)
    const add = (content: Partial<EvidenceContent> = {}, version: NewVersion = link) =>
      changing((within) =>
        addEvidence(within, occasion, 'small-plan', evidenceContent(content), version),
      )

    const problems = async (content: Partial<EvidenceContent>, version?: NewVersion) => {
      const outcome = await add(content, version)
      assert.ok(!outcome.ok && 'problems' in outcome)
      return outcome.problems.map(({ field, sentence }) => [field, sentence])
    }

    before(async () => {
      dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-evidence-'))
      register = await registerWithPlan(kind)
      await register.db.transaction().execute(async (within) => {
        const added = await addAction(within, occasion, 'small-plan', actionContent())
        assert.ok(added.ok)
        action = added.action.id
        const { recommendation_id } = await within
          .selectFrom('recommendations')
          .select('recommendation_id')
          .where('ref', '=', 'R1')
          .executeTakeFirstOrThrow()
        const measure = { recommendation_id, position: 1, measure: 'a-measure', statement: 'M' }
        await within
          .insertInto('plan_measures')
          .values({ ...measure, unit: 'count', status: 'agreed' })
          .execute()
      })
    })
    after(async () => {
      await register.close()
      await kind.remove()
      rmSync(dataFolder, { recursive: true, force: true })
    })

    test('supports a recommendation, a measure and an action at once', async () => {
      const content = evidenceContent({
        kind: 'voice of the child',
        about: { from: localDate('2019-07-01'), until: localDate('2019-09-30') },
        owner: 'Director',
        expires: localDate('2020-10-30'),
        claims: [
          { supports: 'recommendation', ref: 'R2' },
          { supports: 'measure', ref: 'R1', measure: 'a-measure' },
          { supports: 'action', id: action },
        ],
      })
      const { id } = done(await add(content))
      const found = await findEvidenceItem(register.db, id)
      assert.deepEqual(found, {
        ...content,
        id,
        planId: 'small-plan',
        version: 1,
        changedAt: occasion.at,
        retiredAt: null,
        versions: [{ ...link, id: found?.versions[0]?.id, number: 1, addedAt: occasion.at }],
      })
      const entry = (await entriesOf(register, 'evidence')).at(-1)
      assert.deepEqual(
        [entry?.['subjectId'], entry?.['before'], entry?.['after']],
        [String(id), null, content],
      )
    })

    test('what is wrong with it is told by its field, and nothing is kept', async () => {
      const entries = (await entriesOf(register, 'evidence')).length
      assert.deepEqual(
        await problems({
          kind: 'not yet sorted',
          title: ' ',
          about: { from: localDate('2019-10-02'), until: localDate('2019-10-01') },
          claims: [],
        }),
        [
          ['kind', 'The kind is one of: activity, output, outcome, voice of the child.'],
          ['title', 'The title is needed.'],
          ['about', 'The last day it is about comes before the first; change one of them.'],
          ['claims', 'Say what it supports: a recommendation, a measure or an action.'],
        ],
      )
      assert.deepEqual(
        await problems({
          owner: 'Nobody',
          claims: [
            { supports: 'recommendation', ref: 'R3' },
            { supports: 'measure', ref: 'R2', measure: 'a-measure' },
            { supports: 'action', id: 9999 },
          ],
        }),
        [
          ['owner', `No plan names a post called 'Nobody'; choose one from the list of posts.`],
          ['claims', 'The plan has no recommendation R3.'],
          ['claims', 'Recommendation R2 has no measure a-measure.'],
          ['actions', 'The plan has no action 9999 in use.'],
        ],
      )
      const address = 'The link is an address that begins with https:// or http://; copy it whole.'
      for (const wrong of ['javascript:alert(1)', 'file:///etc/passwd', 'https://', 'https:// a'])
        assert.deepEqual(await problems({}, { received, link: wrong }), [['link', address]], wrong)
      assert.deepEqual(await problems({}, { received, link: 'https://ann:secret@a.example/' }), [
        ['link', 'The link has a name or password in it; take that out.'],
      ])
      const twice = { supports: 'recommendation' as const, ref: 'R1' }
      assert.deepEqual(
        await problems({ claims: [twice, { ref: 'R1', supports: twice.supports }] }),
        [['claims', 'One thing it supports is named twice.']],
      )
      assert.equal((await entriesOf(register, 'evidence')).length, entries)
    })

    test('a change replaces claims, and one from an older version loses neither text', async () => {
      const first = done(await add())
      const content = evidenceContent({
        title: 'Minutes, corrected',
        claims: [{ supports: 'action', id: action }],
      })
      const change = (yours: EvidenceContent) =>
        changing((within) => changeEvidence(within, occasion, first, yours))
      const theirs = done(await change(content))
      assert.deepEqual([theirs.version, theirs.claims], [2, content.claims])
      const yours = evidenceContent({ title: 'Minutes of March' })
      assert.deepEqual(await change(yours), { ok: false, changedMeanwhile: { theirs, yours } })
      const entry = (await entriesOf(register, 'evidence')).at(-1)
      assert.deepEqual([entry?.['before'], entry?.['after']], [evidenceContent(), content])
    })

    test('versions follow one another, and each file opens as it was received', async () => {
      const files = ['first', 'second'].map((words) => textFile(words))
      const [one, two] = [
        await keepFile(dataFolder, files[0]!),
        await keepFile(dataFolder, files[1]!),
      ]
      assert.ok(one.ok && two.ok)
      const { id } = done(await add({}, { received, file: one.file }))
      const later = { received: localDate('2019-11-01'), file: two.file }
      const item = done(await changing((within) => addEvidenceVersion(within, occasion, id, later)))
      assert.deepEqual(
        item.versions.map(({ number, received: on, ...version }) => [
          number,
          on,
          'file' in version && version.file,
        ]),
        [
          [1, '2019-10-30', one.file],
          [2, '2019-11-01', two.file],
        ],
      )
      const versionId = item.versions[0]?.id ?? 0
      const opened = () =>
        changing((within) => openEvidenceFile(within, occasion, dataFolder, versionId))
      const where = path.join(evidenceFolder(dataFolder), one.file.sha256)
      assert.deepEqual(await opened(), { ok: true, file: one.file, path: where })
      const viewed = await entriesOf(register, 'file of evidence')
      assert.deepEqual(
        viewed.map((entry) => [entry['did'], entry['subjectId']]),
        [['viewed', String(versionId)]],
      )
      writeFileSync(where, 'FIRST')
      assert.deepEqual(await opened(), {
        ok: false,
        sentence:
          'The file in the data folder is not what was received: it was damaged or changed. Bring it back from a backup.',
      })
      rmSync(where)
      assert.deepEqual(await opened(), {
        ok: false,
        sentence: 'The file is not in the data folder. Bring it back from a backup.',
      })
      assert.equal((await entriesOf(register, 'file of evidence')).length, 1)
      await assert.rejects(
        register.db.updateTable('evidence_versions').set({ size: 1 }).execute(),
        /permission denied/,
      )
    })

    test('a link has no file to open', async () => {
      const item = done(await add())
      const versionId = item.versions[0]?.id ?? 0
      for (const id of [versionId, 9999]) {
        assert.deepEqual(
          await changing((within) => openEvidenceFile(within, occasion, dataFolder, id)),
          { ok: false, sentence: 'There is no such file.' },
        )
      }
    })

    test('what is retired stays, is in no list and cannot be changed', async () => {
      const first = done(await add({ title: 'To be retired' }))
      const instant = await lastInstant(register.db)
      done(await changing((within) => retireEvidence(within, occasion, first)))
      const filter = { planId: 'small-plan', text: 'to be RETIRED' }
      assert.equal((await findEvidence(register.db, filter)).total, 0)
      assert.equal((await findEvidenceItem(register.db, first.id))?.title, 'To be retired')
      assert.deepEqual(
        await changing((within) => addEvidenceVersion(within, occasion, first.id, link)),
        { ok: false, gone: `Evidence ${first.id} was retired; nothing of it can be changed.` },
      )
      assert.deepEqual((await findEvidence(asAt(register.db, instant), filter)).items, [first])
      await assert.rejects(register.db.deleteFrom('evidence_items').execute(), /permission denied/)
    })
  })
}
