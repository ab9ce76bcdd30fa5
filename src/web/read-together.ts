import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * One reading for all who ask in one turn of the event loop. It begins when the requests that have
 * come in have been taken up, so nobody is given what was true before they asked; without it twenty
 * readers at once would wait for twenty readings, one behind the other.
 */
export function readTogether<Read>(read: () => Promise<Read>): () => Promise<Read> {
  let next: Promise<Read> | undefined
  return () => {
    next ??= nextTurn().then(() => {
      next = undefined
      return read()
    })
    return next
  }
}
