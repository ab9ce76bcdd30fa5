const signals = ['SIGINT', 'SIGTERM'] as const

/** Resolves when the process is told to stop; told again, it stops at once. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of signals) process.removeListener(signal, stop)
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
