import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** For tests: a small extract by file name, that some of the five measures have figures of. */
export const smallExtract: Readonly<Record<string, string>> = {
  'ssd_person.csv': 'pers_person_id,pers_forename,pers_dob\np1,Ada,2010-05-01\np2,Bob,2012-06-02\n',
  'ssd_cin_episodes.csv':
    'cine_referral_id,cine_person_id,cine_referral_date\nr1,p1,2019-09-02\nr2,p2,2019-09-09\n',
  'ssd_cin_assessments.csv':
    'cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team\n' +
    'a1,p1,r1,2019-09-03,2019-10-01,t1\na2,p2,r2,2019-09-10,2019-10-31,t1\n',
  'ssd_department.csv': 'dept_team_id,dept_team_name\nt1,North\n',
}

/** Writes an extract's files into a folder, which is made, and gives the folder. */
export function writeExtract(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return folder
}
