import type { Register, RegisterReader, Scope, View } from './register.ts'

/** So many different views of one register are kept ready. */
const MOST_KEPT = 16

interface Kept {
  readonly scope: Scope
  readonly mark: string
  readonly view: Promise<View>
  users: number
  stale: boolean
  /** Called when its last user has left. */
  left?: () => void
}

/** So long a view waits for those who still use the one that it is to be made of, in milliseconds, before it is begun anew. */
const PATIENCE = 3_000

const keyOf = ({ collections, asOf }: Scope): string => JSON.stringify([collections ?? null, asOf ?? null])
/** Views of one kind see the same collections by the same clock, and can be moved to each other's days. */
const kindOf = ({ collections, asOf }: Scope): string => JSON.stringify([collections ?? null, asOf?.clock ?? null])
const dayOf = ({ asOf }: Scope): number => (asOf === undefined ? 0 : Date.parse(asOf.day))

/**
 * A register as of days and within collections: each view is worked out once for all who ask for it. When the register has changed, or
 * another day is asked for, the nearest view that nobody uses is moved there, which is less work than beginning anew.
 */
export class Views {
  readonly #register: Pick<Register, 'mark' | 'seen'>
  readonly #kept = new Map<string, Kept>()

  constructor(register: Pick<Register, 'mark' | 'seen'>) {
    this.#register = register
  }

  /** Lets `use` ask what stands within a scope. */
  async see<T>(scope: Scope, use: (reader: RegisterReader) => Promise<T>): Promise<T> {
    const kept = await this.#take(scope)
    try {
      return await use(await kept.view)
    } finally {
      kept.users -= 1
      if (kept.users === 0) kept.left?.()
      if (kept.stale && kept.users === 0) void closed(kept)
    }
  }

  async close(): Promise<void> {
    const all = [...this.#kept.values()]
    this.#kept.clear()
    await Promise.all(all.map(closed))
  }

  /** The view of a scope as the register is now, with one more user. Nothing is waited for once the mark is known, so that none is made twice. */
  async #take(scope: Scope): Promise<Kept> {
    const mark = await this.#register.mark()
    const key = keyOf(scope)
    let kept = this.#kept.get(key)
    if (kept?.mark !== mark) {
      const made: Kept = { scope, mark, view: this.#open(scope), users: 0, stale: false }
      made.view.catch(() => this.#drop(key, made))
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

  /** Moves the view of the same scope as the register was, or the nearest of its kind that nobody uses; or opens one. */
  async #open(scope: Scope): Promise<View> {
    const near = this.#kept.get(keyOf(scope)) ?? this.#nearest(scope)
    if (near === undefined) return this.#register.seen(scope)
    this.#kept.delete(keyOf(near.scope))
    if (!(await freed(near))) {
      near.stale = true
      return this.#register.seen(scope)
    }
    const view = await near.view.catch(() => undefined)
    if (view === undefined) return this.#register.seen(scope)
    const moved = await view.move(scope).catch(async (error: unknown) => {
      await view.close()
      throw error
    })
    if (moved !== undefined) return moved
    this.#keepAgain(near)
    return this.#register.seen(scope)
  }

  #nearest(scope: Scope): Kept | undefined {
    const far = (kept: Kept): number => Math.abs(dayOf(kept.scope) - dayOf(scope))
    return [...this.#kept.values()]
      .filter((kept) => kept.users === 0 && kindOf(kept.scope) === kindOf(scope))
      .toSorted((a, b) => far(a) - far(b))[0]
  }

  /** One that was too far stays for those who ask for its own scope, unless another has been made for it meanwhile. */
  #keepAgain(kept: Kept): void {
    const key = keyOf(kept.scope)
    if (this.#kept.has(key)) void closed(kept)
    else this.#kept.set(key, kept)
  }

  /** Closes a view, or lets the last who uses it do so. */
  #drop(key: string, kept: Kept): void {
    if (this.#kept.get(key) === kept) this.#kept.delete(key)
    kept.stale = true
    if (kept.users === 0) void closed(kept)
  }
}

/** Waits until nobody uses a view, for a while. */
async function freed(kept: Kept): Promise<boolean> {
  if (kept.users === 0) return true
  let timer: NodeJS.Timeout | undefined
  await new Promise<void>((resolve) => {
    kept.left = resolve
    timer = setTimeout(resolve, PATIENCE)
  })
  clearTimeout(timer)
  return kept.users === 0
}

async function closed({ view }: Kept): Promise<void> {
  const open = await view.catch(() => undefined)
  await open?.close()
}
