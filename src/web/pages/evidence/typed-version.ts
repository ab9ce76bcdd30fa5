import type { LocalDate } from '#calendar/local-date.ts'
import { checkVersion } from '#plan/evidence/check-evidence.ts'
import type { NewVersion } from '#plan/evidence/evidence-item.ts'
import type { Kept } from '#plan/evidence/keep-file.ts'
import { onForm, readDay, type FormProblem, type Say, type TypedVersion } from './typed.ts'

/** The version that was sent, or what is wrong with it: it was received on `today` at the latest. */
export function readVersion(
  { received, link }: TypedVersion,
  file: Kept | undefined,
  today: LocalDate,
):
  | { readonly ok: true; readonly version: NewVersion }
  | { readonly ok: false; readonly problems: readonly FormProblem[] } {
  const problems: FormProblem[] = []
  const say: Say = (field, sentence) => problems.push({ field, sentence })
  const day = readReceived(received, today, say)
  const given = readGiven(link.trim(), file, say)
  const version = given && { received: day ?? today, ...given }
  if (version) problems.push(...checkVersion(version).map(onForm))
  return problems.length > 0 || version === undefined
    ? { ok: false, problems }
    : { ok: true, version }
}

function readReceived(text: string, today: LocalDate, say: Say): LocalDate | null {
  if (text.trim() === '') say('received', 'Give the day it was received.')
  const day = readDay('received', text, say)
  if (day !== null && day > today) say('received', 'The day it was received is still to come.')
  return day
}

/** A file or a link, where there is one of the two. */
function readGiven(link: string, file: Kept | undefined, say: Say) {
  if (link !== '' && file !== undefined)
    say('link', 'Give a file or a link, not both; the other can be the next version.')
  if (file?.ok === false) say('file', file.sentence)
  if (file?.ok) return { file: file.file }
  if (link !== '') return { link }
  if (file === undefined) say('file', 'Choose a file, or give a link above.')
  return undefined
}

/** Told beside what else is wrong, where a file came that was right by itself. */
export const fileToChooseAgain: FormProblem = {
  field: 'file',
  sentence: 'Choose the file again: it was not kept, since something else has to be mended first.',
}
