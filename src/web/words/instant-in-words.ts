const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `1 November 2019 at 08:00`, by the clocks of England: an instant in ISO 8601. */
export function instantInWords(instant: string): string {
  const parts = new Map(
    inLondon.formatToParts(new Date(instant)).map((one) => [one.type, one.value]),
  )
  const [day, month, year, hour, minute] = (
    ['day', 'month', 'year', 'hour', 'minute'] as const
  ).map((name) => parts.get(name))
  return `${day} ${month} ${year} at ${hour}:${minute}`
}
