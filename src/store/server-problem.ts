/** Where a register on a server is, without its password. */
export type ServerPlace = {
  readonly server: string
  readonly database: string
  readonly user: string
}

/** Codes of the network and of PostgreSQL (appendix A of its manual), with what each one means. */
const sentences: Readonly<Record<string, (place: ServerPlace) => string>> = {
  ECONNREFUSED: ({ server }) =>
    `No PostgreSQL server answers at ${server}. Start it, or mend DATABASE_URL.`,
  ENOTFOUND: ({ server }) => `There is no server of the name in ${server}. Mend DATABASE_URL.`,
  EAI_AGAIN: ({ server }) => `The name in ${server} cannot be looked up now. Try again later.`,
  ETIMEDOUT: ({ server }) => `The PostgreSQL server at ${server} did not answer in time.`,
  EHOSTUNREACH: ({ server }) => `The PostgreSQL server at ${server} cannot be reached.`,
  ENETUNREACH: ({ server }) => `The PostgreSQL server at ${server} cannot be reached.`,
  ECONNRESET: ({ server }) => `The PostgreSQL server at ${server} closed the connection.`,
  '28P01': ({ server, user }) =>
    `The PostgreSQL server at ${server} does not accept the password given for ${user}. Mend it in DATABASE_URL.`,
  '28000': ({ server, database, user }) =>
    `The PostgreSQL server at ${server} does not let ${user} into the database ${database} from this machine. Its pg_hba.conf says who may.`,
  '3D000': ({ server, database }) =>
    `There is no database ${database} on the PostgreSQL server at ${server}. Make it (createdb ${database}), or mend DATABASE_URL.`,
  '42501': ({ server, database, user }) =>
    `${user} may not make tables in the database ${database} on ${server}. Make ${user} its owner.`,
  '53300': ({ server }) => `The PostgreSQL server at ${server} has no connection left. Try again.`,
  '57P03': ({ server }) => `The PostgreSQL server at ${server} is starting or stopping. Try again.`,
}

/** By their words, since node-postgres gives these no code. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/timeout/i, 'ETIMEDOUT'],
  [/SASL|password must be a string/i, '28P01'],
  [/Connection terminated/i, 'ECONNRESET'],
]

/**
 * Why a server cannot be used, in one plain sentence without the password; undefined where the
 * error is not of that kind.
 */
export function serverProblem(error: unknown, place: ServerPlace): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as Error & { code?: string }
  const known = code === undefined ? undefined : sentences[code]
  if (known) return known(place)
  if (/does not support SSL/.test(error.message)) {
    return `The PostgreSQL server at ${place.server} does not offer encrypted connections, which DATABASE_URL asks for.`
  }
  const wording = wordings.find(([words]) => words.test(error.message))
  return wording && sentences[wording[1]]?.(place)
}
