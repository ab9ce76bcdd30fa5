/**
 * A seeded source of chance. Each subject draws from a stream of its own name, so that what is added
 * to one subject leaves the others as they were.
 */
export type Random = {
  /** From 0 up to, and not including, 1. */
  readonly draw: () => number
  readonly chance: (share: number) => boolean
  /** A whole number between two, both included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** The place of a weight, drawn in proportion to it. */
  readonly weighed: (weights: readonly number[]) => number
  readonly shuffled: <T>(list: readonly T[]) => T[]
  /** Whole numbers about a mean, as events that know nothing of each other fall. */
  readonly poisson: (mean: number) => number
  /** About nought, two thirds within one. */
  readonly normal: () => number
}

export function randomOf(seed: string): Random {
  const draw = stream(seed)
  const between = (least: number, most: number): number =>
    least + Math.floor(draw() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    const index = Math.floor(draw() * list.length)
    if (index >= list.length) throw new Error(`Nothing to pick from (${seed}).`)
    return list[index] as T
  }
  return {
    draw,
    between,
    pick,
    chance: (share) => draw() < share,
    weighed: (weights) => weighed(draw, weights),
    shuffled: (list) => shuffled(draw, list),
    poisson: (mean) => poisson(draw, mean),
    normal: () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()),
  }
}

/** The sfc32 generator over 32-bit whole numbers: the same on every machine. */
function stream(seed: string): () => number {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let turn = 0; turn < 12; turn += 1) next()
  return next
}

function hash(text: string, salt: number): number {
  let value = Math.imul(salt, 0x9e3779b1)
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
    value ^= value >>> 15
  }
  return value | 0
}

function weighed(draw: () => number, weights: readonly number[]): number {
  let left = draw() * weights.reduce((total, weight) => total + weight, 0)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return index
  }
  return weights.length - 1
}

function shuffled<T>(draw: () => number, list: readonly T[]): T[] {
  const copy = [...list]
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(draw() * (index + 1))
    const held = copy[index] as T
    copy[index] = copy[other] as T
    copy[other] = held
  }
  return copy
}

function poisson(draw: () => number, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = draw(); product > limit; product *= draw()) count += 1
  return count
}
