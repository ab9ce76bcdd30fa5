import type { RouteOptions } from 'fastify'
import type { Permission } from '#people/roles.ts'

/**
 * What a route asks of whoever opens it: a permission, `to be signed in`, or `nothing`, which is for
 * signing in and for what pages are drawn with.
 */
export type Needs = Permission | 'to be signed in' | 'nothing'

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly needs?: Needs
  }
}

/** Keeps a server from starting with a route that does not say what it needs. */
export function refuseUndeclared({ url, config }: RouteOptions): void {
  if (config?.needs === undefined)
    throw new Error(`The route ${url} does not say what it needs: give it config.needs.`)
}
