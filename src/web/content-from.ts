/** No scripts at all; styles, typeface and pictures from here alone. */
export const contentFrom = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const

/** The header of a page whose form keeps drafts: its one script, and what that asks of this service. */
export const contentWithDrafts: string = Object.entries({
  ...contentFrom,
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
})
  .map(([name, from]) => `${name} ${from.join(' ')}`)
  .join(';')
