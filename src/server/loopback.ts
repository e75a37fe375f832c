import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../sources/loopback.ts'
import { Problem } from './problem.ts'

/**
 * Without accounts only this machine is served, and no page of another site that is open in the same browser: neither through a name that
 * it has made to point here (the host must be ours) nor by a form of its own (the origin must be ours).
 * @throws Problem 403
 */
export async function onlyThisMachine(request: FastifyRequest): Promise<void> {
  if (!isLoopback(request.hostname)) throw new Problem(403, `This server answers to localhost only, not to ${request.hostname}.`)
  const { origin } = request.headers
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead && origin !== undefined && origin !== `http://${request.host}`)
    throw new Problem(403, 'Another site may not write to this register.')
}
