export type InTime<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false }

/** What came of some work; not ok where it failed, or was not done in so many seconds. */
export async function withinSeconds<Value>(
  seconds: number,
  work: () => Promise<Value>,
): Promise<InTime<Value>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<InTime<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false }), seconds * 1000)
  })
  try {
    return await Promise.race([work().then((value) => ({ ok: true, value }) as const), late])
  } catch {
    return { ok: false }
  } finally {
    clearTimeout(timer)
  }
}
