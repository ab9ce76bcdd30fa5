import type { OpenCase } from '#measures/engine/find-child.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import { measureAddress, serviceAddress, teamAddress } from '../../addresses.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { dayOr, standingInWords, standingItem, whyInList } from '../../words/standing-in-words.ts'

/** Who has a child's case, and what is late of it or due soon; undefined for no case. */
export async function childView(
  shown: ShownSnapshot,
  scope: ViewerScope,
  openCase: OpenCase | undefined,
) {
  if (openCase === undefined) return undefined
  const due = await shown.dueItems(scope)
  const { childId, team, service } = openCase
  return {
    child: childId,
    team: { text: team, href: teamAddress(team) },
    service: { text: service, href: serviceAddress(service) },
    things: due
      .filter(({ item }) => item.childId === childId)
      .map(({ measure, item }) => {
        const of = standingItem(measure, item, shown.analysis)
        return {
          measure: capital(measure.shortTitle),
          href: measureAddress(measure.id),
          standing: standingInWords(of),
          isLate: of.standing === 'late',
          why: whyInList(measure, of),
          due: dayOr(item.dueOn, 'no day'),
          worker: item.worker,
        }
      }),
  }
}
