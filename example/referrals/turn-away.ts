import { firstResponse } from '../council/teams.ts'
import { countedFirst, worldLast } from '../council/time.ts'
import type { Staff } from '../council/workers.ts'
import type { People } from '../people/families.ts'
import { randomOf } from '../random.ts'
import type { Referral } from './referral.ts'
import { referralWeight } from './rhythm.ts'

/** Adds the referrals that First Response closes without an assessment: one in twenty. */
export function turnAway(people: People, staff: Staff, referrals: Referral[]): void {
  const random = randomOf('turned away')
  let count = 0
  for (let on = countedFirst; on <= worldLast; on += 1) {
    for (let left = random.poisson(0.9 * referralWeight(on)); left > 0; left -= 1) {
      const child = people.newFamily(random, on, 'born').children[0]
      if (!child) continue
      count += 1
      referrals.push({
        id: `R${280_000 + count}`,
        child,
        on,
        team: firstResponse,
        post: staff.postIn(random, firstResponse),
        course: 'no further action',
        lasts: 0,
        assessments: [],
        seen: null,
      })
    }
  }
}
