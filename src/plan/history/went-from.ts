/** That a thing said one text and says another now, in a sentence; none where it says the same. */
export function wentFrom(name: string, before: string | null, after: string | null): string[] {
  if (before === after) return []
  if (before === null) return [`${name} is new: ${after}.`]
  if (after === null) return [`${name} was taken out: ${before}.`]
  return [`${name} went from ${before} to ${after}.`]
}

/** A text as a sentence quotes it. */
export const quoted = (text: string | null): string | null => (text === null ? null : `‘${text}’`)

/**
 * What came to a list, what left it, and that it is in another order; `name` is what one of them is:
 * `2019.3’s evidence`.
 */
export function listWentFrom(
  name: string,
  before: readonly string[],
  after: readonly string[],
): string[] {
  const gone = before.filter((one) => !after.includes(one))
  const come = after.filter((one) => !before.includes(one))
  const changes = [
    ...gone.flatMap((one) => wentFrom(name, quoted(one), null)),
    ...come.flatMap((one) => wentFrom(name, null, quoted(one))),
  ]
  const stayedBefore = before.filter((one) => after.includes(one))
  const stayedAfter = after.filter((one) => before.includes(one))
  const isSame =
    stayedBefore.length === stayedAfter.length &&
    stayedBefore.every((one, index) => one === stayedAfter[index])
  return isSame ? changes : [...changes, `${name} is in another order, or has one of them twice.`]
}
