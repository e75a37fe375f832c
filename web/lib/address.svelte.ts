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
