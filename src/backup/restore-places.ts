import { existsSync } from 'node:fs'
import path from 'node:path'

/** Where a restore builds what it is to put in place. */
export const stagingFolder = (dataFolder: string): string => path.join(dataFolder, 'restoring')

/** Where what it replaces waits to be taken away. */
export const replacedFolder = (dataFolder: string): string => path.join(dataFolder, 'replaced')

/** Says that the new is to be put in place, and what of it: while it is there neither is whole. */
export const journalFile = (dataFolder: string): string =>
  path.join(dataFolder, 'restore-journal.json')

/** Whether a restore of this data folder was ended before it was over, or is under way. */
export const isUnfinished = (dataFolder: string): boolean =>
  [stagingFolder, replacedFolder, journalFile].some((place) => existsSync(place(dataFolder)))
