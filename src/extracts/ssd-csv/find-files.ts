import { accessSync, constants, readdirSync, realpathSync, statSync, type Stats } from 'node:fs'
import path from 'node:path'
import { isClutter, tableOf, type Found, type FoundFile } from './found-file.ts'
import { unpackZip } from './unpack-zip.ts'

/** Folders within the folder a person names are read so deep, which is where zips are unpacked to. */
const deepest = 3

/** Finds the record tables' files among the paths a person gave: folders, zips, CSV files. */
export async function findFiles(paths: readonly string[], workFolder: string): Promise<Found> {
  const found: Found[] = []
  const seen = new Set<string>()
  for (const given of paths) {
    const whole = path.resolve(given)
    const name = path.basename(whole)
    const problem = unreadable(whole, given)
    if (problem !== undefined) {
      found.push({ files: [], notRead: [], problems: [problem] })
    } else if (!seen.has(realpathSync(whole))) {
      seen.add(realpathSync(whole))
      found.push(await findIn(whole, name, workFolder))
    }
  }
  return {
    files: found.flatMap(({ files }) => files),
    notRead: found.flatMap(({ notRead }) => notRead),
    problems: found.flatMap(({ problems }) => problems),
  }
}

async function findIn(whole: string, name: string, workFolder: string): Promise<Found> {
  const stats = statSync(whole)
  if (stats.isDirectory()) return findInFolder(whole, name, 0)
  if (/\.zip$/i.test(name)) return unpackZip(whole, name, workFolder)
  return placeFile(whole, name, stats)
}

function unreadable(whole: string, given: string): string | undefined {
  try {
    const stats = statSync(whole)
    accessSync(whole, stats.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK)
    return undefined
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return `There is nothing at ${given}.`
    return `There is no permission to read ${given}.`
  }
}

function findInFolder(folder: string, name: string, depth: number): Found {
  const files: FoundFile[] = []
  const notRead: { file: string; reason: string }[] = []
  const problems: string[] = []
  const entries = readdirSync(folder).filter((entry) => !isClutter(entry))
  for (const entry of entries.sort()) {
    const whole = path.join(folder, entry)
    const shown = `${name}/${entry}`
    const problem = unreadable(whole, shown)
    if (problem !== undefined) {
      problems.push(problem)
      continue
    }
    const stats = statSync(whole)
    if (stats.isDirectory() && depth === deepest) {
      notRead.push({ file: shown, reason: `It is a folder more than ${deepest} folders deep.` })
    } else {
      const within = stats.isDirectory()
        ? findInFolder(whole, shown, depth + 1)
        : placeFile(whole, shown, stats)
      files.push(...within.files)
      notRead.push(...within.notRead)
      problems.push(...within.problems)
    }
  }
  return { files, notRead, problems }
}

function placeFile(whole: string, name: string, stats: Stats): Found {
  const placed = tableOf(name)
  if (!stats.isFile()) {
    return {
      files: [],
      notRead: [{ file: name, reason: 'It is not an ordinary file.' }],
      problems: [],
    }
  }
  return 'reason' in placed
    ? { files: [], notRead: [{ file: name, reason: placed.reason }], problems: [] }
    : { files: [{ ...placed, name, path: whole, bytes: stats.size }], notRead: [], problems: [] }
}
