import type { LocalDate } from '#calendar/local-date.ts'

/** What a command works with; built once in main.ts. */
export type Surroundings = {
  /** Machine formats go here and nothing else does. */
  readonly out: (text: string) => Promise<void>
  /** Progress and notes go here. */
  readonly tell: (line: string) => void
  /** Whether a person is watching, so that long steps show how far they are. */
  readonly watched: boolean
  readonly now: () => Date
  readonly today: () => LocalDate
  readonly environment: Readonly<Record<string, string | undefined>>
}

export type Command = {
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** Resolves to the exit code. */
  readonly run: (words: readonly string[], around: Surroundings) => Promise<number>
}

/** Exit codes: done; done with something to look at, or a plain failure; refused. */
export const exits = { done: 0, problems: 1, failed: 1, refused: 2 } as const
