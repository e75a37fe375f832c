import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { App } from './context.ts'
import { Problem } from './problem.ts'

/** Files whose names change with what is in them never need to be asked for again. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * The page, as it was built into a folder. Its files are open: what they show, they ask of the API in the name of who is signed in. Every
 * address that is no file and not under `/api` is one of the page's own views.
 */
export async function addWeb(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(async (open) => {
    open.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true }
    })
    await open.register(files, {
      root: folder,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.setHeader('cache-control', path.startsWith(join(folder, 'assets')) ? FOR_EVER : 'no-cache')
      },
    })
    open.get('/*', { schema: { hide: true } }, async (request, reply) => {
      if (request.url.startsWith('/api/') || !(request.headers.accept ?? '').includes('text/html'))
        throw new Problem(404, `There is nothing at GET ${request.url.split('?')[0] ?? ''}. The API is described at /api/openapi.json`)
      return reply.sendFile('index.html')
    })
  })
}
