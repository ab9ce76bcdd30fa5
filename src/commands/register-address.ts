import { isExample } from '#records/example-marker.ts'
import type { Surroundings } from './command.ts'

/** The server of a data folder's register; none for the example, which never goes to a council's. */
export const registerAddress = (
  dataFolder: string,
  { environment }: Pick<Surroundings, 'environment'>,
): string | undefined => (isExample(dataFolder) ? undefined : environment['DATABASE_URL'])
