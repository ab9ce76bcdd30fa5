/** Which problems a reader asked to see, in the words of the query. */
export type ProblemsAsked = {
  readonly file: string | undefined
  readonly reason: string | undefined
  readonly page: number
}

export type ProblemsQuerystring = {
  readonly file?: string
  readonly reason?: string
  readonly page?: string
}

/** Each name once: one given twice would come as a list. */
export const problemsQuerySchema = {
  type: 'object',
  properties: Object.fromEntries(
    ['file', 'reason', 'page'].map((name) => [name, { type: 'string', maxLength: 500 }]),
  ),
}

/** Undefined where there is no such page; a file or reason that is not there has no problems. */
export function askedProblems(query: ProblemsQuerystring): ProblemsAsked | undefined {
  const page = query.page === undefined ? 1 : Number(query.page)
  if (!Number.isSafeInteger(page) || page < 1) return undefined
  return { file: query.file || undefined, reason: query.reason || undefined, page }
}
