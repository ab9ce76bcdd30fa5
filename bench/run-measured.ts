import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Used } from './programs/tell-what-was-used.ts'

export type Measured = Used & {
  /** From the start of the process to its end, start-up included. */
  readonly milliseconds: number
  readonly output: string
}

const root = path.resolve(import.meta.dirname, '..')

/** A program of ours under `bench/programs`. */
export const program = (name: string): string => path.join(root, 'bench/programs', name)

/** The command line itself, as people run it. */
export const throughline = path.join(root, 'src/main.ts')

export type Started = {
  readonly child: ChildProcess
  /** Once it has ended: what it used. */
  readonly used: () => Used
}

/** Starts a program of this repository as a process of its own; its output comes on `stdout`. */
export function startMeasured(words: readonly string[], folder: string): Started {
  const usedFile = path.join(folder, 'used.json')
  rmSync(usedFile, { force: true })
  const child = spawn(process.execPath, ['--import', program('tell-what-was-used.ts'), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, THROUGHLINE_USED_FILE: usedFile },
  })
  return { child, used: () => JSON.parse(readFileSync(usedFile, 'utf8')) as Used }
}

/** Runs such a program to its end, timed from outside; throws where it ended otherwise than it may. */
export async function runMeasured(
  words: readonly string[],
  folder: string,
  mayEndWith: readonly number[] = [0],
): Promise<Measured> {
  const start = performance.now()
  const { child, used } = startMeasured(words, folder)
  let output = ''
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  const milliseconds = performance.now() - start
  if (child.exitCode === null || !mayEndWith.includes(child.exitCode))
    throw new Error(`'${words.join(' ')}' ended with ${child.exitCode}: ${said}`)
  return { ...used(), milliseconds, output }
}
