import type { LocalDate } from '#calendar/local-date.ts'
import { actionStatuses, type Action } from '../actions/action.ts'
import { readerOf, type Checked } from '../edit/checked.ts'
import { mostCharacters } from '../edit/limits.ts'
import type { JudgedRating, Rating } from '../plan.ts'
import type { SaidStatus } from './say-status.ts'
import { mostCharactersOfNarrative } from './update.ts'

/** What an update that is given says. */
export type GivenUpdate = {
  readonly narrative: string
  /** Of the actions that the form had. */
  readonly statuses: readonly SaidStatus[]
  readonly rating: JudgedRating
}

/** The fields of an action on the form. */
export const fieldsOfAction = (id: number) =>
  ({ status: `status-${id}`, because: `because-${id}`, version: `version-${id}` }) as const

/** Reads what was typed of an update that is to be given; `by` is who judges, `on` the day. */
export function checkUpdate(
  typed: Readonly<Record<string, string>>,
  actions: readonly Action[],
  { by, on }: { readonly by: string; readonly on: LocalDate },
): Checked<GivenUpdate> {
  const whole: Record<string, string> = { narrative: '', rating: '', reason: '', ...typed }
  const there = actions.filter(({ id }) => whole[fieldsOfAction(id).status] !== undefined)
  for (const { id } of there) whole[fieldsOfAction(id).because] ??= ''
  const read = readerOf(whole)
  const narrative = read.text('narrative', 'The narrative', mostCharactersOfNarrative)
  const statuses = there.map(({ id }): SaidStatus => {
    const fields = fieldsOfAction(id)
    const status = read.oneOf(fields.status, 'The status', actionStatuses)
    const because = () =>
      read.text(fields.because, 'The reason why it was stopped', mostCharacters.reason)
    return {
      id,
      version: Number(whole[fields.version]),
      status,
      stoppedBecause: status === 'stopped' ? because() : null,
    }
  })
  if (whole['rating'] === '') read.say('rating', 'Choose the rating of progress.')
  const rating = read.oneOf<Rating>('rating', 'The rating', ['blue', 'green', 'amber', 'red'])
  const reason = read.text('reason', 'The reason for the rating', mostCharacters.reason)
  return read.checked({ narrative, statuses, rating: { rating, by, on, reason } })
}
