import { dayInWords } from '#calendar/day-in-words.ts'
import type { Measure } from '#measures/measure.ts'
import type { ListQuery } from '../../addresses.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { soonWorkingDays } from '../../words/item-standing.ts'
import { concernSentence } from '../../words/standing-in-words.ts'
import type { ListAsked, Showing } from './asked-list.ts'
import { rowsShown, type Listed } from './listed-items.ts'

/** A sentence, and where what it speaks of is shown. */
export type Sentence = { readonly text: string; readonly href: string; readonly link: string }

/** What is said of a list after its figure: how many come first, then what else there is to know. */
export function sentencesOf(
  asked: ListAsked,
  listed: Listed,
  at: (changed: Partial<ListQuery>) => string,
): { readonly late: string; readonly sentences: readonly Sentence[] } {
  const sentence = (text: string, show?: Showing): Sentence => ({
    text,
    href: show === undefined || show === asked.show ? '' : at({ show, page: undefined }),
    link: text.startsWith('1 ') ? 'Show it' : 'Show them',
  })
  return {
    late: lateWords(asked, listed),
    sentences: [
      sentence(soonWords(asked.measure, listed), 'soon'),
      sentence(concernWords(listed), 'concern'),
      sentence(listed.isLastMonth ? ofLastMonth : ''),
      sentence(leftOutWords(listed), 'left-out'),
      sentence(workerWords(asked, listed)),
      sentence(unlistedWords(listed)),
    ].filter(({ text }) => text !== ''),
  }
}

const ofLastMonth =
  'The period’s own figure is the mean of its months; the list is of the last one.'

/** Restricted children are among them, and are not told apart. */
function unlistedWords({ unlisted }: Listed): string {
  if (unlisted === 0) return ''
  const are = unlisted === 1 ? 'row is counted and not' : 'rows are counted and not'
  return `${grouped(unlisted)} more ${are} listed here: your roles do not lead to ${unlisted === 1 ? 'its child' : 'their children'}.`
}

function lateWords({ measure, sort }: ListAsked, listed: Listed): string {
  const late = rowsShown('late', listed).length
  if (late === 0) return ''
  const first = late === 1 ? '; it comes first' : '; they come first'
  return `${grouped(late)} ${missWords(measure, late)}${sort === 'standing' ? first : ''}.`
}

function missWords({ better }: Measure, late: number): string {
  if (better === 'lower') return late === 1 ? 'is over the limit' : 'are over the limit'
  return `${late === 1 ? 'was' : 'were'} not in time or did not meet the standard`
}

function soonWords(measure: Measure, listed: Listed): string {
  const { all, ahead } = listed
  const soon = rowsShown('soon', listed).length
  if (soon === 0) return ''
  const day = measure.kind === 'stock' ? all[0]?.item.countedOn : undefined
  const from = day ? dayInWords(day) : 'the extract'
  const are = `${grouped(soon)} ${soon === 1 ? 'is' : 'are'} about to be late`
  return `${are}: due within ${soonWorkingDays} working days of ${from}.${aheadWords(ahead.length, soon)}`
}

function aheadWords(ahead: number, soon: number): string {
  if (ahead === 0) return ''
  if (ahead < soon) return ` ${grouped(ahead)} of them fall due after this period.`
  return soon === 1 ? ' It falls due after this period.' : ' They fall due after this period.'
}

function concernWords({ all }: Listed): string {
  const children = new Set(all.flatMap(({ item }) => (item.concern === null ? [] : [item.childId])))
  return children.size === 0 ? '' : concernSentence(children.size)
}

function leftOutWords(listed: Listed): string {
  const leftOut = rowsShown('left-out', listed).length
  if (leftOut === 0) return ''
  return `${grouped(leftOut)} more ${leftOut === 1 ? 'is' : 'are'} left out of the figure, with the reason.`
}

function workerWords({ worker }: ListAsked, { all, ahead, ofWorker }: Listed): string {
  if (worker === undefined) return ''
  const theirs = [...ofWorker.all, ...ofWorker.ahead]
  const name = theirs[0]?.item.worker ?? worker
  const rows = `${grouped(theirs.length)} of ${grouped(all.length + ahead.length)} rows`
  return `Case worker ${name} has ${rows}. The figure is of all.`
}
