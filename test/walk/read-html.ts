/** An element of a page as the server sent it. */
export type Element = {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | undefined
  readonly children: (Element | string)[]
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const token = /<!--[\s\S]*?-->|<![^>]*>|<(\/?)([a-zA-Z][\w-]*)([^>]*?)(\/?)>|[^<]+/g
const attribute = /([^\s=/]+)(?:="([^"]*)")?/g
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
}

/**
 * A page as a tree. Reads what our templates write and no more; throws where an element is closed
 * that was not open, or left open: a browser would guess.
 */
export function readHtml(html: string): Element {
  const root: Element = { tag: '', attributes: new Map(), parent: undefined, children: [] }
  let open = root
  for (const [all, isEnd, tag, attributes = '', isClosed] of html.matchAll(token)) {
    if (tag === undefined) {
      if (!all.startsWith('<')) open.children.push(plain(all))
      continue
    }
    if (isEnd) {
      if (open.tag !== tag || !open.parent) throw new Error(`</${tag}> closes a <${open.tag}>.`)
      open = open.parent
      continue
    }
    const element: Element = {
      tag,
      attributes: attributesIn(attributes),
      parent: open,
      children: [],
    }
    open.children.push(element)
    if (!isClosed && !voids.has(tag)) open = element
  }
  if (open !== root) throw new Error(`A <${open.tag}> is left open.`)
  return root
}

const plain = (text: string): string =>
  text.replaceAll(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole)

const attributesIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(attribute)].map(([, name = '', value = '']) => [name, plain(value)]))

/** The element and all within it, in the order of the page. */
export function* within(element: Element): Generator<Element> {
  yield element
  for (const child of element.children) if (typeof child !== 'string') yield* within(child)
}

const read = new WeakMap<Element, string>()

/** All words in an element, with single spaces. */
export function wordsIn(element: Element): string {
  const words = read.get(element) ?? textIn(element).replaceAll(/\s+/g, ' ').trim()
  read.set(element, words)
  return words
}

const textIn = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')

/** The nearest element about another, itself too, that is so; undefined where none is. */
export function nearest(
  from: Element | undefined,
  isIt: (element: Element) => boolean,
): Element | undefined {
  let one = from
  while (one && !isIt(one)) one = one.parent
  return one
}

export const attributeOf = (element: Element, name: string): string =>
  element.attributes.get(name) ?? ''
