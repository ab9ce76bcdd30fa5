import type { FastifyReply, FastifyRequest } from 'fastify'

/** How long what still comes is taken in and thrown away. */
const lingerMs = 2000

/**
 * Has the connection end once the answer is sent, however much of the request is still to come. It
 * ends slowly: where a connection is closed with something unread in it, the sender’s machine may
 * throw the answer away with it (RFC 9112, section 9.6).
 */
export function leaveUnread({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.header('connection', 'close')
  const { socket } = raw
  // What Node calls once the last answer of a connection is written; its own closes at once.
  socket.destroySoon = () => {
    socket.end()
    raw.resume()
    setTimeout(() => socket.destroy(), lingerMs).unref()
  }
}
