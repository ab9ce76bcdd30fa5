import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/** Waits until a file is on the disk, for its owner alone to read. */
function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fchmodSync(handle, 0o600)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Waits until a folder is on the disk with all that is in it. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) syncTree(place)
    else if (entry.isFile()) syncFile(place)
  }
  syncFolder(folder)
}

/** Gives a folder of files its name once all of it is on the disk, so that it is there whole or not. */
export function putFolderInPlace(aside: string, folder: string): void {
  for (const name of readdirSync(aside)) syncFile(path.join(aside, name))
  syncFolder(aside)
  renameSync(aside, folder)
  syncFolder(path.dirname(folder))
}

/** Replaces a small file in one step: whoever reads it sees the old text or the new, never half. */
export function replaceFile(file: string, text: string): void {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.new`)
  writeFileSync(aside, text, { mode: 0o600 })
  syncFile(aside)
  renameSync(aside, file)
  syncFolder(path.dirname(file))
}
