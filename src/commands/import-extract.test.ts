import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { activeSnapshot, listSnapshots } from '#records/active-snapshot.ts'
import { isExample } from '#records/example-marker.ts'
import { figuresFolder, snapshotFolder, snapshotsFolder } from '#records/snapshot-folder.ts'
import { takeLock } from '#store/file-lock.ts'
import { importExtract, type Imported, type ImportWanted } from './import-extract.ts'
import { prepareFigures } from './prepare-figures.ts'
import { smallExtract, writeExtract } from './testing/small-extract.ts'

let folder: string
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-import-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
const newData = (): string => path.join(folder, `data-${++made}`)
const extractOf = (files = smallExtract): string =>
  writeExtract(path.join(folder, `extract-${++made}`), files)

const importInto = (dataFolder: string, wanted: Partial<ImportWanted> = {}): Promise<Imported> =>
  importExtract({
    paths: [extractOf()],
    extractedOn: localDate('2019-10-31'),
    importedAt: '2019-11-01T08:00:00.000Z',
    dataFolder,
    onFall: 'refuse',
    afterwards: 'activate',
    of: 'council',
    onStep: () => undefined,
    ...wanted,
  })

/** For what does not turn on the active snapshot, whose figures take the most of an import. */
const leave = { afterwards: 'leave' } as const

const idOf = (imported: Imported): string =>
  imported.ok ? imported.manifest.snapshot : assert.fail(imported.refusals.join(' '))

const refusalsOf = (imported: Imported): readonly string[] =>
  imported.ok ? assert.fail('it was accepted') : imported.refusals

const hashOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** Each file below a folder with the hash of its bytes. */
const bytesOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(root, file), hashOf(readFileSync(file))]),
  )

/** The pointer, and the record of what it pointed to. */
const beside = ['active', 'activations.jsonl']

test('the same files give the same snapshot, whatever they are called, and make nothing twice', async () => {
  const data = newData()
  const first = await importInto(data, leave)
  const upper = Object.entries(smallExtract).map(([name, text]) => [name.toUpperCase(), text])
  const again = await importInto(data, {
    ...leave,
    paths: [extractOf(Object.fromEntries(upper) as typeof smallExtract)],
    importedAt: '2019-12-01T08:00:00.000Z',
  })
  assert.match(idOf(first), /^2019-10-31-[0-9a-f]{10}$/)
  assert.equal(idOf(again), idOf(first))
  assert.ok(first.ok && first.wasThere === 'built now')
  assert.ok(again.ok && again.wasThere === 'there already')
  assert.equal(again.manifest.importedAt, '2019-11-01T08:00:00.000Z')
  assert.equal(listSnapshots(data).length, 1)
})

test('another day, or another byte, gives another snapshot', async () => {
  const data = newData()
  const first = idOf(await importInto(data))
  const later = idOf(await importInto(data, { extractedOn: localDate('2019-11-30') }))
  const files = { ...smallExtract, 'ssd_department.csv': 'dept_team_id,dept_team_name\nt1,South\n' }
  const changed = idOf(await importInto(data, { paths: [extractOf(files)] }))
  assert.equal(new Set([first, later, changed]).size, 3)
  assert.equal(activeSnapshot(data), changed)
  assert.deepEqual(
    listSnapshots(data).map(({ extractedOn }) => extractedOn),
    ['2019-10-31', '2019-10-31', '2019-11-30'],
  )
})

test('an extract imported twice into two places is the same, byte for byte, and so are its figures', async () => {
  const [one, two] = [newData(), newData()]
  const paths = [extractOf()]
  const snapshot = idOf(await importInto(one, { paths }))
  await importInto(two, { paths })
  assert.deepEqual(bytesOf(snapshotFolder(one, snapshot)), bytesOf(snapshotFolder(two, snapshot)))
  const figures = bytesOf(figuresFolder(one, snapshot))
  assert.ok(Object.keys(figures).length > 0)
  assert.deepEqual(figures, bytesOf(figuresFolder(two, snapshot)))
  rmSync(path.join(one, 'figures'), { recursive: true })
  await prepareFigures(one, snapshot, () => undefined)
  assert.deepEqual(figures, bytesOf(figuresFolder(one, snapshot)))
})

