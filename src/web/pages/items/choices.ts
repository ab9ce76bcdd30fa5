import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { showings, type ListAsked, type Showing } from './asked-list.ts'
import { rowsShown, workerKey, type Listed } from './listed-items.ts'

/** One thing of a list that a reader can choose. */
export type Choice = { readonly value: string; readonly text: string; readonly isChosen: boolean }

/** What is chosen stays among the choices, though nothing of it is there. */
function choices(
  all: { readonly value: string; readonly text: string },
  named: ReadonlyMap<string, string>,
  chosen: string | undefined,
): Choice[] {
  const rest = chosen === undefined || named.has(chosen) ? [] : [[chosen, chosen] as const]
  return [
    { ...all, isChosen: chosen === undefined },
    ...[...rest, ...named].map(([value, text]) => ({ value, text, isChosen: value === chosen })),
  ]
}

const same = (names: readonly string[]) => new Map(names.map((name) => [name, name]))

/** The services with a figure in the period. */
export function serviceChoice({ figures }: ShownSnapshot, asked: ListAsked): Choice[] {
  const names = figures.across(asked.measure.id, asked.period.label, 'service')
  const chosen = asked.unit.level === 'service' ? asked.unit.team : asked.service
  return choices({ value: '', text: 'Every service' }, same(names.map(({ team }) => team)), chosen)
}

/** The teams with a figure in the period, of the service chosen if one is. */
export function teamChoice({ figures, teams }: ShownSnapshot, asked: ListAsked): Choice[] {
  const service = asked.unit.level === 'service' ? asked.unit.team : asked.service
  const serviceOf = new Map(teams.map((one) => [one.team, one.service]))
  const names = figures
    .across(asked.measure.id, asked.period.label, 'team')
    .map(({ team }) => team)
    .filter((team) => service === undefined || (serviceOf.get(team) ?? 'Not recorded') === service)
  return choices(
    { value: '', text: 'Every team' },
    same(names),
    asked.unit.level === 'team' ? asked.unit.team : undefined,
  )
}

/** More names than one looks through; a team has fewer. */
const mostWorkers = 200

/** The case workers of the rows, by name, with how many are theirs; of very many, none to choose. */
export function workerChoice({ worker }: ListAsked, { all, ahead, ofWorker }: Listed): Choice[] {
  const counts = new Map<string, { readonly name: string; rows: number }>()
  for (const { item } of [...all, ...ahead]) {
    const count = counts.get(workerKey(item))
    if (count) count.rows += 1
    else counts.set(workerKey(item), { name: item.worker, rows: 1 })
    if (counts.size > mostWorkers) return tooManyWorkers(worker, ofWorker)
  }
  const byName = [...counts].toSorted(([, one], [, other]) => (one.name < other.name ? -1 : 1))
  const named = byName.map(([key, { name, rows }]) => [key, `${name} (${grouped(rows)})`] as const)
  return choices({ value: '', text: 'Every case worker' }, new Map(named), worker)
}

function tooManyWorkers(worker: string | undefined, { all, ahead }: Listed['ofWorker']): Choice[] {
  const first = all[0] ?? ahead[0]
  const named = new Map(worker && first ? [[worker, first.item.worker]] : [])
  return choices({ value: '', text: 'Every case worker (choose a team first)' }, named, worker)
}

const showWords: Readonly<Record<Showing, string>> = {
  all: 'Everything',
  late: 'Late or not met',
  soon: 'Due soon',
  met: 'Met',
  'left-out': 'Left out',
  concern: 'A concern',
}

/** The ways of standing that some row has, with how many. */
export const showChoice = ({ show }: ListAsked, listed: Listed): Choice[] =>
  showings.flatMap((value) => {
    const rows = rowsShown(value, listed.ofWorker).length
    const isOffered = rows > 0 || value === show || value === 'all'
    const text = `${showWords[value]} (${grouped(rows)})`
    return isOffered ? [{ value, text, isChosen: value === show }] : []
  })
