import type { FastifyRequest } from 'fastify'
import type { Visit } from '#sign-in/open-sign-in.ts'

/** A request as sign-in sees it. */
export const visitOf = ({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Visit => ({
  address: ip,
  cookie: headers.cookie,
  userAgent: headers['user-agent'],
})
