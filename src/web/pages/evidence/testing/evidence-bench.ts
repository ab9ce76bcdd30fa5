import { existsSync, readdirSync } from 'node:fs'
import { localDate } from '#calendar/local-date.ts'
import { addPerson } from '#people/people-store.ts'
import { addEvidence } from '#plan/evidence/change-evidence.ts'
import type { EvidenceContent, NewVersion } from '#plan/evidence/evidence-item.ts'
import { evidenceFolder } from '#plan/evidence/keep-file.ts'
import { findPlan } from '#plan/find-plan.ts'
import { evidenceContent } from '#plan/testing/evidence-content.ts'
import { occasion, registerWithPlan } from '#plan/testing/register-with-plan.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import type { Register } from '#store/register.ts'
import { openPageBench, type PageBench } from '../../../testing/page-bench.ts'
import { twoTeams } from '../../../testing/two-teams.ts'

/** For tests: the pages over a register with the small plan, asked by its first person, on 1 November 2019. */
export type EvidenceBench = {
  readonly register: Register
  readonly bench: PageBench
  /** Adds evidence past the pages, and resolves to its number. */
  readonly add: (content?: Partial<EvidenceContent>, version?: NewVersion) => Promise<number>
  readonly post: (url: string, sent: Sent) => Promise<Answer>
  /** Names of what is in the folder of evidence. */
  readonly kept: () => readonly string[]
  readonly close: () => Promise<void>
}

export type Sent = { readonly type: string; readonly body: Buffer | string }

export type Answer = {
  readonly status: number
  readonly location: string
  readonly html: string
}

const link = { received: localDate('2019-10-30'), link: 'https://marlshire.example/minutes' }

export async function openEvidenceBench(): Promise<EvidenceBench> {
  const [place] = testPlaces()
  if (place === undefined) throw new Error('There is no engine to test on.')
  const register = await registerWithPlan(place)
  await register.db.transaction().execute((within) =>
    addPerson(within, occasion, {
      email: 'a.person@marlshire.example',
      name: 'A. Person',
      workerId: null,
      addedOn: localDate('2019-01-01'),
    }),
  )
  const bench = await openPageBench(
    twoTeams,
    '2019-10-31',
    () => findPlan(register.db),
    register.db,
  )
  return {
    register,
    bench,
    async add(content = {}, version = link) {
      const added = await register.db
        .transaction()
        .execute((within) =>
          addEvidence(within, occasion, 'small-plan', evidenceContent(content), version),
        )
      if (!added.ok) throw new Error(JSON.stringify(added))
      return added.item.id
    },
    async post(url, { type, body }) {
      const {
        statusCode,
        headers,
        body: html,
      } = await bench.app.inject({
        method: 'POST',
        url,
        headers: { ...fromThisSite, 'content-type': type },
        payload: body,
      })
      return { status: statusCode, location: String(headers.location), html }
    },
    kept() {
      const folder = evidenceFolder(bench.dataFolder)
      return existsSync(folder) ? readdirSync(folder) : []
    },
    async close() {
      await bench.close()
      await register.close()
      await place.remove()
    },
  }
}

export const fromThisSite = { host: 'localhost', origin: 'http://localhost' } as const

export const pdf: Buffer = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\nendobj\n%%EOF\n')

/** What the form of new evidence sends where all is well, but for what is given. */
export const wellTyped = (given: Fields = {}): Fields => ({
  title: 'Minutes of the board',
  kind: 'output',
  claims: ['R1'],
  actions: '',
  from: '',
  until: '',
  owner: '',
  expires: '',
  received: '2019-10-30',
  link: '',
  ...given,
})

export type Fields = Readonly<Record<string, string | readonly string[]>>
type SentFile = { readonly name: string; readonly content: Buffer; readonly field?: string }

/** A form as a browser sends it, in urlencoded letters. */
export const typed = (fields: Fields): Sent => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(pairs(fields)).toString(),
})

const boundary = '----of-the-test'
export const multipartType = `multipart/form-data; boundary=${boundary}`

/** The same with files after its fields. Names of files stand as they are given, quotes and all. */
export const withFile = (fields: Fields, ...files: readonly SentFile[]): Sent => ({
  type: multipartType,
  body: Buffer.concat([
    ...files.reduce(
      (parts, { content, ...file }) => [...parts, headOf(file), content, end],
      [fieldsOf(fields)],
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]),
})

/** The fields of a form and the head of its file, of which the content is still to come. */
export const untilTheFile = (fields: Fields, name: string): Buffer =>
  Buffer.concat([fieldsOf(fields), headOf({ name })])

export const afterTheFile = Buffer.from(`\r\n--${boundary}--\r\n`)

const end = Buffer.from('\r\n')

const fieldsOf = (fields: Fields): Buffer =>
  Buffer.from(
    pairs(fields)
      .map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      .join(''),
  )

const headOf = ({ name, field = 'file' }: Pick<SentFile, 'name' | 'field'>): Buffer =>
  Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  )

const pairs = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
  )
