import { person } from '#records/tables/ssd-person.ts'
import { ageOn, dayOf, iso, type Day } from '../days.ts'
import type { Random } from '../random.ts'
import { change, type RecordBook } from '../record-book.ts'
import { forenameOf, surnameOf } from './names.ts'

export type Child = {
  readonly id: string
  readonly family: Family
  readonly surname: string
  readonly sex: 'F' | 'M'
  /** The day of birth, which for a child not yet born lies ahead. */
  readonly birth: Day
  readonly isDisabled: boolean
}

export type Family = {
  readonly id: string
  readonly surname: string
  /** Which of the county's three areas it lives in: a place in the list of area teams. */
  readonly area: number
  readonly ethnicity: string
  readonly children: Child[]
  /** The day from which nobody works with it and it may be referred again. */
  freeFrom: Day
}

export type People = {
  readonly newFamily: (random: Random, on: Day, youngest: 'unborn' | 'born') => Family
  readonly addUnborn: (random: Random, family: Family, on: Day) => Child
  readonly addChild: (random: Random, family: Family, birth: Day) => Child
  /** A family of nobody yet. */
  readonly emptyFamily: (random: Random) => Family
}

const ethnicities = ['WBRI', 'AIND', 'WOTH', 'MWBC', 'APKN', 'MWAS', 'BAFR', 'AOTH', 'MOTH', 'NOBT']
const shares = [78, 5, 4, 3, 2.5, 2, 2, 1.5, 1, 1]

export function inventPeople(): People {
  let families = 0
  let children = 0
  const emptyFamily = (random: Random): Family => {
    families += 1
    return {
      id: `F${20_000 + families}`,
      surname: surnameOf(random),
      area: random.weighed([36, 33, 31]),
      ethnicity: ethnicities[random.weighed(shares)] ?? 'NOBT',
      children: [],
      freeFrom: 0,
    }
  }
  const addChild = (random: Random, family: Family, birth: Day): Child => {
    children += 1
    const child: Child = {
      id: `P${100_000 + children}`,
      family,
      surname: random.chance(0.85) ? family.surname : surnameOf(random),
      sex: random.chance(0.49) ? 'F' : 'M',
      birth,
      isDisabled: random.chance(0.06),
    }
    family.children.push(child)
    return child
  }
  const addUnborn = (random: Random, family: Family, on: Day): Child =>
    addChild(random, family, on + random.between(18, 190))
  return {
    emptyFamily,
    addChild,
    addUnborn,
    newFamily(random, on, youngest) {
      const family = emptyFamily(random)
      const count = 1 + random.weighed([46, 30, 16, 8])
      let birth = on - Math.floor(365.25 * (0.1 + 15.2 * random.draw() ** 1.15))
      if (youngest === 'unborn') {
        addUnborn(random, family, on)
        birth = on - random.between(500, 1900)
      }
      const born = youngest === 'unborn' ? count - 1 : count
      for (let place = 0; place < born && ageOn(birth, on) < 17; place += 1) {
        addChild(random, family, birth)
        birth -= random.between(420, 1500)
      }
      return family
    },
  }
}

/** Records a child from the day the service first knew of it; a birth becomes known soon after. */
export function enterChild(book: RecordBook, random: Random, child: Child, on: Day): void {
  const isUnborn = child.birth > on
  const cells = { pers_forename: forenameOf(random, child.sex), pers_sex: child.sex }
  const born = { ...cells, pers_gender: child.sex, pers_dob: iso(child.birth) }
  const entry = book.enter(person, on, {
    pers_person_id: child.id,
    pers_surname: child.surname,
    pers_ethnicity: child.family.ethnicity,
    pers_send_flag: child.isDisabled ? 'Y' : 'N',
    pers_upn_unknown: child.birth > dayOf('2015-08-31') ? 'UN1' : null,
    pers_expected_dob: isUnborn ? iso(child.birth + random.between(-9, 9)) : null,
    ...(isUnborn ? { pers_forename: 'Unborn', pers_sex: 'U' } : born),
  })
  if (isUnborn) change(entry, child.birth + random.between(1, 12), born)
}
