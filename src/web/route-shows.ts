import type { RouteOptions } from 'fastify'

/** What a route shows, which decides who may see it once there is sign-in. */
export type Shows = 'figures' | 'children' | 'nothing of the council'

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly shows?: Shows
  }
}

/** Keeps a server from starting with a route that does not say what it shows. */
export function refuseUndeclared({ url, config }: RouteOptions): void {
  if (config?.shows === undefined)
    throw new Error(`The route ${url} does not say what it shows: give it config.shows.`)
}
