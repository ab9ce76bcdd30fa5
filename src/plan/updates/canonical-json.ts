/** JSON in which the same content has the same text: names in order, nothing between. */
export const canonicalJson = (content: unknown): string => JSON.stringify(content, inOrder)

const inOrder = (_: string, value: unknown): unknown =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
