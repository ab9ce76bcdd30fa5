import { Worker } from 'node:worker_threads'
import { readTableFile, type FileReading, type FileToRead } from './read-table-file.ts'

type Task = FileToRead & { readonly bytes: number }

/** Two readers keep two cores busy; the largest file goes first, so that neither waits long. */
const readers = 2

/** Below this a thread takes longer to start than the files to read. */
const worthThreads = 8 << 20

/** Reads files, several at a time where there is much to read; readings come in the tasks' order. */
export async function readAllFiles(
  tasks: readonly Task[],
  onStep: (step: string) => void,
): Promise<FileReading[]> {
  const order = tasks.toSorted((a, b) => b.bytes - a.bytes)
  const readings = new Map<string, FileReading>()
  const note = (task: Task, reading: FileReading): void => {
    readings.set(task.target, reading)
    onStep(`Read ${task.name} (${readings.size} of ${tasks.length})`)
  }
  if (order.reduce((sum, task) => sum + task.bytes, 0) < worthThreads) {
    for (const task of order) note(task, readTableFile(task))
  } else {
    await Promise.all(Array.from({ length: readers }, () => readInThread(order, note)))
  }
  return tasks.flatMap((task) => readings.get(task.target) ?? [])
}

/** Takes task after task from the front of the queue and has a thread read it. */
async function readInThread(
  queue: Task[],
  note: (task: Task, reading: FileReading) => void,
): Promise<void> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url))
  try {
    for (let task = queue.shift(); task; task = queue.shift()) {
      note(task, await askThread(thread, task))
    }
  } finally {
    await thread.terminate()
  }
}

const askThread = (thread: Worker, task: FileToRead): Promise<FileReading> =>
  new Promise((resolve, reject) => {
    thread.once('message', (reading: FileReading) => {
      thread.removeListener('error', reject)
      resolve(reading)
    })
    thread.once('error', reject)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    thread.postMessage(task)
  })
