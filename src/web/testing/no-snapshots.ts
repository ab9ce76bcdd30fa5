import { defaultSettings } from '#measures/settings.ts'
import type { PageNeeds } from '../page-needs.ts'

/** For tests: nothing has ever been imported. */
export const noSnapshots: PageNeeds['snapshots'] = {
  use: (work) => work(undefined),
  at: () => ({
    active: { was: 'nothing' },
    snapshot: undefined,
    numbered: { settings: defaultSettings, rebasings: [], at: null, who: null, why: null },
    definitions: { are: 'not recorded' },
    importedUntil: undefined,
    key: '',
  }),
  useThen: (_, work) => work(undefined),
}
