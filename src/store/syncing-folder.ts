import fs from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Stream = { readonly nfd?: number }
type NodeStreams = { stream_ops: { fsync?: (stream: Stream) => number } }
type EmscriptenModule = {
  readonly NODEFS?: NodeStreams
  readonly FS: { readonly filesystems: { readonly NODEFS: NodeStreams } }
}

/**
 * A folder for PGlite in which asking for a sync makes one. PGlite's own never syncs: it starts
 * PostgreSQL with fsync off, and its file system has no fsync (decision record 0021).
 */
export class SyncingFolder extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>) {
    const started = await super.init(pglite, options)
    started.emscriptenOpts.preRun?.push((module: object) => {
      const { NODEFS, FS } = module as EmscriptenModule
      const { stream_ops } = NODEFS ?? FS.filesystems.NODEFS
      stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) fs.fsyncSync(nfd)
        return 0
      }
    })
    return started
  }
}

/** PostgreSQL's start with syncs on: `fdatasync`, its own choice, does nothing inside PGlite. */
export const syncingStart = (pglite: typeof PGlite): string[] => [
  ...pglite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
]
