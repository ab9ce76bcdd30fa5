const kilo = 2 ** 10
const mega = 2 ** 20

/** `1.2 MB`, `340 kB`, `12 bytes`: a number of octets. A megabyte is 1,024 kilobytes, as in limits. */
export function sizeInWords(octets: number): string {
  if (octets < kilo) return octets === 1 ? '1 byte' : `${octets} bytes`
  // What would be printed as 1,024 kB is a megabyte.
  return Math.round(octets / kilo) < kilo
    ? `${Math.round(octets / kilo)} kB`
    : `${(octets / mega).toFixed(1)} MB`
}
