import { ask, lookAtExample, send, session, Refusal, type Session } from './api.ts'

/** What all views share: who is here, whether the server answers, and whether something happened since the view was made. */
class Live {
  session = $state<Session>()
  /** True when the server asks who this is. */
  signedOut = $state(false)
  /** False while the server does not answer. */
  answers = $state(true)
  /** Counts what happened: views that show what is new look again when it changes. */
  happened = $state(0)
  /** By whose word decisions are made where no accounts are kept. */
  who = $state(localStorage.getItem('chancery.who') ?? '')
  /** What is shown is the example world: nobody has begun with the register. */
  example = $state(false)
  #events: EventSource | undefined
  #missed = false

  /** Finds out who is here, and listens for what happens. */
  async begin(): Promise<void> {
    try {
      const found = await session()
      this.example = found.example === true
      lookAtExample(this.example ? () => void this.begin() : undefined)
      this.session = found
      this.signedOut = false
      this.answers = true
      this.#listen()
    } catch (error) {
      if (error instanceof Refusal && (error.status === 401 || error.status === 403)) this.signedOut = true
      else this.#away()
    }
  }

  /** Begins with an empty register: the example world is not shown any more. @throws Refusal */
  async beginEmpty(): Promise<void> {
    await send('begin', undefined)
    await this.begin()
    this.happened++
  }

  /** Makes something anew whenever something happened. */
  fresh<T>(make: () => T): T {
    void this.happened
    return make()
  }

  /** Signs out. */
  async end(): Promise<void> {
    await send('session', undefined, 'DELETE')
    this.#events?.close()
    this.session = undefined
    this.signedOut = true
  }

  /** Takes down by whose word decisions are made. */
  sayWho(name: string): void {
    this.who = name.trim()
    localStorage.setItem('chancery.who', this.who)
  }

  /** When this browser was here before this time, an instant; '' the first time. */
  readonly lastVisit: string = (() => {
    const before = localStorage.getItem('chancery.visit') ?? ''
    const began = sessionStorage.getItem('chancery.visit')
    if (began !== null) return began
    sessionStorage.setItem('chancery.visit', before)
    localStorage.setItem('chancery.visit', new Date().toISOString())
    return before
  })()

  /** Takes down that nothing answers, and asks again who is here: nobody listens yet who would notice that it is back. */
  #away(): void {
    this.answers = false
    this.#missed = true
    setTimeout(() => void this.begin(), RETRY_MS)
  }

  #listen(): void {
    this.#events?.close()
    const events = new EventSource('/api/events')
    this.#events = events
    events.onopen = () => {
      this.answers = true
      // What happened while nobody listened, and what could not be asked meanwhile, is seen by looking again.
      if (this.#missed) this.happened++
      this.#missed = false
    }
    events.onerror = () => {
      this.#missed = true
      // The browser tries again by itself, unless the server refused.
      void ask('health').then(
        () => (this.answers = true),
        (error: unknown) => (this.answers = !(error instanceof Refusal && error.status === 0)),
      )
      if (events.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(), RETRY_MS)
    }
    for (const event of ['document', 'decision', 'rebuilt', 'moved']) events.addEventListener(event, () => this.happened++)
  }
}

/** Whether somebody may do everything everywhere. */
export const isAdmin = (session: Session | undefined): boolean =>
  session?.grants.some(({ collection, role }) => collection === '*' && role === 'admin') === true

const RETRY_MS = 3000

/** What all views share. */
export const live = new Live()
