import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { dumpRegister } from '#backup/dump-register.ts'
import { localDate } from '#calendar/local-date.ts'
import { findSettings, latestOf, writeSettings } from '#measures/settings-files.ts'
import { asOwner } from '#people/testing/as-owner.ts'
import { keepFile } from '#plan/evidence/keep-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { occasion, smallPlan } from '#plan/testing/register-with-plan.ts'
import { openRegister, type Register, type RegisterPlace } from '#store/register.ts'
import { importExtract } from '../import-extract.ts'
import { smallExtract, writeExtract } from './small-extract.ts'

/** For tests: a data folder and register with something of each kind in them, awkward values too. */
export async function makeInstallation(place: RegisterPlace): Promise<void> {
  const { dataFolder } = place
  await importSmall(dataFolder, '2019-09-30', smallExtract)
  await importSmall(dataFolder, '2019-10-31', {
    ...smallExtract,
    'ssd_department.csv': 'dept_team_id,dept_team_name\nt1,South\n',
  })
  const found = findSettings(dataFolder)
  assert.ok(found.ok)
  const { settings } = latestOf(found.all)
  const said = { at: '2019-11-01T08:00:00.000Z', who: 'Ann', why: 'As agreed' }
  writeSettings(dataFolder, { settings: { ...settings, number: 2 }, rebasings: [], ...said })
  const kept = await keepFile(dataFolder, {
    fileName: 'minutes.txt',
    content: (async function* () {
      yield Buffer.from('Minutes of the board’s meeting\n')
    })(),
  })
  assert.ok(kept.ok)
  await withRegisterOf(place, async (register) => {
    await savePlan(register.db, smallPlan, occasion)
    await asOwner(register, (within) => sql.raw(awkwardRows(kept.file.sha256)).execute(within))
  })
}

/** Writes the plan's title anew, so that there is something to go back from. */
export const retitle = (place: RegisterPlace, title: string): Promise<void> =>
  withRegisterOf(place, async ({ db }) => {
    await db.updateTable('plans').set({ title }).execute()
  })

const awkwardRows = (sha256: string): string => `
  insert into people (email, name, added_on, disabled_on) values
    ('ann@council.example', E'Ann "A" O’Marsh\\\\ \\u2028 line\\nfeed, tab\\t', '2019-01-01', null),
    ('bob@council.example', 'Bob', '2019-01-01', '2019-06-30');
  insert into role_assignments (person_id, role, from_on) select person_id, 'administrator', added_on from people;
  insert into restricted_children (child_id, why, from_on) values ('p1', 'Known to staff', '2019-01-01');
  insert into restricted_child_viewers (child_id, person_id, from_on) values ('p1', 1, '2019-01-01');
  insert into sign_in_second_factors (person_id, secret, confirmed_at) values (1, 'encrypted', '2019-10-01 12:00:00.123456+00');
  insert into sign_in_sessions (id, user_id, token, created_at, updated_at, expires_at)
    values ('s1', '1', 'token', now(), now(), 'infinity');
  insert into drafts (person_id, subject, subject_id, content, saved_at) values
    (1, 'recommendation', '1', 'null', now()), (1, 'recommendation', '2', null, now()),
    (2, 'recommendation', '1', '{"value": 66.30, "text": "\\u00e9 😀"}', now());
  insert into plan_measures (recommendation_id, position, measure, statement, unit, status)
    select recommendation_id, 1, 'm', 'A measure', 'percent', 'agreed' from recommendations;
  insert into printed_figures (plan_measure_id, role, period, value, places, source)
    select plan_measure_id, 'latest', '2019-10', 66.3000, 1, 'own' from plan_measures;
  update printed_figures set value = 70.1;
  insert into evidence_items (plan_id, kind, title, changed_at) values ('${smallPlan.id}', 'output', 'Minutes', now());
  insert into evidence_versions (evidence_item_id, number, received_on, added_at, sha256, size, file_name, media_type)
    values (1, 1, '2019-10-01', now(), '${sha256}', 34, 'minutes.txt', 'text/plain');
  select nextval(pg_get_serial_sequence('posts', 'post_id'))`

async function importSmall(
  dataFolder: string,
  day: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const extract = mkdtempSync(path.join(tmpdir(), 'throughline-extract-'))
  const imported = await importExtract({
    paths: [writeExtract(extract, files)],
    extractedOn: localDate(day),
    importedAt: `${day}T20:00:00.000Z`,
    dataFolder,
    onFall: 'accept',
    afterwards: 'activate',
    of: 'council',
    onStep: () => undefined,
  })
  rmSync(extract, { recursive: true })
  assert.ok(imported.ok)
}

export async function withRegisterOf<Outcome>(
  place: RegisterPlace,
  use: (register: Register) => Promise<Outcome>,
): Promise<Outcome> {
  const opened = await openRegister(place)
  assert.ok(opened.ok, opened.ok ? '' : opened.problem)
  try {
    return await use(opened.register)
  } finally {
    await opened.register.close()
  }
}

/** Every row of every table and every file, as two installations are compared by. */
export type Likeness = Readonly<Record<string, unknown>>

export const likenessOf = (place: RegisterPlace): Promise<Likeness> =>
  withRegisterOf(place, async (register) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'throughline-likeness-'))
    try {
      const { tables, plans, schema } = await dumpRegister(register, folder)
      const rows = tables.map(({ table }) => [
        table,
        gunzipSync(readFileSync(path.join(folder, `${table}.jsonl.gz`))).toString(),
      ])
      return { tables, plans, schema, ...Object.fromEntries(rows), ...filesOf(place.dataFolder) }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

/** Files by the hash of their content; of the register's own and of locks none. */
export function filesOf(dataFolder: string): Readonly<Record<string, string>> {
  const parts = '{snapshots,figures,settings,evidence,example,example-password}'
  const names = globSync([`${parts}/**`, parts], { cwd: dataFolder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  assert.ok(names.length > 0 || !existsSync(path.join(dataFolder, 'snapshots')))
  return Object.fromEntries(
    names
      .toSorted()
      .map((name) => [
        path.relative(dataFolder, name),
        createHash('sha256').update(readFileSync(name)).digest('hex'),
      ]),
  )
}
