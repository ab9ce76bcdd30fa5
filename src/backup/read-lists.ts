import type { Contents, Head } from './backup-format.ts'

/** What a backup says it is of; undefined where that is not what a program wrote. */
export function readHead(text: string): Head | undefined {
  const value = parse<Head>(text)
  const register = value?.register
  const isHead =
    typeof value?.format === 'number' &&
    typeof value.madeAt === 'string' &&
    typeof value.program === 'string' &&
    typeof value.example === 'boolean' &&
    Array.isArray(register?.schema) &&
    Array.isArray(register.plans) &&
    Array.isArray(register.tables)
  // Of a later format only the number is known.
  return isHead || (typeof value?.format === 'number' && value.format > 1) ? value : undefined
}

/** The list of a backup's entries; undefined where it is none. */
export function readContents(text: string): Contents | undefined {
  const value = parse<Contents>(text)
  return Array.isArray(value?.entries) && Array.isArray(value.lacking) ? value : undefined
}

function parse<Value>(text: string): (Partial<Value> & Value) | undefined {
  try {
    const value = JSON.parse(text) as (Partial<Value> & Value) | null
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
