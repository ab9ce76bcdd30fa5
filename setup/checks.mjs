import { spawn } from 'node:child_process'
import path from 'node:path'
import { node24, root } from './install.mjs'

const modules = path.join(root, 'node_modules')

/** Each check with the program that makes it; every one runs under the project's own Node. */
const checks = [
  { name: 'formatting', words: [`${modules}/prettier/bin/prettier.cjs`, '--check', '.'] },
  { name: 'types', words: [`${modules}/typescript/bin/tsc`, '-p', '.'] },
  { name: 'lint', words: [`${modules}/oxlint/bin/oxlint`, '--type-aware', '--quiet'] },
  {
    name: 'layers',
    words: [
      `${modules}/dependency-cruiser/bin/dependency-cruiser.mjs`,
      '--no-progress',
      'src',
      'example',
      'bench',
      'test',
    ],
  },
  { name: 'dead code', words: [`${modules}/knip/bin/knip.js`] },
  { name: 'code only tests use', words: [`${modules}/knip/bin/knip.js`, '--production'] },
  { name: 'reference pages', words: ['src/main.ts', 'reference', '--check'] },
]

/** Runs every check, two at a time, and resolves to the number that failed. */
export async function runChecks() {
  const waiting = [...checks]
  let failed = 0
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, text } = await run(check.words)
      if (code !== 0) failed += 1
      console.log(code === 0 ? `✔ ${check.name}` : `✖ ${check.name}\n${text}`)
    }
  }
  await Promise.all([work(), work()])
  return failed
}

function run(words) {
  return new Promise((resolve) => {
    const child = spawn(node24, words, {
      cwd: root,
      env: { ...process.env, PATH: `${path.dirname(node24)}${path.delimiter}${process.env.PATH}` },
    })
    let text = ''
    child.stdout.on('data', (part) => (text += part))
    child.stderr.on('data', (part) => (text += part))
    child.on('exit', (code) => resolve({ code, text }))
  })
}