test('an import that is not to be activated leaves the active snapshot, and no figures', async () => {
  const data = newData()
  const first = idOf(await importInto(data))
  const other = idOf(
    await importInto(data, { extractedOn: localDate('2019-09-30'), afterwards: 'leave' }),
  )
  assert.equal(activeSnapshot(data), first)
  assert.equal(existsSync(figuresFolder(data, other)), false)
})

test('a refused extract leaves the active snapshot and nothing of its own but the list asked for', async () => {
  const data = newData()
  const active = idOf(await importInto(data))
  const list = path.join(folder, 'refused.csv')
  const files = {
    ...smallExtract,
    'ssd_person.csv': `pers_person_id,pers_forename\n${',Ada\n'.repeat(21)}`,
  }
  const refused = await importInto(data, { paths: [extractOf(files)], problemsFile: list })
  assert.equal(refusalsOf(refused).length, 2)
  assert.match(refusalsOf(refused)[0] ?? '', /21 of 21 rows were turned down/)
  assert.equal(activeSnapshot(data), active)
  assert.deepEqual(readdirSync(snapshotsFolder(data)).toSorted(), [active, ...beside].toSorted())
  const lines = readFileSync(list, 'utf8').trimEnd().split('\n')
  assert.equal(lines[0], 'file,table,line,column,kind,reason,outcome')
  assert.equal(lines.filter((line) => line.endsWith(',turned down')).length, 21)
})

test('settings that cannot be read stop an import before it begins, in a sentence', async () => {
  const data = newData()
  mkdirSync(path.join(data, 'settings'), { recursive: true })
  writeFileSync(path.join(data, 'settings', '0002.json'), '{')
  const [refusal] = refusalsOf(await importInto(data))
  assert.match(refusal ?? '', /0002\.json cannot be used: it is not JSON\./)
  assert.deepEqual(listSnapshots(data), [])
})

test('a fall in a table’s rows is refused unless it is accepted', async () => {
  const data = newData()
  await importInto(data)
  const files = { ...smallExtract, 'ssd_person.csv': 'pers_person_id\np1\n' }
  const paths = [extractOf(files)]
  assert.match(
    refusalsOf(await importInto(data, { paths }))[0] ?? '',
    /ssd_person.csv: 1 rows, against 2 in the active snapshot: a fall of more than a tenth/,
  )
  const accepted = idOf(await importInto(data, { paths, onFall: 'accept' }))
  assert.equal(activeSnapshot(data), accepted)
})

test('a reader’s refusal is passed on, each thing that is wrong in a sentence', async () => {
  const refused = await importInto(newData(), { paths: [path.join(folder, 'nowhere')] })
  assert.equal(refusalsOf(refused).length, 1)
  assert.match(refusalsOf(refused)[0] ?? '', /nowhere/)
})

test('what an import that was killed left behind is cleared by the next', async () => {
  const data = newData()
  const left = path.join(snapshotsFolder(data), '.import-abc123', 'snapshot')
  mkdirSync(left, { recursive: true })
  writeFileSync(path.join(left, 'ssd_person.parquet'), 'half')
  const active = idOf(await importInto(data))
  assert.deepEqual(readdirSync(snapshotsFolder(data)).toSorted(), [active, ...beside].toSorted())
})

test('a snapshot that lost a file is built again from the same files', async () => {
  const data = newData()
  const paths = [extractOf()]
  const snapshot = idOf(await importInto(data, { ...leave, paths }))
  const whole = bytesOf(snapshotFolder(data, snapshot))
  rmSync(path.join(snapshotFolder(data, snapshot), 'ssd_person.parquet'))
  const again = await importInto(data, { ...leave, paths })
  assert.ok(again.ok && again.wasThere === 'built now')
  assert.deepEqual(bytesOf(snapshotFolder(data, snapshot)), whole)
})

test('an import waits for no other: it says who has the data folder', async () => {
  const data = newData()
  const lock = await takeLock(path.join(data, 'import.lock'))
  const refused = await importInto(data, leave)
  assert.deepEqual(refusalsOf(refused), [
    `Another process (${process.pid}) is importing into ${data} or activating a snapshot there. Wait for it to end and try again.`,
  ])
  if (lock.ok) await lock.release()
  assert.ok((await importInto(data, leave)).ok)
})

