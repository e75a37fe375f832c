import type { Register, RegisterReader, Scope } from './register.ts'

/** So many different views of one register are kept ready. */
const MOST_KEPT = 16

interface Kept {
  readonly mark: string
  readonly reader: Promise<RegisterReader>
  users: number
  stale: boolean
}

/** A register as of days and within collections: each view is worked out once for all who ask for it, and anew when the register has changed. */
export class Views {
  readonly #register: Pick<Register, 'mark' | 'seen'>
  readonly #kept = new Map<string, Kept>()

  constructor(register: Pick<Register, 'mark' | 'seen'>) {
    this.#register = register
  }

  /** Lets `use` ask what stands within a scope. */
  async see<T>(scope: Scope, use: (reader: RegisterReader) => Promise<T>): Promise<T> {
    const kept = await this.#take(JSON.stringify([scope.collections ?? null, scope.asOf ?? null]), () => this.#register.seen(scope))
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
