import { lastDay, recordsBegin } from './days.ts'
import { seededDraw, type Draw } from './seeded-draw.ts'

/**
 * An invented council of a stated size: who there is and when each case and each period of care was
 * open. The tables are written from it, so that what belongs together in them belongs together.
 */
export type Council = {
  readonly scale: number
  readonly persons: number
  readonly teams: number
  readonly workers: number
  readonly referrals: Spells
  readonly periodsOfCare: Spells
}

/** Spells of persons, numbered from 0: who, from which day, to which (after the last day: open). */
export type Spells = {
  readonly count: number
  readonly person: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly team: Int32Array
}

/** Scale 1 is about 0.8 million rows; everything, teams and workers too, grows with the scale. */
export function imagineCouncil(scale: number): Council {
  const persons = Math.round(15_000 * scale)
  const teams = Math.max(1, Math.round(40 * scale))
  const draw = seededDraw(20_170_401)
  return {
    scale,
    persons,
    teams,
    workers: teams * 20,
    referrals: drawSpells(draw, Math.round(60_000 * scale), teams, {
      person: () => draw(persons),
      days: () => 20 + draw(60) + (draw(4) === 0 ? draw(900) : 0),
    }),
    periodsOfCare: drawSpells(draw, Math.round(2_500 * scale), teams, {
      // One period of care for each of these children, spread over all of them.
      person: (index) => (index * 6 + draw(6)) % persons,
      days: () => 30 + draw(2_400),
    }),
  }
}

type Drawn = {
  readonly person: (index: number) => number
  readonly days: () => number
}

function drawSpells(draw: Draw, count: number, teams: number, drawn: Drawn): Spells {
  const spells = {
    count,
    person: new Int32Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
    team: new Int32Array(count),
  }
  for (let index = 0; index < count; index += 1) {
    const from = recordsBegin + draw(lastDay - recordsBegin + 1)
    spells.person[index] = drawn.person(index)
    spells.from[index] = from
    spells.to[index] = from + drawn.days()
    spells.team[index] = draw(teams)
  }
  return spells
}
