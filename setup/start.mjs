import { installWhatIsMissing } from './install.mjs'
import { runNode24 } from './run.mjs'

/** `npm start`: the example council, made if it is not there, and served. */
installWhatIsMissing()
process.exitCode = await runNode24(['src/main.ts', 'example', ...process.argv.slice(2)])
