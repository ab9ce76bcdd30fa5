/** In characters; more than any field of the plan may have, so that its own limit says the sentence. */
const longest = 20_000

const text = { type: 'string', maxLength: longest, default: '' } as const

/**
 * The schema of a form's body: each field one text, each of `lists` as many as were ticked. What was
 * not sent is empty, and what is not named is left out.
 */
export const formBody = (fields: readonly string[], lists: readonly string[] = []) => ({
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(fields.map((name) => [name, text])),
      ...Object.fromEntries(lists.map((name) => [name, ticked])),
    },
  },
})

/** One box that is ticked comes as a text, which Fastify makes a list of one. */
const ticked = {
  type: 'array',
  items: { type: 'string', maxLength: 500 },
  maxItems: 500,
  default: [],
} as const
