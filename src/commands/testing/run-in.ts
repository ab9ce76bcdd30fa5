import { localDate } from '#calendar/local-date.ts'
import type { RegisterPlace } from '#store/register.ts'
import type { Command } from '../command.ts'

/** For tests: runs a command on a data folder and its register; what it told, and how it ended. */
export async function runIn(
  { dataFolder, databaseUrl }: RegisterPlace,
  command: Command,
  words: readonly string[] = [],
): Promise<{ readonly exit: number; readonly said: string }> {
  const said: string[] = []
  const exit = await command.run([...words, '--data', dataFolder], {
    out: async (text) => void said.push(text.trimEnd()),
    tell: (line) => void said.push(line),
    watched: false,
    now: () => new Date('2019-11-02T08:00:00Z'),
    today: () => localDate('2019-11-02'),
    environment: databaseUrl ? { DATABASE_URL: databaseUrl } : {},
  })
  return { exit, said: said.join('\n') }
}
