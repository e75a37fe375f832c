import Fastify from 'fastify'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Register } from '../register/index.ts'
import type { App, Context } from './context.ts'
import { tagAnswer } from './etag.ts'
import { ExampleWorld } from './example.ts'
import { LiveEvents } from './live.ts'
import { addMetrics } from './metrics.ts'
import { Problem, sendProblem, tellProblem } from './problem.ts'
import { addAccess } from './access/access.ts'
import { mayLook, maySee } from './access/asker.ts'
import { Sights } from './access/sights.ts'
import { Oidc } from './access/oidc.ts'
import { addAccounts } from './routes/accounts.ts'
import { addAnswers } from './routes/answers.ts'
import { addAsk } from './routes/ask.ts'
import { addBrief } from './routes/brief.ts'
import { addCalendar } from './routes/calendar.ts'
import { addCollections } from './routes/collections.ts'
import { addCompare } from './routes/compare.ts'
import { addLedger } from './routes/ledger.ts'
import { addDecisions } from './routes/decisions.ts'
import { addDocuments } from './routes/documents.ts'
import { addExport } from './routes/export.ts'
import { addFigures } from './routes/figures.ts'
import { addDueActs } from './routes/due-acts.ts'
import { addFeeds } from './routes/feeds.ts'
import { addNetwork } from './routes/network.ts'
import { addNotes } from './routes/notes.ts'
import { addOidc } from './routes/oidc.ts'
import { addQueue } from './routes/queue.ts'
import { addRegister } from './routes/register.ts'
import { addReview } from './routes/review.ts'
import { addSearches } from './routes/searches.ts'
import { addSession } from './routes/session.ts'
import { addSources } from './routes/sources.ts'
import { addTables } from './routes/tables.ts'
import { addWeb } from './web.ts'

/** The largest document taken over the wire, as from a file: 20 MB and what Base64 and JSON add to it. */
const MOST_BYTES = 28_000_000
/** A person with a page open asks a few times a second; a program may ask twenty times. */
const REQUESTS_A_MINUTE = 1200
const REQUEST_MS = 60_000

/** The server with all its routes, not yet listening. */
export async function makeApp(context: Context): Promise<App> {
  const app: App = Fastify({
    logger: { level: 'warn' },
    bodyLimit: MOST_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: context.behindProxy,
    // What is sent is what is meant: a misspelt field is an error. A query is text, so numbers in it are read.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array' } },
    forceCloseConnections: true,
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setErrorHandler(tellProblem)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      404,
      `There is nothing at ${request.method} ${request.url.split('?')[0] ?? ''}. The API is described at /api/openapi.json`,
    ),
  )
  await app.register(helmet, { contentSecurityPolicy: { directives: CONTENT_POLICY }, strictTransportSecurity: false })
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { after }) => new Problem(429, `Too many requests: ask again in ${after}.`),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chancery',
        version: context.version,
        description: 'The register: who met whom, what was signed and promised, and who says so.',
      },
    },
  })
  await app.register(cookie)
  await addAccess(app, context)
  const example = new ExampleWorld(context, (register) => makeApp(ownContext(context, register)))
  app.addHook('onRequest', async (request, reply) => {
    request.isExample = await example.answers(request, reply)
  })
  app.addHook('onSend', tagAnswer)
  addMetrics(app, context)
  // Routes are registered behind the plugins, so that these see them.
  await app.register(async (routes) => {
    const typed = routes.withTypeProvider<TypeBoxTypeProvider>()
    addDocuments(typed, context)
    addRegister(typed, context)
    addAnswers(typed, context)
    addAsk(typed, context)
    addBrief(typed, context)
    addCalendar(typed, context)
    addCollections(typed, context)
    addCompare(typed, context)
    addFeeds(typed, context)
    addDueActs(typed, context)
    addExport(typed, context)
    addFigures(typed, context)
    addLedger(typed, context)
    addDecisions(typed, context)
    addReview(typed, context)
    addNetwork(typed, context)
    addNotes(typed, context)
    addQueue(typed, context)
    addSearches(typed, context)
    addSession(typed, context, example)
    addSources(typed, context)
    addTables(typed, context)
    addAccounts(typed, context)
    if (context.oidc !== undefined) addOidc(typed, context, new Oidc(context.oidc))
    typed.get('/api/health', { schema: { summary: 'Whether the register answers' }, config: { open: true } }, async () => {
      await context.register.mark()
      return { status: 'ok', version: context.version }
    })
    typed.get('/api/events', { schema: { summary: 'What happens, as it happens, as server-sent events' } }, async (request, reply) => {
      if (context.live.full) throw new Problem(503, 'Too many are watching: look again later.')
      reply.hijack()
      const { asker } = request
      context.live.watch(reply.raw, ({ documents, collections }) =>
        collections === undefined ? maySee(asker, context.register, documents) : Promise.resolve(mayLook(asker, collections)),
      )
    })
  })
  if (context.web !== undefined) await addWeb(app, context.web)
  app.get('/api/openapi.json', { schema: { hide: true }, config: { open: true } }, async () => app.swagger())
  app.addHook('preClose', async () => context.live.close())
  app.addHook('onClose', () => context.sights.close())
  app.addHook('onClose', () => example.close())
  return app
}

/** What a register of its own is served with on this machine: neither the page, nor what belongs to the one that is served. */
const ownContext = ({ reader, rules, version, now }: Context, register: Register): Context => ({
  register,
  reader,
  rules,
  version,
  now,
  sights: new Sights(register),
  live: new LiveEvents(),
  loopback: true,
  behindProxy: false,
})

/** The page loads nothing from elsewhere and is framed by nobody. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  upgradeInsecureRequests: null,
}
