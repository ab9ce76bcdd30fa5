/** What is wrong, where, and what to do: whole sentences for whoever runs the installation. */
export type Finding = string

/** What the checks look at. */
export type Patient = {
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly now: Date
  /** Of Node, such as `24.21.0`. */
  readonly node: string
  readonly environment: Readonly<Record<string, string | undefined>>
}
