const here = 'http://here'

/** A path of this service as a link gave it: no host that it names is kept. `/` where it is no path. */
export function ownPath(given: string | undefined): string {
  if (!given?.startsWith('/') || !URL.canParse(given, here)) return '/'
  const { pathname, search } = new URL(given, here)
  // A path may itself begin with two slashes, as `/.//elsewhere` does: a browser would leave by it.
  return pathname.startsWith('//') ? '/' : pathname + search
}
