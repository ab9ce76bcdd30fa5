const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a Host header names this machine, with a port or without. */
export const isLocalHost = (host: string | undefined): boolean =>
  host !== undefined && localNames.has(host.replace(/:\d+$/, ''))
