/** Draws whole numbers from a seed: the same seed gives the same numbers on every machine. */
export type Draw = (below: number) => number

/** The mulberry32 generator; `below` is exclusive. */
export function seededDraw(seed: number): Draw {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
