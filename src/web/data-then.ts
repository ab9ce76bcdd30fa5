import { catalogue } from '#measures/catalogue/index.ts'
import { definitionsAt } from '#measures/definitions-record.ts'
import { hasFigures, versionsOf, type DefinitionVersions } from '#measures/engine/figure-store.ts'
import { allSettings, numberAt, type NumberedSettings } from '#measures/settings-files.ts'
import { activeAt, type ActiveThen } from '#records/activations.ts'
import { hasSnapshot, listSnapshots } from '#records/active-snapshot.ts'
import { isDeepStrictEqual } from 'node:util'
import type { ShownSnapshot } from './shown-snapshot.ts'

/** What pages showed at an instant: which snapshot, under which settings and definitions. */
export type DataThen = {
  readonly active: ActiveThen
  /** The snapshot's id where it is still here whole. */
  readonly snapshot: string | undefined
  readonly numbered: NumberedSettings
  readonly definitions: DefinitionsThen
  /** The instant where extracts were imported after it; undefined where none were. */
  readonly importedUntil: string | undefined
  /** Names all that a page of then depends on, but the plan. */
  readonly key: string
}

export type DefinitionsThen =
  | { readonly are: 'those of now' }
  /** No program had yet written down which it counted by; the figures are by those of now. */
  | { readonly are: 'not recorded' }
  /** Others, and figures that were counted by them are here: they are shown. */
  | { readonly are: 'others, shown'; readonly versions: DefinitionVersions }
  /** Others, and no figures by them are here: those shown are by the definitions of now. */
  | { readonly are: 'others, not here'; readonly versions: DefinitionVersions }

export function dataAt(dataFolder: string, instant: Date): DataThen {
  const active = activeAt(dataFolder, instant)
  const isHere = active.was === 'active' && hasSnapshot(dataFolder, active.snapshot)
  const snapshot = isHere ? active.snapshot : undefined
  const numbered = numberAt(allSettings(dataFolder), instant.toISOString())
  const definitions = definitionsThen(dataFolder, instant, snapshot, numbered)
  const until = instant.toISOString()
  const hasLater = listSnapshots(dataFolder).some(({ importedAt }) => importedAt > until)
  const importedUntil = hasLater ? until : undefined
  const versions = definitions.are === 'others, shown' ? definitions.versions : undefined
  const key = JSON.stringify([
    active,
    snapshot,
    numbered.settings.number,
    definitions.are,
    versions,
    importedUntil,
  ])
  return { active, snapshot, numbered, definitions, importedUntil, key }
}

function definitionsThen(
  dataFolder: string,
  instant: Date,
  snapshot: string | undefined,
  { settings }: NumberedSettings,
): DefinitionsThen {
  const versions = definitionsAt(dataFolder, instant)
  if (versions === undefined) return { are: 'not recorded' }
  if (isDeepStrictEqual(versions, versionsOf(catalogue))) return { are: 'those of now' }
  const areHere =
    snapshot !== undefined &&
    hasFigures({ dataFolder, snapshot, settings, measures: catalogue, versions })
  return { are: areHere ? 'others, shown' : 'others, not here', versions }
}

/** Whether the snapshot that pages show now is what they showed then, read the same way. */
export const isShownNow = (then: DataThen, now: ShownSnapshot): boolean =>
  then.snapshot === now.manifest.snapshot &&
  then.numbered.settings.number === now.numbered.settings.number &&
  then.definitions.are !== 'others, shown' &&
  then.importedUntil === undefined
