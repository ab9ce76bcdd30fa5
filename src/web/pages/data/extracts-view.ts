import { dayInWords } from '#calendar/day-in-words.ts'
import type { Plan } from '#plan/plan.ts'
import { extractAddress, problemsAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { differenceInWords } from '../../words/difference-in-words.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { extractHistory, lossesOf, type ExtractInTime } from './extract-history.ts'

/** Every extract, newest first, and which one pages show. */
export function extractsView(
  needs: Pick<PageNeeds, 'strip' | 'dataFolder'>,
  plan: Plan | undefined,
  shown: ShownSnapshot | undefined,
) {
  const history = extractHistory(needs.dataFolder)
  const active = shown?.manifest.snapshot
  return {
    frame: frameOf(needs, plan, shown?.manifest),
    opening: openingOf(
      history,
      history.find(({ now }) => now.snapshot === active),
    ),
    rows: history.map(({ now, before }) => ({
      href: extractAddress(now.snapshot),
      day: dayInWords(now.extractedOn),
      snapshot: now.snapshot,
      imported: instantInWords(now.importedAt),
      rows: grouped(now.rows),
      difference: before ? differenceInWords(now.rows, before.rows) : 'the first',
      turnedDown: grouped(lossesOf(now).turnedDown),
      problems: grouped(now.problems),
      problemsHref: now.problems === 0 ? undefined : problemsAddress(now.snapshot, {}),
      isCurrent: now.snapshot === active,
    })),
  }
}

function openingOf(
  history: readonly ExtractInTime[],
  current: ExtractInTime | undefined,
): readonly string[] {
  if (history.length === 0)
    return ['No extract has been imported yet, so there is nothing to count.']
  const imported = `${history.length === 1 ? '1 extract has' : `${history.length} extracts have`} been imported.`
  if (!current) return ['No extract is current, so pages show no figures.', imported]
  const { extractedOn, rows, problems } = current.now
  const isNewest = current === history[0]
  return [
    `All pages show the extract of ${dayInWords(extractedOn)}: ${grouped(rows)} rows, ${problems === 0 ? 'no problems' : `${grouped(problems)} ${problems === 1 ? 'problem' : 'problems'}`}.`,
    isNewest ? imported : `${imported} A newer one is there and is not current.`,
  ]
}
