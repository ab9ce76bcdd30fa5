import { csvLine, safeInSpreadsheet } from '#records/csv-line.ts'
import { statusesToDo, type Action } from '#plan/actions/action.ts'
import type { LocalDate } from '#calendar/local-date.ts'

const columns = [
  'action',
  'what',
  'recommendations',
  'owner',
  'contributors',
  'start_on',
  'due_on',
  'status',
  'past_its_day',
  'stopped_because',
  'campaign',
  'milestones',
  'milestones_done',
]

/** Actions as a CSV file that a spreadsheet opens safely. */
export const actionsCsv = (
  actions: readonly Action[],
  { day, campaigns }: { readonly day: LocalDate; readonly campaigns: ReadonlyMap<number, string> },
): string =>
  [
    csvLine(columns),
    ...actions.map((action) =>
      csvLine(
        [
          action.id,
          action.what,
          action.recommendations.join('; '),
          action.owner,
          action.contributors.join('; '),
          action.start,
          action.due,
          action.status,
          isPast(action, day) ? 'yes' : 'no',
          action.stoppedBecause,
          action.campaign === null ? null : (campaigns.get(action.campaign) ?? null),
          action.milestones.length,
          action.milestones.filter(({ done }) => done !== null).length,
        ].map(safeInSpreadsheet),
      ),
    ),
  ].join('')

const isPast = ({ due, status }: Action, day: LocalDate): boolean =>
  due !== null && due < day && statusesToDo.includes(status)
