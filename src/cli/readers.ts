import { join } from 'node:path'
import { Option, type Command } from 'commander'
import type { Reader } from '../reading/reader.ts'
import { UsageError } from './errors.ts'
import { openKnowledge, openReader } from './knowledge.ts'
import type { Screen } from './screen.ts'

/** Who reads: our own cascade, a language model behind an address, or each of them. */
export type ReaderChoice = 'own' | 'llm' | 'both'

/** The options that say who reads. */
export interface ReaderOptions {
  readonly reader: ReaderChoice
  readonly yes?: boolean
}

/** Adds `--reader` and `--yes`. */
export function withReader(command: Command, choices: readonly ReaderChoice[]): Command {
  return command
    .addOption(
      new Option('--reader <name>', 'who reads: own, on this machine; llm, the language model that CHANCERY_LLM_URL and _MODEL name')
        .choices([...choices])
        .default('own'),
    )
    .option('--yes', 'with the reader llm: send the documents without asking')
}

/** The readers of one run, in the order in which they read. */
export interface Readers {
  readonly readers: readonly [Reader, ...Reader[]]
  /** Tells what the run cost, when it cost something. */
  tell(): void
}

/**
 * Opens those who are to read, and asks before documents leave the machine.
 * @param data the data folder, in which a model's answers are kept
 * @throws UsageError when the model is not set up or nobody agreed
 */
export async function openReaders(
  screen: Screen,
  { reader, yes = false }: ReaderOptions,
  { documents, data }: { readonly documents: number; readonly data?: string | undefined },
): Promise<Readers> {
  if (reader === 'own') return { readers: [await openReader()], tell: () => {} }
  const [{ modelSettings }, { agreeToSend }, { answerFiles }, { tallyLine }, { createModelReader }] = await Promise.all([
    import('./model/settings.ts'),
    import('./model/consent.ts'),
    import('./model/store.ts'),
    import('./model/cost.ts'),
    import('../reading/model/reader.ts'),
  ])
  const settings = modelSettings(process.env)
  await agreeToSend(screen, documents, settings, yes)
  const { server, window, price } = settings
  const model = createModelReader({
    server,
    window,
    knowledge: await openKnowledge(),
    store: answerFiles(join(data ?? (process.env['CHANCERY_DATA'] || './data'), 'llm-answers')),
    outside: { fetch, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)), now: () => Date.now(), random: () => Math.random() },
  })
  return {
    readers: reader === 'llm' ? [model] : [await openReader(), model],
    tell: () => screen.tell(`llm: ${tallyLine(model.tally, price)}`),
  }
}

/** What shows how our own reader works cannot be asked of another. @throws UsageError */
export function onlyOwn({ reader }: ReaderOptions, option: string): void {
  if (reader !== 'own') throw new UsageError(`${option} shows how our own reader reads. Leave out --reader ${reader}.`)
}
