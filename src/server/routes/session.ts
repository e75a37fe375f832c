import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isPassword, LONGEST_PASSWORD, type Account } from '../../register/index.ts'
import { COOKIE, demandAdmin } from '../access/asker.ts'
import { digestOf, makeSecret } from '../../register/index.ts'
import type { App, Context } from '../context.ts'
import type { ExampleWorld } from '../example.ts'
import { Problem } from '../problem.ts'

/** How long a sign-in holds: a working day. */
const HOURS = 12
/** More tries a minute from one address are a program's that guesses. */
const TRIES_A_MINUTE = 10

/** Signing in with a name and a password, who is signed in, and signing out. */
export function addSession(app: App, context: Context, example: ExampleWorld): void {
  const { register, now } = context

  app.post(
    '/api/session',
    {
      schema: {
        summary: 'Sign in: sets a cookie; the token that is answered goes with each write as x-csrf-token',
        body: Type.Object(
          { name: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: LONGEST_PASSWORD }) },
          { additionalProperties: false },
        ),
      },
      config: { open: true, rateLimit: { max: TRIES_A_MINUTE, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const { name, password } = request.body
      const account = await register.accounts.get(name)
      // Checked even when there is no such account: the time it takes must not tell.
      const right = await isPassword(password, account?.password)
      if (!right || account === undefined || account.off) throw new Problem(401, 'Name and password do not belong together.')
      return signIn(context, account, request, reply)
    },
  )

  app.get('/api/session', { schema: { summary: 'Who is signed in, and what they may do' } }, async (request) => {
    const { name, grants, by, csrf } = request.asker
    const offered = await example.isOffered(request)
    return { name, grants, by, ...(csrf === undefined ? {} : { csrf }), ...(offered ? { example: true } : {}) }
  })

  app.post(
    '/api/begin',
    { schema: { summary: 'Begin with an empty register: the example world is not offered any more' } },
    async (request, reply) => {
      demandAdmin(request.asker)
      await register.begin(now())
      return reply.code(204).send()
    },
  )

  app.delete('/api/session', { schema: { summary: 'Sign out' } }, async (request, reply) => {
    const cookie = cookieOf(request)
    if (cookie !== undefined) await register.accounts.endLogin(digestOf(cookie), now())
    return reply.clearCookie(nameFor(request), { path: '/' }).code(204).send()
  })
}

/** Gives an account's browser what it needs to be known. */
export async function signIn({ register, now }: Context, account: Account, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const secret = makeSecret(),
    csrf = makeSecret()
  const expires = new Date(Date.parse(now()) + HOURS * 3_600_000)
  await register.accounts.putLogin({ digest: digestOf(secret), account: account.name, csrf, expires: expires.toISOString() })
  reply.setCookie(nameFor(request), secret, { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', expires })
  return { name: account.name, grants: account.grants, by: 'login', csrf, expires: expires.toISOString() }
}

const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? COOKIE.secure : COOKIE.plain)
const cookieOf = (request: FastifyRequest): string | undefined => request.cookies[COOKIE.secure] ?? request.cookies[COOKIE.plain]
