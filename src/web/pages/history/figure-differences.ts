import { monthInWords } from '#calendar/day-in-words.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { Measure } from '#measures/measure.ts'
import type { Recommendation } from '#plan/plan.ts'
import { readingOf } from '#plan/standing.ts'
import { measureAddress } from '../../addresses.ts'
import { latestMonth } from '../../latest-month.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { changeInWords } from '../../words/change-in-words.ts'
import type { Sentence } from '../../words/sentence.ts'
import { asKnownIn, shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'

/** What the figures of the plan's measures said on two days. */
export type FigureDifferences = {
  /** One for each measure whose figure is another. */
  readonly sentences: readonly Sentence[]
  readonly unchanged: number
}

/** Each measure in the month that pages showed of it: the last that was over when the extract was taken. */
export function figureDifferences(
  recommendations: readonly Recommendation[],
  before: ShownSnapshot,
  after: ShownSnapshot,
  now: string | undefined,
): FigureDifferences {
  const ids = new Set(recommendations.flatMap(({ measures }) => measures.map((one) => one.measure)))
  const all = [...ids].flatMap((id) => findMeasure(id) ?? [])
  const sentences = all.flatMap((measure) => {
    const [was, is] = [figureIn(measure, before, now), figureIn(measure, after, now)]
    // Without a figure on either day there is none to differ, whatever the months.
    const hasFigure = was.reading !== undefined || is.reading !== undefined
    const isSame = was.words === is.words && (was.month === is.month || !hasFigure)
    return isSame ? [] : [differenceOf(measure, was, is)]
  })
  return { sentences, unchanged: all.length - sentences.length }
}

function figureIn(measure: Measure, shown: ShownSnapshot, now: string | undefined) {
  const month = latestMonth(shown.analysis)
  const figure = month && shown.figures.of(measure.id, month.label, 'council')
  const { snapshot } = shown.manifest
  const mark = (one: ShownFigure) => (snapshot === now ? one : asKnownIn(snapshot, one))
  const [value, base] = [mark(shownValue(measure, figure)), mark(shownBase(measure, figure))]
  const parts: Sentence = base.text === '' ? [value] : [value, ' (', base, ')']
  return {
    parts,
    words: `${value.text} ${base.text}`,
    month: month && monthInWords(month.from),
    reading: figure && readingOf({ measure }, figure),
  }
}

type FigureIn = ReturnType<typeof figureIn>

function differenceOf(measure: Measure, was: FigureIn, is: FigureIn): Sentence {
  const { words, meaning } = changeInWords(measure, is.reading, was.reading)
  const moved = words === undefined ? '' : `: ${words}${meaning === '' ? '' : `, ${meaning}`}`
  const inMonth = ({ month }: FigureIn): string => (month === undefined ? '' : ` in ${month}`)
  return [
    { href: measureAddress(measure.id), text: measure.title },
    ' went from ',
    ...was.parts,
    was.month === is.month ? '' : inMonth(was),
    ' to ',
    ...is.parts,
    `${inMonth(is)}${moved}.`,
  ]
}
