import type { LocalDate } from '#calendar/local-date.ts'
import { monthContaining } from '#calendar/periods.ts'
import { hasFigures } from '#measures/engine/find-figures.ts'
import type { DueItem } from '#measures/engine/find-due-items.ts'
import type { Measure } from '#measures/measure.ts'
import { itemsAddress, measureAddress } from '../../addresses.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import type { Unit } from '../../units/unit-measures.ts'
import { capital } from '../../words/capital.ts'
import {
  concernTag,
  dayOr,
  standingInWords,
  standingItem,
  whyInList,
  type StandingItem,
} from '../../words/standing-in-words.ts'

export const childrenShown = 50

/** What is late or due soon of a team or service, on the day of the extract. */
export type LateChildren = {
  /** Things that are late, and that are due soon. */
  readonly late: number
  readonly soon: number
  readonly children: number
  /** Ids of the children shown. */
  readonly ids: readonly string[]
  /** The first of them: those with something late first, then by what is due soonest. */
  readonly shown: readonly LateChild[]
  /** How many things of each measure, the most late first. */
  readonly byMeasure: readonly {
    readonly name: string
    readonly late: number
    readonly soon: number
    readonly href: string
  }[]
}

export type LateChild = {
  readonly child: string
  readonly workers: readonly string[]
  readonly teams: readonly string[]
  readonly concern: string
  /** Late first, then soonest due. */
  readonly things: readonly {
    readonly measure: string
    readonly href: string
    readonly standing: string
    readonly isLate: boolean
    readonly why: string
    readonly due: string
  }[]
}

type Due = { readonly measure: Measure; readonly of: StandingItem; readonly isLate: boolean }

const worked = new WeakMap<readonly DueItem[], Map<string, LateChildren>>()

/**
 * `all` is soonest due first, as findDueItems gives it. Worked out once for a unit while `all` is
 * kept: it takes as long as the rest of the page.
 */
export function lateChildren(
  shown: ShownSnapshot,
  unit: Unit,
  all: readonly DueItem[],
): LateChildren {
  const byUnit = worked.get(all) ?? new Map<string, LateChildren>()
  worked.set(all, byUnit)
  const key = `${unit.level} ${unit.name}`
  const now = byUnit.get(key) ?? lateOf(shown, unit, all)
  byUnit.set(key, now)
  return now
}

function lateOf({ analysis }: ShownSnapshot, unit: Unit, all: readonly DueItem[]): LateChildren {
  const due = all
    .filter(({ item }) => item[unit.level] === unit.name)
    .map(({ measure, item }): Due => {
      const of = standingItem(measure, item, analysis)
      return { measure, of, isLate: of.standing === 'late' }
    })
  const late = due.filter(({ isLate }) => isLate)
  const inOrder = [...late, ...due.filter(({ isLate }) => !isLate)]
  const children = Map.groupBy(inOrder, ({ of }) => of.item.childId ?? of.item.itemId)
  return {
    late: late.length,
    soon: due.length - late.length,
    children: children.size,
    ids: [...children.values()]
      .slice(0, childrenShown)
      .flatMap(([first]) => first?.of.item.childId ?? []),
    shown: [...children]
      .slice(0, childrenShown)
      .map(([child, things]) => lateChild(child, things, unit, analysis)),
    byMeasure: [...Map.groupBy(inOrder, ({ measure }) => measure)]
      .map(([measure, things]) => ({
        name: capital(measure.shortTitle),
        href: listAddress(measure, unit, analysis, analysis.extractedOn),
        late: things.filter(({ isLate }) => isLate).length,
        soon: things.filter(({ isLate }) => !isLate).length,
      }))
      .toSorted((one, other) => other.late - one.late || other.soon - one.soon),
  }
}

const lateChild = (
  child: string,
  things: readonly Due[],
  unit: Unit,
  analysis: ShownSnapshot['analysis'],
): LateChild => {
  const { extractedOn } = analysis
  const items = things.map(({ of }) => of.item)
  const concern = items.find((item) => item.concern !== null)?.concern
  return {
    child,
    workers: [...new Set(items.map(({ worker }) => worker))],
    teams: [...new Set(items.map(({ team }) => team))],
    concern: concern ? concernTag[concern] : '',
    things: things.map(({ measure, of, isLate }) => ({
      measure: capital(measure.shortTitle),
      href: listAddress(
        measure,
        unit,
        analysis,
        least(of.item.countedOn ?? extractedOn, extractedOn),
        isLate ? 'late' : 'soon',
      ),
      standing: standingInWords(of),
      isLate,
      why: whyInList(measure, of),
      due: dayOr(of.item.dueOn, 'no day'),
    })),
  }
}

/**
 * The list of a month in which a thing counts; what is to count after the extract is in its own, and
 * what counted before figures begin is in none.
 */
function listAddress(
  measure: Measure,
  { level, name }: Unit,
  analysis: ShownSnapshot['analysis'],
  on: LocalDate,
  show?: string,
): string {
  const month = monthContaining(on)
  return hasFigures(month, analysis)
    ? itemsAddress(measure.id, { period: month.label, [level]: name, show })
    : measureAddress(measure.id)
}

const least = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? one : other)
