import { installWhatIsMissing } from './install.mjs'
import { runNode24 } from './run.mjs'

/** `npm run bench`: how fast and in how much memory, as ratios measured in one run. */
installWhatIsMissing()
process.exitCode = await runNode24(['bench/run.ts', ...process.argv.slice(2)])
