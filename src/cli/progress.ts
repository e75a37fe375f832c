import type { Screen } from './screen.ts'

/** Shows how far a batch is: a bar for a person who watches, a line now and then for a log. */
export interface Progress {
  step(name: string): void
  stop(): void
}

/** Starts to show progress over `total` things. Both go beside the output, so that this stays clean for programs. */
export async function showProgress(screen: Screen, total: number, what: string): Promise<Progress> {
  if (!screen.watched) return inLines(screen, total, what)
  const { SingleBar, Presets } = await import('cli-progress')
  const bar = new SingleBar(
    { format: `{bar} {value} of {total} ${what} · {name}`, hideCursor: true, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(total, 0, { name: '' })
  const { plain } = await import('../brief/index.ts')
  return {
    step: (name) => bar.increment(1, { name: plain(name).slice(-40) }),
    stop: () => bar.stop(),
  }
}

function inLines(screen: Screen, total: number, what: string): Progress {
  let done = 0
  const often = Math.max(10, Math.ceil(total / 5))
  return {
    step: () => {
      done++
      if (done % often === 0 && done < total) screen.tell(`${done} of ${total} ${what}`)
    },
    stop: () => {
      if (done > 0) screen.tell(`${done} of ${Math.max(done, total)} ${what}`)
    },
  }
}
