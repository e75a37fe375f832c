import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { demandAdmin } from './access/asker.ts'
import type { App, Context } from './context.ts'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10]

/** `GET /api/metrics`, in the form that Prometheus reads: requests by route and status with their time, and how much the register holds. */
export function addMetrics(app: App, { register }: Context): void {
  const registry = new Registry()
  const requests = new Counter({
    name: 'chancery_requests_total',
    help: 'Requests answered, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'chancery_request_seconds',
    help: 'Seconds from request to answer, by route.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers: [registry],
  })
  const holds = new Gauge({
    name: 'chancery_register_rows',
    help: 'How much the register holds, by what.',
    labelNames: ['what'],
    registers: [registry],
  })
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    // The pattern of the route and not the address: else every id would be a series of its own.
    const route = routeOptions.url ?? 'none'
    requests.inc({ method, route, status: reply.statusCode })
    seconds.observe({ route }, reply.elapsedTime / 1000)
  })
  app.get(
    '/api/metrics',
    { schema: { summary: 'Requests by route and time, in the form that Prometheus reads (for admins)' } },
    async ({ asker }, reply) => {
      demandAdmin(asker)
      const { documents, claims, records, entities, decisions } = await register.counts()
      for (const [what, count] of Object.entries({ documents, claims, records, entities, decisions })) holds.set({ what }, count)
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}
