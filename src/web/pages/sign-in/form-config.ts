/** What a form sends: texts of a bearable length, and nothing is taken for anything else. */
const text = { type: 'string', maxLength: 1000, default: '' } as const

/** How a route is declared whose form sends these fields, and whose address may name where to go then. */
export const formConfig = (...fields: readonly string[]) => ({
  config: { needs: 'nothing' } as const,
  schema: {
    querystring: { type: 'object', properties: { next: text } },
    body: { type: 'object', properties: Object.fromEntries(fields.map((name) => [name, text])) },
  },
})

/** How a route is declared that only shows a form. */
export const pageConfig = {
  config: { needs: 'nothing' },
  schema: { querystring: { type: 'object', properties: { next: text } } },
} as const
