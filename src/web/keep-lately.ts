/** Gives what was found before for a key, or finds it; keeps the last keys asked for. */
export type KeepLately<Value> = (key: string, find: () => Promise<Value>) => Promise<Value>

/**
 * Keeps what takes long to find, the few last asked for. Two who ask at once wait for one finding;
 * one that failed is not kept.
 */
export function keepLately<Value>(most: number): KeepLately<Value> {
  const kept = new Map<string, Promise<Value>>()
  return (key, find) => {
    const found = kept.get(key) ?? find()
    kept.delete(key)
    kept.set(key, found)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    found.catch(() => kept.get(key) === found && kept.delete(key))
    return found
  }
}
