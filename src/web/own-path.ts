/** A path of this service as a link gave it, `/` where it would lead elsewhere. */
export function ownPath(given: string | undefined): string {
  const here = 'http://here'
  if (given === undefined || !given.startsWith('/') || !URL.canParse(given, here)) return '/'
  const { origin, pathname, search } = new URL(given, here)
  // A path may itself begin with two slashes, as `/.//elsewhere` does: a browser would leave by it.
  return origin === here && !pathname.startsWith('//') ? pathname + search : '/'
}
