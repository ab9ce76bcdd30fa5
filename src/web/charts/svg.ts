/** Markup that needs no more escaping: made here, and by nothing else. */
export type Markup = string & { readonly __markup: never }

type Attributes = Readonly<Record<string, string | number | undefined>>

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Text as it reads. */
export const words = (text: string): Markup => escaped(text) as Markup

/** One element; attributes that are undefined are left out, numbers are kept to two decimal places. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly Markup[] = [],
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(attributeText(value ?? ''))}"`)
    .join('')
  return `<${name}${written}>${children.join('')}</${name}>` as Markup
}

const attributeText = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
