import { catalogue } from '#measures/catalogue/index.ts'
import { defaultSettings } from '#measures/settings.ts'
import type { Plan } from '#plan/plan.ts'
import { withoutDifferences } from './differences.ts'
import { withoutEvidenceWords } from './evidence-words.ts'
import { measuresAbout, numbersOfPlan } from './measures-about.ts'
import { withoutListWords } from './list-words.ts'
import { publishedOf, withoutLeftOut, withoutProblems } from './measure-page-words.ts'
import { withoutMovedMonths } from './moved-months.ts'
import type { PrintedItems } from './printed-items.ts'
import type { PrintedFigures } from './printed-figures.ts'
import { withoutSaidFigures } from './said-figures.ts'
import { withoutChildren, withoutHoldings, withoutLateTotals } from './team-words.ts'
import type { WordsOfExtracts } from './words-of-extracts.ts'
import type { Walk, WalkedPage } from './walk-pages.ts'
import {
  gone,
  numbersIn,
  without,
  withoutTimes,
  withoutNumbers,
  withoutPeriods,
} from './without.ts'
import { withoutWorkWords } from './work-words.ts'
import { wordsOfPage, type Words } from './words-of-page.ts'

export type About = {
  readonly plan: Plan
  /** Of the plan, the catalogue, the glossary and the problems in the extracts. */
  readonly texts: readonly string[]
  readonly figures: PrintedFigures
  readonly items: PrintedItems
  readonly ask: Walk['ask']
  readonly extractedOn: string
  /** The ids of its children. */
  readonly children: ReadonlySet<string>
  /** The file of the extract in which others' figures came. */
  readonly returnedFile: string
  /** Ids of all there are, the newest last. */
  readonly snapshots: readonly string[]
  readonly ofExtracts: WordsOfExtracts
}

type Place = Words & { readonly address: string }

type Rule = {
  readonly name: string
  /** The text without what the rule explains. */
  readonly without: (text: string, place: Place, about: About) => string | Promise<string>
}

/** Why a number that is not marked as a figure may stand on a page, in the order they are tried. */
const rules: readonly Rule[] = [
  {
    name: 'it is in the glossary, which shows nothing of the council',
    without: (text, { address }) => (address === '/glossary' ? '' : text),
  },
  {
    name: 'it names a snapshot or a recommendation',
    without: (text, _, { snapshots, plan }) =>
      withoutNumbers(
        without(text, snapshots),
        plan.recommendations.map(({ ref }) => ref),
      ),
  },
  {
    name: 'it is in a text of the plan, the catalogue, the glossary or a problem, word for word',
    without: (text, _, { texts }) => without(text, textsOfNumbers(text, texts)),
  },
  {
    name: 'it counts actions, campaigns or updates of the plan, or the days since one was due',
    without: withoutWorkWords,
  },
  {
    name: 'it counts evidence of the plan, or numbers its versions',
    without: (text, { address }, about) => withoutEvidenceWords(text, address, about),
  },
  {
    name: 'it is of a row of the list, or counts rows of it',
    without: (text, place, { items, ask, extractedOn }) =>
      place.address.includes('/items')
        ? withoutListWords(text, place, { items, ask, month: extractedOn.slice(0, 7) })
        : text,
  },
  {
    name: 'it is of a team’s children, its workers or what is late there',
    without: async (text, place, { items, children, extractedOn }) => {
      if (!place.address.startsWith('/teams')) return text
      const rest = withoutLateTotals(withoutChildren(text, children), place)
      return withoutHoldings(rest, place, { items, month: extractedOn.slice(0, 7) })
    },
  },
  {
    name: 'it is how long after the extract a day is, or how long before it a month',
    without: (text, _, { extractedOn }) => withoutTimes(text, extractedOn),
  },
  { name: 'it is of a day or a period', without: withoutPeriods },
  {
    name: 'it is a figure said in a sentence, of the measure and the unit spoken of',
    without: (text, { at, address }, { plan, figures, extractedOn }) => {
      const asked = new URL(address, 'http://page').searchParams.get('period')
      const period = asked ?? extractedOn.slice(0, 7)
      return withoutSaidFigures(
        text,
        { measures: measuresAbout(at, address, plan), period },
        figures,
      )
    },
  },
  {
    name: 'it is the difference of two figures, or of a figure and a target',
    without: (text, place, about) => withoutDifferences(text, place, about),
  },
  {
    name: 'it is a target, or a figure that the plan prints, of the measure spoken of',
    without: (text, { at, address }, { plan }) =>
      withoutNumbers(
        text,
        measuresAbout(at, address, plan).flatMap((id) => numbersOfPlan(plan, id)),
      ),
  },
  {
    name: 'another body published or returned it of the measure',
    without: (text, { address }, { returnedFile }) =>
      withoutNumbers(text, publishedOf(address, returnedFile)),
  },
  {
    name: 'it counts what a figure leaves out for a reason that stands beside it',
    without: (text, place, { items, extractedOn }) =>
      withoutLeftOut(text, place, { items, month: extractedOn.slice(0, 7) }),
  },
  {
    name: 'it counts problems in the tables named',
    without: (text, place, { ofExtracts }) => withoutProblems(text, place, ofExtracts.problems),
  },
  {
    name: 'it counts the months that an extract changed, of those over before',
    without: (text, { at }, { figures, snapshots }) =>
      withoutMovedMonths(text, at, { figures, active: snapshots.at(-1) ?? '' }),
  },
  {
    name: 'it is where the straight line to a target has come: between the plan’s own numbers',
    without: (text, { at, address }, { plan }) =>
      text.replaceAll(/\bis at ([\d.]+)/g, (all, number: string) => {
        const ends = measuresAbout(at, address, plan)
          .flatMap((id) => numbersOfPlan(plan, id))
          .map(Number)
        const isBetween = Math.min(...ends) <= Number(number) && Number(number) <= Math.max(...ends)
        return isBetween ? gone : all
      }),
  },
  {
    name: 'it counts measures, posts, targets or months, of which there are no more',
    without: (text, _, { plan }) =>
      countsOf.reduce(
        (rest, words) =>
          rest.replaceAll(words, (all) =>
            numbersIn(all).every((number) => Number(number) <= mostCounted(plan)) ? gone : all,
          ),
        text,
      ),
  },
  {
    name: 'it is a choice of the settings, or the number of a definition',
    without: (text) =>
      /^(?:Definition \d+|Settings \d+|[A-Z][a-z ]+: )/.test(text)
        ? withoutNumbers(text, settingNumbers)
        : text,
  },
  {
    name: 'it is a limit by which all measures are read',
    without: (text) => without(text, limits),
  },
  {
    name: 'it counts or names what is in the files of an extract',
    without: (text, { address }, { ofExtracts }) =>
      address.startsWith('/data')
        ? withoutNumbers(text, ofExtracts.numbers)
        : text.replaceAll(/([\d,]+) (?:rows|problems|entries)\b/g, (all, number: string) =>
            ofExtracts.numbers.includes(number) ? gone : all,
          ),
  },
]

