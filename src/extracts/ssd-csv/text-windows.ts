import type { TextEnd } from './utf8-pieces.ts'
import { afterLineEnd, lineEndFrom, longestRecord, type TextWindow } from './read-record.ts'

const room = longestRecord + 2

/** A file's text seen through a window that moves along it: constant memory however long the file. */
export type MovingWindow = {
  /** The window at the place read up to, with room for the longest record; undefined at the end. */
  look(): TextWindow | undefined
  /** Moves on to a place that the last look gave. */
  moveTo(place: number): void
  /** Moves on to the line after the one that runs past the window's end. */
  moveToNextLine(): void
  /** What was read turned out not to be text in its encoding; nothing after that place is seen. */
  isBroken(): boolean
}

export function moveAlong(pieces: Iterator<Buffer, TextEnd>): MovingWindow {
  let bytes: Buffer = Buffer.alloc(0)
  let start = 0
  let end = 0
  let last = false
  let isBroken = false
  const fill = (): void => {
    while (!last && end - start < room) {
      const piece = pieces.next()
      if (piece.done === true) {
        last = true
        isBroken = piece.value === 'broken'
      } else {
        const kept = end - start
        const needed = kept + piece.value.length
        const target = bytes.length >= needed ? bytes : Buffer.allocUnsafe(needed)
        bytes.copy(target, 0, start, end)
        piece.value.copy(target, kept)
        bytes = target
        start = 0
        end = needed
      }
    }
  }
  return {
    look() {
      if (end - start < room) fill()
      return start === end ? undefined : { bytes, start, end, last }
    },
    moveTo(place) {
      start = place
    },
    moveToNextLine() {
      for (;;) {
        fill()
        const window = { bytes, start, end, last }
        const lineEnd = lineEndFrom(window, start)
        const next = afterLineEnd(window, lineEnd)
        start = next >= 0 ? next : lineEnd
        if (next >= 0) return
      }
    },
    isBroken: () => isBroken,
  }
}
