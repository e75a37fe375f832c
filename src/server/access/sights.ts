import { Views, type Clock, type Register, type RegisterReader } from '../../register/index.ts'
import { sight, type Asker } from './asker.ts'

/**
 * The register as each may see it. Who may see all asks the register itself; for others what follows from the documents they may see is
 * worked out apart, once for all who may see the same, and anew when the register has changed.
 */
export class Sights {
  readonly #register: Register
  readonly #views: Views

  constructor(register: Register) {
    this.#register = register
    this.#views = new Views(register)
  }

  /** Lets `use` ask what the asker may see, as it is or as it was at the end of a day. */
  see<T>(
    asker: Asker,
    asOf: { readonly day: string; readonly clock: Clock } | undefined,
    use: (reader: RegisterReader) => Promise<T>,
  ): Promise<T> {
    const collections = sight(asker)
    if (collections === '*' && asOf === undefined) return use(this.#register)
    return this.#views.see({ ...(asOf === undefined ? {} : { asOf }), ...(collections === '*' ? {} : { collections }) }, use)
  }

  close(): Promise<void> {
    return this.#views.close()
  }
}
