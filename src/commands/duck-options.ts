import path from 'node:path'
import type { DuckOptions } from '#store/duck.ts'

/** The memory DuckDB may hold; what is larger spills to the data folder's `tmp`. */
export const duckOptions = (dataFolder: string): DuckOptions => ({
  memoryLimit: '500MB',
  threads: 2,
  tempFolder: path.join(dataFolder, 'tmp'),
})
