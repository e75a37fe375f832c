import { plain, sayDate } from '../../brief/index.ts'
import { xml } from '../xml.ts'

/** What stands on every page. */
export interface Site {
  /** The day as of which all of it is told, `YYYY-MM-DD`. */
  readonly day: string
  /** Under which terms it is given away. */
  readonly licence: string
}

/** A file of the site: where it stands in the folder, and what is in it. */
export interface SiteFile {
  readonly path: string
  readonly text: string
}

/** Text on one line, as HTML. */
export const safe = (text: string): string => xml(plain(text))

/** How deep a page stands below the folder. */
const depth = (path: string): number => path.split('/').length - 1

/** The way from one page to another, which holds wherever the folder lies. */
export const way = (from: string, to: string): string => `${'../'.repeat(depth(from))}${to}`

/** Where the page of a thing stands; a folder holds a part of them only, since some systems grow slow with many files in one. */
export const placeOf = (what: 'record' | 'name' | 'document', id: string, number = 1): string =>
  `${what}s/${id.slice(0, 2)}/${id}${number === 1 ? '' : `-${number}`}.html`

/** Where a part of a list stands. */
export const listAt = (list: string, number = 1): string => `lists/${list}${number === 1 ? '' : `-${number}`}.html`

/** A link, with its words as HTML. */
export const link = (from: string, to: string, words: string): string => `<a href="${xml(way(from, to))}">${words}</a>`

/** A link to another site: of an address that is none of the web, the words alone. */
export const away = (url: string, words = safe(url)): string =>
  /^https?:/i.test(url) && URL.canParse(url) ? `<a href="${xml(new URL(url).href)}" rel="noreferrer">${words}</a>` : words

/** One page. It runs no script and asks nobody for anything. @param body HTML */
export function page({ day, licence }: Site, path: string, title: string, body: string): SiteFile {
  return {
    path,
    text: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<title>${safe(title)}</title>
<link rel="stylesheet" href="${way(path, 'style.css')}">
</head>
<body>
<nav>${link(path, 'index.html', 'Register')}</nav>
<main>
<h1>${safe(title)}</h1>
${body}
</main>
<footer>As of ${safe(sayDate(day))}. Terms: ${away(licence, safe(licence))}. Nothing here says that something is so, only who says so.</footer>
</body>
</html>
`,
  }
}

/** The way through the parts of something long; empty when there is one part. */
export function turning(from: string, at: (number: number) => string, number: number, isLast: boolean): string {
  if (number === 1 && isLast) return ''
  const back = number === 1 ? '' : link(from, at(number - 1), '← before')
  const on = isLast ? '' : link(from, at(number + 1), 'more →')
  return `<p class="turn">${[back, `part ${number}`, on].filter(Boolean).join(' · ')}</p>`
}

/** So many things stand on a page. */
export const ON_A_PAGE = 200

/** Things in parts of a page each, with whether a part is the last. There is always one. */
export async function* inParts<T>(
  things: AsyncIterable<T> | Iterable<T>,
  most = ON_A_PAGE,
): AsyncGenerator<{ readonly part: readonly T[]; readonly number: number; readonly isLast: boolean }> {
  let held: T[] = []
  let number = 1
  for await (const thing of things) {
    if (held.length === most) {
      yield { part: held, number, isLast: false }
      held = []
      number++
    }
    held.push(thing)
  }
  yield { part: held, number, isLast: true }
}
