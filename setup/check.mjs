import { installWhatIsMissing } from './install.mjs'

/** `npm run check`: formatting, types, lint, layers, dead code, reference pages. */
installWhatIsMissing()
const { runChecks } = await import('./checks.mjs')
process.exitCode = (await runChecks()) === 0 ? 0 : 1
