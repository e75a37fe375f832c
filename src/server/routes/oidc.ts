import { Type } from '@sinclair/typebox'
import { type Journey, CALLBACK, type Oidc } from '../access/oidc.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { signIn } from './session.ts'

const COOKIE = 'chancery-journey'
const JOURNEY_SECONDS = 600

/** Signing in through another's sign-in: `GET /api/oidc/start` sends the browser there, and it comes back to `GET /api/oidc/callback`. */
export function addOidc(app: App, context: Context, oidc: Oidc): void {
  const open = { open: true, rateLimit: { max: 20, timeWindow: '1 minute' } }

  app.get('/api/oidc/start', { schema: { hide: true }, config: open }, async (request, reply) => {
    const { to, journey } = await oidc.leave()
    const kept = Buffer.from(JSON.stringify(journey)).toString('base64url')
    const secure = request.protocol === 'https'
    // Lax, so that it comes along when the provider sends the browser back.
    reply.setCookie(COOKIE, kept, { path: CALLBACK, httpOnly: true, sameSite: 'lax', secure, maxAge: JOURNEY_SECONDS })
    return reply.redirect(to, 302)
  })

  app.get(
    CALLBACK,
    { schema: { hide: true, querystring: Type.Record(Type.String(), Type.String()) }, config: open },
    async (request, reply) => {
      const name = await oidc.arrive(request.url, journeyIn(request.cookies[COOKIE]))
      const account = await context.register.accounts.get(name)
      if (account === undefined || account.off) throw new Problem(403, `${name} has no account here: ask an admin for one.`)
      await signIn(context, account, request, reply)
      return reply.clearCookie(COOKIE, { path: CALLBACK }).redirect('/', 303)
    },
  )
}

/** @throws Problem 401 when the browser has kept nothing, or something else. */
function journeyIn(cookie: string | undefined): Journey {
  try {
    const { verifier, state, nonce } = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()) as Partial<Journey>
    if (typeof verifier === 'string' && typeof state === 'string' && typeof nonce === 'string') return { verifier, state, nonce }
  } catch {
    // Told below.
  }
  throw new Problem(401, 'This sign-in was not begun here, or took too long: begin again.')
}
