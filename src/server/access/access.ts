import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, Context } from '../context.ts'
import { onlyThisMachine } from '../loopback.ts'
import { Problem } from '../problem.ts'
import { askerOf, checkToken, MACHINE } from './asker.ts'

/**
 * Finds out who asks before anything is answered, and writes down what they did. A server that only this machine can reach serves whoever sits
 * at it, as long as nobody has been given an account; every other server demands one.
 */
export async function addAccess(app: App, context: Context): Promise<void> {
  const { register, loopback, now } = context
  app.decorateRequest('asker', null as never)

  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (loopback && !(await hasAccounts(context))) {
      await onlyThisMachine(request)
      request.asker = MACHINE
      return
    }
    const open = request.routeOptions.config.open === true
    const basic = request.routeOptions.config.basic === true && isRead(request)
    const asker = await askerOf(request, register.accounts, now(), basic).catch((error: unknown) => {
      if (open && error instanceof Problem) return undefined
      throw error
    })
    if (asker !== undefined) {
      if (!open) checkToken(asker, request)
      request.asker = asker
    } else if (!open) {
      if (basic) reply.header('www-authenticate', 'Basic realm="Chancery: the two parts of a key", charset="UTF-8"')
      throw new Problem(401, 'Sign in at POST /api/session, or send a key as "Authorization: Bearer ID.SECRET".')
    }
  })

  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.isExample === true) return
    if (request.method === 'GET' || request.method === 'HEAD' || request.routeOptions.url === undefined) return
    const { id, name } = (request.params ?? {}) as { readonly id?: string; readonly name?: string }
    const what = request.audited ?? id ?? name
    const entry = {
      at: now(),
      who: request.asker?.name ?? 'nobody',
      act: `${request.method} ${request.routeOptions.url}`,
      status: reply.statusCode,
      from: request.ip,
      ...(what === undefined ? {} : { what }),
    }
    await register.accounts
      .audit(entry)
      .catch((error: unknown) => request.log.error({ err: error, entry }, 'the audit could not be written'))
  })
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

/** Once there are accounts, there always are: they are switched off and never deleted. */
async function hasAccounts(context: Context): Promise<boolean> {
  if (known.has(context)) return true
  const has = (await context.register.accounts.all()).length > 0
  if (has) known.add(context)
  return has
}
const known = new WeakSet<Context>()
