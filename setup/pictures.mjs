import { installBrowserIfMissing } from './browser.mjs'
import { installWhatIsMissing } from './install.mjs'
import { runNode24 } from './run.mjs'

/** `npm run pictures`: takes the pictures in docs/pictures again, of the pages as they are now. */
installWhatIsMissing()
installBrowserIfMissing()
process.exitCode = await runNode24(['test/journeys/take-pictures.ts'])