/** Of many texts those that have a number of this one in them, in their order: no other can stand in it. */
function textsOfNumbers(text: string, texts: readonly string[]): readonly string[] {
  const places = placesByNumber.get(texts) ?? placesIn(texts)
  placesByNumber.set(texts, places)
  const found = new Set(numerals(text).flatMap((number) => places.get(number) ?? []))
  return [...found].toSorted((one, other) => one - other).map((place) => texts[place] ?? '')
}

const placesByNumber = new WeakMap<readonly string[], ReadonlyMap<string, readonly number[]>>()

const numerals = (text: string): string[] => text.match(/\d+/g) ?? []

function placesIn(texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [place, text] of texts.entries())
    for (const number of new Set(numerals(text)))
      places.set(number, [...(places.get(number) ?? []), place])
  return places
}

const countsOf = [
  /^\d+ of \d+$/g,
  /\b\d+ of \d+ teams meet\b/g,
  /\b\d+ of \d+ measures\b/g,
  /\b\d+ of them\b/g,
  /\b\d+ have not moved\b/g,
  /\b\d+ (?:of the \d+ |more of the plan’s )?measures?\b/g,
  /\bworst of (?:the )?\d+(?: of \d+ known)?/gi,
  /\band \d+ more$/g,
  /\band \d+ more (?:is|are) red\b/g,
]

const mostCounted = ({ recommendations }: Plan): number =>
  Math.max(catalogue.length, recommendations.flatMap(({ measures }) => measures).length)

const settingNumbers = numbersIn(JSON.stringify(defaultSettings))

const limits = [
  'up to 10 points off',
  'up to 20 points off',
  'fewer than 6 counted',
  'fewer than 6 items',
  'due within 10 working days',
  '18 or more hours a week',
  '16th birthday',
]

/** Numbers of a page that are neither marked as figures nor explained by a rule, with their words. */
export async function unexplained({ page, address }: WalkedPage, about: About): Promise<string[]> {
  const faults: string[] = []
  for (const words of wordsOfPage(page)) {
    let rest = words.text
    for (const rule of rules)
      if (/\d/.test(rest)) rest = await rule.without(rest, { ...words, address }, about)
    if (/\d/.test(rest)) faults.push(`'${words.text}', of which is left '${rest}'`)
  }
  return faults
}
