import { department } from '#records/tables/ssd-department.ts'
import { person } from '#records/tables/ssd-person.ts'
import { professionals } from '#records/tables/ssd-professionals.ts'
import { numbersTo, oneOf, personId, teamId, workerId, yesIn100 } from './cells.ts'
import type { Council } from './council.ts'
import { day, dayToCome, lastDay } from './days.ts'
import { seededDraw } from './seeded-draw.ts'
import { writeTable } from './table-file.ts'

const forenames = [
  'Ada',
  'Bilal',
  'Chloé',
  'Dmitri',
  'Efua',
  'Freya',
  'Gwen',
  'Hari',
  'Iona',
  'Jan',
]
const surnames = ['Ashby', 'Brontë', 'Carr', 'Dhillon', 'Evans', 'Fox', "O'Neil", 'Hussain', 'Ilić']

/** The files of persons, workers and teams; returns their rows. */
export function writePeople(folder: string, council: Council): number {
  return writePersons(folder, council) + writeWorkers(folder, council) + writeTeams(folder, council)
}

const isUnborn = (number: number): boolean => number % 50 === 49

function writePersons(folder: string, council: Council): number {
  const draw = seededDraw(1)
  const { columns } = person
  const born = new Int32Array(council.persons)
  for (let number = 0; number < born.length; number += 1) {
    born[number] = isUnborn(number) ? lastDay + draw(180) : lastDay - draw(24 * 365)
  }
  const bornOn = (number: number) => born[number] ?? lastDay
  return writeTable(folder, person, numbersTo(council.persons), {
    pers_person_id: personId,
    pers_forename: (number) => forenames[number % forenames.length] ?? '',
    pers_surname: (number) => surnames[number % surnames.length] ?? '',
    pers_sex: oneOf(columns.pers_sex.codes, draw),
    pers_gender: () => (draw(2) === 0 ? 'Boy' : 'Girl'),
    pers_ethnicity: oneOf(columns.pers_ethnicity.codes, draw),
    pers_dob: (number) => (isUnborn(number) ? '' : day(bornOn(number))),
    pers_common_child_id: (number) => 9_000_000_000 + number,
    pers_legacy_id: (number) => `L${number}`,
    pers_upn_unknown: () => (draw(8) === 0 ? 'UN1' : ''),
    pers_send_flag: () => yesIn100(18, draw),
    pers_expected_dob: (number) => (isUnborn(number) ? dayToCome(bornOn(number)) : ''),
    pers_death_date: () => '',
    pers_is_mother: () => yesIn100(1, draw),
    pers_nationality: () => '',
    pers_upn: (number) => `A${800_000_000_000 + number}`,
    pers_single_unique_id: () => '',
  })
}

function writeWorkers(folder: string, council: Council): number {
  const draw = seededDraw(2)
  return writeTable(folder, professionals, numbersTo(council.workers), {
    prof_professional_id: workerId,
    prof_staff_id: (number) => `S${number}`,
    prof_professional_name: (number) =>
      `"${surnames[number % surnames.length]}, ${forenames[draw(forenames.length)]}"`,
    prof_social_worker_registration_no: (number) => `SW${100_000 + number}`,
    prof_professional_job_title: () => (draw(5) === 0 ? 'Senior practitioner' : 'Social worker'),
    prof_professional_caseload: () => draw(30),
    prof_professional_department: (number) => teamId(Math.floor(number / 20)),
    prof_full_time_equivalency: () => (draw(4) === 0 ? '0.6' : '1'),
    prof_agency_worker_flag: () => yesIn100(15, draw),
  })
}

const writeTeams = (folder: string, council: Council): number =>
  writeTable(folder, department, numbersTo(council.teams), {
    dept_team_id: teamId,
    dept_team_name: (team) => `Team ${team + 1}`,
    dept_team_parent_id: (team) => `D${Math.floor(team / 10) + 1}`,
    dept_team_parent_name: (team) => `Service ${Math.floor(team / 10) + 1}`,
  })
