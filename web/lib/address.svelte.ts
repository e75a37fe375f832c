import { CLOCKS, type Clock } from './days.ts'

/** Where the page is: every view has an address that can be sent. */
class Address {
  #path = $state(location.pathname)
  #search = $state(location.search)
  #hash = $state(location.hash)

  constructor() {
    addEventListener('popstate', () => this.#look())
    addEventListener('hashchange', () => this.#look())
  }

  /** As `/documents/3f9a…`. */
  get path(): string {
    return this.#path
  }

  /** The parts of the path: `['documents', '3f9a…']`. */
  get parts(): readonly string[] {
    return this.#path.split('/').filter((part) => part !== '')
  }

  /** What stands behind the question mark. */
  get query(): URLSearchParams {
    return new URLSearchParams(this.#search)
  }

  /** The day as of which the view is asked for, and the clock; without a day undefined. */
  get when(): { readonly asOf: string; readonly clock: Clock } | undefined {
    const asOf = this.query.get('asOf') ?? ''
    return asOf === '' ? undefined : { asOf, clock: this.clock }
  }

  /** The clock that is asked for, by publication unless said otherwise. */
  get clock(): Clock {
    const asked = this.query.get('clock')
    return CLOCKS.find(([clock]) => clock === asked)?.[0] ?? 'published'
  }

  /** A path as of the same day: who looks at what was known then stays there from link to link. */
  onDay(path: string): string {
    const { when } = this
    if (when === undefined) return path
    const query = withQuery('', { asOf: when.asOf, clock: when.clock === 'published' ? '' : when.clock })
    return path.includes('?') ? `${path}&${query.slice(1)}` : path + query
  }

  get hash(): string {
    return this.#hash.slice(1)
  }

  /** Goes to another address. `quietly` takes the place of this one, so that going back does not come here again. */
  go(to: string, quietly = false): void {
    if (quietly) history.replaceState(null, '', to)
    else history.pushState(null, '', to)
    const before = this.#path
    this.#look()
    if (this.#path !== before) scrollTo(0, 0)
  }

  /** Lets a link that was clicked change the view without loading the page anew. */
  follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link?.href || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return
    if (link.pathname.startsWith('/api/') || (link.pathname === location.pathname && link.hash !== '')) return
    event.preventDefault()
    this.go(link.pathname + link.search + link.hash)
  }

  #look(): void {
    this.#path = location.pathname
    this.#search = location.search
    this.#hash = location.hash
  }
}

/** The address of the page. */
export const address = new Address()

/** An address with a query; what is undefined or empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
