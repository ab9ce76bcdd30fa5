import type { EntriesAsked, Entry } from '#people/access-record/find-entries.ts'
import type { Look } from '#people/access-record/who-saw.ts'
import type { Person } from '#people/find-people.ts'
import { entriesAddress } from '../../addresses.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { instantInWords } from '../../words/instant-in-words.ts'

export const entriesOnPage = 100

export const deeds = ['viewed', 'exported', 'refused', 'changed'] as const

export type EntriesQuerystring = {
  readonly person?: string
  readonly did?: string
  readonly before?: string
}

/** A page of the access record, the latest entries first; `entries` has one more where there is more. */
export function entriesView(
  entries: readonly Entry[],
  people: readonly Person[],
  { personId, did }: EntriesAsked,
) {
  const shown = entries.slice(0, entriesOnPage)
  const query = { person: personId === undefined ? undefined : String(personId), did }
  return {
    rows: shown.map(entryRow),
    earlier:
      entries.length > entriesOnPage
        ? entriesAddress({ ...query, before: shown.at(-1)?.number })
        : undefined,
    people: [
      { value: '', text: 'Everyone', isChosen: personId === undefined },
      ...people.map(({ id, name }) => ({ value: id, text: name, isChosen: id === personId })),
    ],
    deeds: [
      { value: '', text: 'Everything', isChosen: did === undefined },
      ...deeds.map((one) => ({ value: one, text: deedWords[one], isChosen: one === did })),
    ],
  }
}

export const entryRow = (entry: Look & { readonly why?: string | null }) => ({
  number: entry.number,
  at: instantInWords(entry.at),
  by: entry.by,
  from: entry.from,
  did: deedWords[entry.did as keyof typeof deedWords],
  subject: entry.subject,
  subjectId: entry.subjectId,
  children:
    entry.children === 0
      ? ''
      : `${grouped(entry.children)} ${entry.children === 1 ? 'child' : 'children'}`,
  why: entry.why ?? '',
})

const deedWords: Readonly<Record<(typeof deeds)[number], string>> = {
  viewed: 'Viewed',
  exported: 'Exported',
  refused: 'Was refused',
  changed: 'Changed',
}
