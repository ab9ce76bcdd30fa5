import { localDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { addPerson } from '#people/people-store.ts'
import { openRegister, type Register, type RegisterPlace } from '#store/register.ts'
import type { TestPlace } from '#store/testing/test-registers.ts'
import { occasion } from '../../testing/register-with-plan.ts'
import type { ShownFigures } from '../update.ts'

/** Figures of one measure as a page showed them. */
export const shownFigures = (value: number, snapshot = '2019-10-31-aaaaaaaaaa'): ShownFigures => ({
  snapshot,
  figures: [
    {
      measure: 'recording-complaints',
      period: '2019-10',
      numerator: value,
      denominator: null,
      value,
      printed: String(value),
      computed: 'amber',
    },
  ],
})

/** An occasion of somebody on a day of November 2019, at noon. */
export const asPerson = (person: number, day = 1): Occasion => ({
  at: new Date(Date.UTC(2019, 10, day, 12)),
  by: { person },
  from: '127.0.0.1',
})

/** Adds people to a register, who have the numbers from 1 on in a new one. */
export async function addPeople({ db }: Register, names: readonly string[]): Promise<void> {
  for (const name of names)
    await db.transaction().execute((within) =>
      addPerson(within, occasion, {
        name,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@marlshire.example`,
        workerId: null,
        addedOn: localDate('2019-04-01'),
      }),
    )
}

/** An empty register of a kind with three people in it. */
export async function openWithPeople(
  kind: TestPlace,
): Promise<{ readonly place: RegisterPlace; readonly register: Register }> {
  const place = await kind.make()
  const opened = await openRegister(place)
  if (!opened.ok) throw new Error(opened.problem)
  await addPeople(opened.register, ['Helen Marsh', 'Tomasz Reid', 'Margaret Osei'])
  return { place, register: opened.register }
}
