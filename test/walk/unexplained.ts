import type { Plan } from '#plan/plan.ts'
import { measuresAbout, numbersOfPlan } from './measures-about.ts'
import { gone, without, withoutPeriods } from './without.ts'
import type { WalkedPage } from './walk-pages.ts'
import { wordsOfPage, type Words } from './words-of-page.ts'

export type About = {
  readonly plan: Plan
  /** Of the plan, the catalogue and the glossary. */
  readonly texts: readonly string[]
  readonly snapshots: readonly string[]
}

type Rule = {
  readonly name: string
  /** The text without what the rule explains. */
  readonly without: (text: string, words: Words, page: WalkedPage, about: About) => string
}

/** Why a number that is not marked as a figure may stand on a page. The order is that of reading. */
const rules: readonly Rule[] = [
  {
    name: 'it is in a text of the plan, the catalogue or the glossary, word for word',
    without: (text, _, __, { texts }) => without(text, texts),
  },
  {
    name: 'it names a snapshot',
    without: (text, _, __, { snapshots }) => without(text, snapshots),
  },
  { name: 'it is of a day or a period', without: withoutPeriods },
  {
    name: 'it is a target, or a figure that the plan prints, of the measure spoken of',
    without: (text, { at }, { address }, { plan }) =>
      measuresAbout(at, address, plan)
        .flatMap(numbersOfPlan)
        .reduce((rest, number) => rest.replaceAll(wholeNumber(number), gone), text),
  },
]

const wholeNumber = (number: string): RegExp =>
  new RegExp(`(?<![\\d.,])${number.replace('.', '\\.')}(?![\\d]|[.,]\\d)`, 'g')

/** Numbers of a page that are neither marked as figures nor explained by a rule, with their words. */
export function unexplained(page: WalkedPage, about: About): string[] {
  return wordsOfPage(page.page).flatMap((words) => {
    let rest = words.text
    for (const rule of rules) if (/\d/.test(rest)) rest = rule.without(rest, words, page, about)
    return /\d/.test(rest) ? [`${words.text}   →   ${rest}`] : []
  })
}
