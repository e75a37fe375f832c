import { main } from './cli/main.ts'

// The one place that knows both surfaces. No await at the top: the program is bundled as a script, so that V8 can keep what it compiled.
void main(process.argv.slice(2), async (options) => (await import('./server/index.ts')).startServer(options)).then((code) => {
  process.exitCode = code
})
