import { attributeOf, nearest, within, type Element } from './read-html.ts'

/** A run of words of a page that are read together: a paragraph, a cell, a label. */
export type Words = {
  readonly text: string
  /** Where they stand. */
  readonly at: Element
}

const inline = new Set('a abbr b button em i span strong sub sup time'.split(' '))
const said = ['aria-label', 'title', 'alt']

/** Stands in the words for a number that is marked as a figure. */
export const markedPlace = '‹figure›'

/**
 * All words of a page that a reader sees or hears, the title in the browser's tab among them, each
 * marked figure as its place only. What drawings say is not among them.
 */
export function wordsOfPage(page: Element): Words[] {
  const found: Words[] = []
  const read = (element: Element): void => {
    if (element.tag === 'svg') return
    let text = ''
    const end = (): void => {
      const plain = text.replaceAll(/\s+/g, ' ').trim()
      if (plain !== '') found.push({ text: plain, at: element })
      text = ''
    }
    const add = (one: Element): void => {
      for (const child of one.children) {
        if (typeof child === 'string') text += child
        else if (isMarked(child)) text += ` ${markedPlace} `
        else if (inline.has(child.tag)) {
          text += ' '
          add(child)
          text += ' '
        } else {
          end()
          read(child)
        }
      }
    }
    add(element)
    end()
  }
  read(page)
  return [...found, ...spoken(page)]
}

/** Words of attributes, which only some readers hear. */
const spoken = (page: Element): Words[] =>
  [...within(page)]
    .filter((at) => nearest(at, ({ tag }) => tag === 'svg') === undefined)
    .flatMap((at) => said.map((name) => ({ text: attributeOf(at, name), at })))
    .filter(({ text }) => text !== '')

export const isMarked = (element: Element): boolean => element.attributes.has('data-figure')

/** What the page marks as figures, with the words it prints. */
export const marksOf = (page: Element) =>
  [...within(page)].filter(isMarked).map((at) => ({
    at,
    mark: {
      figure: attributeOf(at, 'data-figure'),
      part: attributeOf(at, 'data-part'),
      of: attributeOf(at, 'data-of'),
    },
  }))
