/** That a thing said one text and says another now, in a sentence; none where it says the same. */
export function wentFrom(name: string, before: string | null, after: string | null): string[] {
  if (before === after) return []
  if (before === null) return [`${name} is new: ${after}.`]
  if (after === null) return [`${name} was taken out: ${before}.`]
  return [`${name} went from ${before} to ${after}.`]
}

/** A text as a sentence quotes it. */
export const quoted = (text: string | null): string | null => (text === null ? null : `‘${text}’`)
