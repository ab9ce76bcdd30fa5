import { department } from '#records/tables/ssd-department.ts'
import { professionals } from '#records/tables/ssd-professionals.ts'
import { dayOf, workingAfter, type Day } from '../days.ts'
import { forenameOf, surnameOf } from '../people/names.ts'
import { randomOf, type Random } from '../random.ts'
import type { RecordBook } from '../record-book.ts'
import { worldFirst, worldLast } from './time.ts'
import { teams, type Team } from './teams.ts'

/** One worker's time in a post. */
export type Holder = { readonly worker: string; readonly from: Day; readonly until: Day }

/** A place in a team: one worker follows another in it, and takes over the cases. */
export type Post = { readonly team: Team; readonly holders: readonly Holder[] }

export type Staff = {
  /** A post of the team, by chance. */
  readonly postIn: (random: Random, team: Team) => Post
  /** Who holds the post on a day. */
  readonly workerOn: (post: Post, day: Day) => string
}

/** Fills every team's posts for the whole time, and records teams and workers. */
export function recruitStaff(book: RecordBook): Staff {
  const random = randomOf('staff')
  const posts = new Map<Team, Post[]>()
  let count = 0
  for (const team of teams) {
    enterTeam(book, team)
    posts.set(
      team,
      Array.from({ length: team.posts }, () => ({
        team,
        holders: holdersOf(random, (from) => {
          count += 1
          return enterWorker(book, random, { team, worker: `W${1000 + count}`, from })
        }),
      })),
    )
  }
  return {
    postIn: (chance, team) => chance.pick(posts.get(team) ?? []),
    workerOn: (post, day) => post.holders.find((one) => one.until > day)?.worker ?? '',
  }
}

function enterTeam(book: RecordBook, team: Team): void {
  book.enter(department, worldFirst, {
    dept_team_id: team.id,
    dept_team_name: team.name,
    dept_team_parent_id: team.service.id,
    dept_team_parent_name: team.service.name,
  })
}

/** Workers stay three years or so; the next begins when the last has gone. */
function holdersOf(random: Random, recruit: (from: Day) => string): Holder[] {
  const holders: Holder[] = []
  let from = worldFirst
  while (from <= worldLast) {
    const stays = Math.round(-Math.log(1 - random.draw()) * 1150) + 120
    const until = Math.min(workingAfter(from + stays, 1), dayOf('2022-01-04'))
    holders.push({ worker: recruit(from), from, until })
    from = until
  }
  return holders
}

function enterWorker(
  book: RecordBook,
  random: Random,
  { team, worker, from }: { team: Team; worker: string; from: Day },
): string {
  const sex = random.chance(0.8) ? 'F' : 'M'
  const isAgency = random.chance(0.12)
  book.enter(professionals, from, {
    prof_professional_id: worker,
    prof_staff_id: `M${random.between(10_000, 99_999)}`,
    prof_professional_name: `${forenameOf(random, sex)} ${surnameOf(random)}`,
    prof_professional_job_title: random.chance(0.18) ? 'Senior social worker' : 'Social worker',
    prof_professional_department: team.service.name,
    prof_full_time_equivalency: random.pick([1, 1, 1, 1, 0.8, 0.6]),
    prof_agency_worker_flag: isAgency ? 'Y' : 'N',
  })
  return worker
}
