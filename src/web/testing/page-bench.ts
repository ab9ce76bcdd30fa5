import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { openCountingBench, type RowsByTable } from '#measures/testing/counting-bench.ts'
import { writeSnapshot } from '#measures/testing/write-snapshot.ts'
import type { Around } from '#plan/around.ts'
import { nothingAround } from '#plan/testing/nothing-around.ts'
import type { Plan } from '#plan/plan.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { PageNeeds } from '../page-needs.ts'
import { buildServer } from '../server.ts'
import { noRegister } from './no-register.ts'
import { closedSignIn, testDoor, type TestDoor } from './test-door.ts'
import { keepSnapshot, type SnapshotKeeper } from '../snapshot-keeper.ts'

/** For tests: the pages over a data folder, asked through the server. */
export type Pages = {
  readonly app: FastifyInstance
  readonly needs: PageNeeds
  readonly snapshots: SnapshotKeeper
  readonly dataFolder: string
  /** What the server told whoever runs it. */
  readonly told: readonly string[]
  /** Who asks, and what was recorded of it. */
  readonly door: TestDoor
  /** Every route of the server but those of HEAD, such as `GET /measures/:id`. */
  readonly routes: readonly string[]
  readonly read: (address: string) => Promise<PageRead>
  readonly close: () => Promise<void>
}

/** For tests: the pages over records written down by hand. */
export type PageBench = Pages & {
  /** Writes another snapshot and makes it the active one. */
  readonly activate: (rows: RowsByTable, extractedOn: string) => Promise<void>
}

export type PageRead = {
  readonly status: number
  /** What a reader sees of the page: its words, one space between them. */
  readonly words: string
  readonly html: string
}

type ReadPlan = () => Plan | undefined | Promise<Plan | undefined>

export async function openPageBench(
  rows: RowsByTable,
  extractedOn: string,
  plan: ReadPlan,
  register: Kysely<RegisterTables> = noRegister,
): Promise<PageBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-pages-'))
  const counting = await openCountingBench()
  const activate = async (written: RowsByTable, day: string): Promise<void> => {
    const analysis = await counting.analyse(written, day)
    await writeSnapshot(analysis, Object.keys(written), folder)
  }
  await activate(rows, extractedOn)
  const pages = await openPages(folder, plan, register)
  return {
    ...pages,
    activate,
    async close() {
      await pages.close()
      counting.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The pages over a data folder that is there, which stays the caller's. */
export async function openPages(
  folder: string,
  plan: ReadPlan,
  register: Kysely<RegisterTables> = noRegister,
  around?: Around,
): Promise<Pages> {
  const told: string[] = []
  const snapshots = await keepSnapshot({
    dataFolder: folder,
    duckOptions: { memoryLimit: '300MB', threads: 1, tempFolder: path.join(folder, 'tmp') },
    everyMs: 3_600_000,
    onProblem: (error) => told.push(String(error)),
  })
  const door = testDoor()
  const routes: string[] = []
  const needs: PageNeeds = {
    plan: async () => plan(),
    around: (_, day) => Promise.resolve(around ?? nothingAround(day)),
    register,
    dataFolder: folder,
    snapshots,
    strip: ['Evaluation mode'],
    assetsFolder: folder,
    tell: (line) => told.push(line),
    door: door.door,
    signIn: closedSignIn,
    example: undefined,
    exportsPerMinute: 1000,
    onRoute: (method, url) => routes.push(`${method} ${url}`),
  }
  const app = await buildServer(needs)
  return {
    app,
    needs,
    snapshots,
    dataFolder: folder,
    told,
    routes,
    door,
    async read(address) {
      const reply = await app.inject({ url: address, headers: { host: 'localhost:3000' } })
      return { status: reply.statusCode, words: wordsOf(reply.body), html: reply.body }
    },
    async close() {
      await app.close()
      await snapshots.close()
    },
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    // The mark of a figure stands within words, and parts none.
    .replaceAll(/<span data-figure[^>]*>(.*?)<\/span>/g, '$1')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
