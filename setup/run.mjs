import { spawn } from 'node:child_process'
import { node24, root } from './install.mjs'

/**
 * Runs the project's own Node with these words, its output going where ours goes, and resolves to
 * its exit code. Being told to stop is passed on.
 */
export function runNode24(words, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(node24, words, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    })
    const pass = (signal) => child.kill(signal)
    process.on('SIGTERM', pass)
    // The terminal has told the child already.
    process.on('SIGINT', () => undefined)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 0 : 1)))
  })
}
