import { parentPort } from 'node:worker_threads'
import { readTableFile, type FileToRead } from './read-table-file.ts'

/** The thread of `readAllFiles`: reads each file it is handed and hands back its reading. */
parentPort?.on('message', (file: FileToRead) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  parentPort?.postMessage(readTableFile(file))
})