test('the example’s folder takes no other extract, and a council’s folder not the example', async () => {
  const example = newData()
  assert.ok((await importInto(example, { ...leave, of: 'example' })).ok)
  assert.equal(isExample(example), true)
  assert.match(refusalsOf(await importInto(example, leave))[0] ?? '', /holds the example council/)
  assert.ok((await importInto(example, { ...leave, of: 'example' })).ok)
  const council = newData()
  assert.ok((await importInto(council, leave)).ok)
  assert.match(
    refusalsOf(await importInto(council, { ...leave, of: 'example' }))[0] ?? '',
    /holds a council’s own snapshots/,
  )
  assert.equal(isExample(council), false)
})

test('a folder named example beside the snapshots does not make a folder the example’s', async () => {
  const data = newData()
  mkdirSync(path.join(data, 'example'), { recursive: true })
  assert.ok((await importInto(data, leave)).ok)
})

test('no value of the extract is in the problems list as a file', async () => {
  const list = path.join(folder, 'personal.csv')
  const files = {
    ...smallExtract,
    'ssd_person.csv':
      'pers_person_id,pers_forename,pers_dob,pers_sex,=cmd\n' +
      'p1,Perpetua,14th of May 2010,Womanly,x\np1,Perpetua,2010-02-31,F,x\n',
  }
  const data = newData()
  const wanted = { ...leave, paths: [extractOf(files)], problemsFile: list }
  await importInto(data, wanted)
  const text = readFileSync(list, 'utf8')
  assert.match(text, /99aa aa aaa 9999/)
  assert.match(text, /'=cmd/)
  for (const value of ['Perpetua', '14th', 'May', 'Womanly', '2010-02-31'])
    assert.equal(text.includes(value), false, value)
  rmSync(list)
  await importInto(data, wanted)
  assert.equal(readFileSync(list, 'utf8'), text)
})

test('a problems list that cannot be written is known before anything is imported', async () => {
  const data = newData()
  const list = path.join(folder, 'nowhere', 'list.csv')
  await assert.rejects(importInto(data, { ...leave, problemsFile: list }), { code: 'ENOENT' })
  assert.deepEqual(listSnapshots(data), [])
  assert.ok((await importInto(data, leave)).ok)
})

const isRoot = process.getuid?.() === 0

test(
  'a folder without permission is one plain sentence',
  { skip: isRoot ? 'root may write anywhere' : false },
  () => {
    const data = newData()
    mkdirSync(data, { mode: 0o500 })
    const main = path.join(import.meta.dirname, '../main.ts')
    const words = ['import', extractOf(), '--extracted-on', '2019-10-31', '--data', data]
    const { status, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' })
    assert.equal(status, 1)
    assert.match(stderr, /^There is no permission to write.*\n$/)
  },
)

test(
  'a full disk is one plain sentence, and the active snapshot stays',
  { skip: isRoot ? false : 'a small disk can only be mounted by root' },
  async (context) => {
    const disk = path.join(folder, 'small-disk')
    mkdirSync(disk)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk])
    if (mounted.status !== 0) return context.skip('a small disk could not be mounted here')
    try {
      const data = path.join(disk, 'data')
      const active = idOf(await importInto(data))
      const whole = bytesOf(snapshotFolder(data, active))
      const rows = Array.from({ length: 30_000 }, (_, row) => hashOf(`row ${row}`))
      const large = extractOf({
        ...smallExtract,
        'ssd_person.csv': `pers_person_id\n${rows.join('\n')}\n`,
      })
      const main = path.join(import.meta.dirname, '../main.ts')
      const { status, stderr } = spawnSync(
        process.execPath,
        [main, 'import', large, '--extracted-on', '2019-10-31', '--data', data],
        { encoding: 'utf8' },
      )
      assert.equal(status, 1)
      assert.match(stderr, /^The disk is full.*\n$/)
      assert.equal(activeSnapshot(data), active)
      assert.deepEqual(bytesOf(snapshotFolder(data, active)), whole)
      assert.deepEqual(
        readdirSync(snapshotsFolder(data)).toSorted(),
        [active, ...beside].toSorted(),
      )
    } finally {
      spawnSync('umount', [disk])
    }
  },
)
