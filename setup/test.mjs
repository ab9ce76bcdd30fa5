import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installBrowserIfMissing } from './browser.mjs'
import { installWhatIsMissing, root } from './install.mjs'
import { runNode24 } from './run.mjs'

/** `npm test`: checks, unit tests and browser journeys; `npm test -- FILE…` for those files alone. */
installWhatIsMissing()
const named = process.argv.slice(2)
const { runChecks } = await import('./checks.mjs')
const failedChecks = named.length === 0 ? await runChecks() : 0
if (named.length === 0) installBrowserIfMissing()
if (!process.env.TEST_DATABASE_URL)
  console.log('TEST_DATABASE_URL is not set: tests on a PostgreSQL server are skipped.')

const folders = ['src', 'example', 'bench', 'test'].map((folder) => `${folder}/**/*.test.ts`)
// The journeys make the example council once, here.
const example = mkdtempSync(path.join(tmpdir(), 'throughline-example-'))
const words = [
  '--test',
  '--test-concurrency=2',
  // What hangs fails, and is named, instead of holding up all else for ever.
  '--test-timeout=900000',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=./setup/totals.mjs',
  '--test-reporter-destination=stdout',
  ...(named.length > 0 ? named : folders),
]
const code = await runNode24(words, {
  EXAMPLE_OF_THIS_RUN: example,
  // Each test file is a process, and most load the same.
  NODE_COMPILE_CACHE: path.join(root, 'build', 'compile-cache'),
})
rmSync(example, { recursive: true, force: true })
if (failedChecks > 0) console.log(`${failedChecks} of the checks failed: see the top.`)
process.exitCode = code === 0 && failedChecks === 0 ? 0 : 1
