import type { Clock, Register, RegisterReader } from '../../register/index.ts'
import { sight, type Asker } from './asker.ts'

/** So many different views of one register are kept ready. */
const MOST_KEPT = 16

interface Kept {
  readonly mark: string
  readonly reader: Promise<RegisterReader>
  users: number
  stale: boolean
}

/**
 * The register as each may see it. Who may see all asks the register itself; for others what follows from the documents they may see is
 * worked out apart, once for all who may see the same, and anew when the register has changed.
 */
export class Sights {
  readonly #register: Register
  readonly #kept = new Map<string, Kept>()

  constructor(register: Register) {
    this.#register = register
  }

  /** Lets `use` ask what the asker may see, as it is or as it was at the end of a day. */
  async see<T>(
    asker: Asker,
    asOf: { readonly day: string; readonly clock: Clock } | undefined,
    use: (reader: RegisterReader) => Promise<T>,
  ): Promise<T> {
    const collections = sight(asker)
    if (collections === '*' && asOf === undefined) return use(this.#register)
    const kept = await this.#take(JSON.stringify([collections, asOf ?? null]), () =>
      this.#register.seen({ ...(asOf === undefined ? {} : { asOf }), ...(collections === '*' ? {} : { collections }) }),
    )
    try {
      return await use(await kept.reader)
    } finally {
      kept.users -= 1
      if (kept.stale && kept.users === 0) void closed(kept)
    }
  }

  async close(): Promise<void> {
    const all = [...this.#kept.values()]
    this.#kept.clear()
    await Promise.all(all.map(closed))
  }

  /** The view of a key as the register is now, with one more user. Nothing is waited for once the mark is known, so that none is made twice. */
  async #take(key: string, open: () => Promise<RegisterReader>): Promise<Kept> {
    const mark = await this.#register.mark()
    let kept = this.#kept.get(key)
    if (kept !== undefined && kept.mark !== mark) {
      this.#drop(key, kept)
      kept = undefined
    }
    if (kept === undefined) {
      const made: Kept = { mark, reader: open(), users: 0, stale: false }
      made.reader.catch(() => this.#drop(key, made))
      kept = made
    }
    // The one used last stands last.
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    kept.users += 1
    const [oldest] = this.#kept
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#drop(...oldest)
    return kept
  }

  /** Closes a view, or lets the last who uses it do so. */
  #drop(key: string, kept: Kept): void {
    if (this.#kept.get(key) === kept) this.#kept.delete(key)
    kept.stale = true
    if (kept.users === 0) void closed(kept)
  }
}

async function closed({ reader }: Kept): Promise<void> {
  const open = await reader.catch(() => undefined)
  await open?.close()
}
