import { dayInWords, monthInWords } from '#calendar/day-in-words.ts'
import { localDate } from '#calendar/local-date.ts'
import type { SaidApart } from '#plan/contradictions/said-apart.ts'
import type { WorkApart } from '#plan/contradictions/work-apart.ts'
import { actionAddress, editAddress, measureAddress, updateAddress } from '../addresses.ts'
import type { Link, Sentence } from '../words/sentence.ts'
import { shownBase, shownValue } from '../words/shown-figure.ts'
import type { CountedMeasure } from './counted-measure.ts'

/** What people said held against the figures, leading to where it is mended. */
export function saidApartSentence(ref: string, one: SaidApart<CountedMeasure>): Sentence {
  switch (one.kind) {
    case 'rated better than all':
      return [
        `Judged ${one.judged}, better than each of its ${one.measures} measures: the best is ${one.best}.`,
        judgeLink(ref),
      ]
    case 'worsening unsaid':
      return [
        'Nothing is said of ',
        measureLink(one.of),
        `, where it is getting worse. ${one.of.direction?.sentence ?? ''}`,
        sayLink(ref),
      ]
    case 'green actions on red measures': {
      const [first] = one.actions
      const [of, ...others] = one.red
      const more = others.length === 0 ? ' is red' : ` and ${others.length} more are red`
      return [
        ...(one.actions.length === 1 && first !== undefined
          ? ['The action ‘', actionLink(first), `’ is said to be ${first.status}`]
          : [`${one.actions.length} actions are said to be on track or done`]),
        ', while ',
        ...(of === undefined ? [] : [measureLink(of)]),
        `${more}.`,
      ]
    }
    default: {
      const figure = one.of.standing.council
      const when = one.month === null ? '' : ` in ${monthInWords(localDate(`${one.month}-01`))}`
      return [
        `‘${one.said}’ is said of `,
        measureLink(one.of),
        `, and none of its figures${when}, targets or printed figures is that.${figure === undefined ? '' : ' '}`,
        ...(figure === undefined
          ? []
          : [
              'It was ',
              shownValue(one.of.measure, figure),
              ...baseOf(one.of),
              ` in ${monthInWords(one.of.month.from)}. `,
            ]),
        sayLink(ref),
      ]
    }
  }
}

/** What is said of the work held against its days, its evidence and who leads it. */
export function workApartSentence(ref: string, one: WorkApart): Sentence {
  switch (one.kind) {
    case 'past due and on track':
      return one.step === null
        ? [
            `Said to be on track, and was due by ${dayInWords(one.due)}: `,
            actionLink(one.action),
            '.',
          ]
        : [
            'Said to be on track: ',
            actionLink(one.action),
            `. Its step ‘${one.step}’ was due by ${dayInWords(one.due)} and is not done.`,
          ]
    case 'closed without evidence':
      return [
        'Said to be done and evidenced, and no evidence supports it: ',
        actionLink(one.action),
        '.',
      ]
    case 'evidence older than the work':
      return [
        'Done and evidenced only by what is older than the work: ',
        actionLink(one.action),
        ` began on ${dayInWords(one.start)}, and ‘${one.evidence.title}’ is about days up to ${dayInWords(one.until)}.`,
      ]
    case 'complete without evidence':
      return ['Judged blue, complete, and no evidence supports it.', judgeLink(ref)]
    case 'vacant lead':
      return [`Nobody holds the post that leads it: ${one.post}.`, leadLink(ref)]
    default:
      return [
        `The target by ${dayInWords(one.by)} for ‘${one.measure.statement}’ has been to be agreed since ${dayInWords(one.since)}.`,
        { href: `${editAddress(ref)}#measures`, text: 'Set it', may: 'change the plan' },
      ]
  }
}

const baseOf = ({ measure, standing }: CountedMeasure): Sentence => {
  const base = standing.council && shownBase(measure, standing.council)
  return base === undefined || base.text === '' ? [] : [' (', base, ')']
}

const measureLink = ({ measure }: CountedMeasure): Link => ({
  href: measureAddress(measure.id),
  text: measure.shortTitle,
})

const actionLink = ({ id, what }: { readonly id: number; readonly what: string }): Link => ({
  href: actionAddress(id),
  text: what.replace(/\.$/, ''),
})

const judgeLink = (ref: string): Link => ({
  href: `${editAddress(ref)}#ratings`,
  text: 'Judge it anew',
  may: 'change the plan',
})
const leadLink = (ref: string): Link => ({
  href: `${editAddress(ref)}#itself`,
  text: 'Name another lead',
  may: 'change the plan',
})
const sayLink = (ref: string): Link => ({
  href: updateAddress(ref),
  text: 'Say it in the update',
  may: 'change the plan',
})
