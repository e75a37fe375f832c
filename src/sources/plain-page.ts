import { BLOCKS } from './block-text.ts'

/** Elements that stand alone, or that a page may leave open: they tell nothing about how deep it is nested. */
const SHALLOW = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
  'p',
  'li',
  'td',
  'th',
  'tr',
  'dt',
  'dd',
  'option',
  'tbody',
  'thead',
  'tfoot',
  'html',
  'head',
  'body',
])
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['euro', '€'],
  ['pound', '£'],
])

/** How large a page is before it is parsed: the number of its tags, and how deep they are nested at most. */
export function pageSize(source: string): { readonly tags: number; readonly depth: number } {
  let tags = 0
  let open = 0
  let depth = 0
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at + 1)) {
    tags++
    const closes = source[at + 1] === '/'
    if (SHALLOW.has(tagName(source, closes ? at + 2 : at + 1))) continue
    open = Math.max(0, open + (closes ? -1 : 1))
    depth = Math.max(depth, open)
  }
  return { tags, depth }
}

/**
 * The text of a page that is too large or too deep to be parsed into a tree: tags are cut out in one pass, blocks are lines.
 * Does without finding the main part.
 */
export function plainPage(source: string): string {
  const lines: string[] = []
  let words: string[] = []
  const flush = (): void => {
    const line = entities(words.join('')).replace(/\s+/g, ' ').trim()
    if (line !== '') lines.push(line)
    words = []
  }
  let at = 0
  while (at < source.length) {
    const tag = source.indexOf('<', at)
    if (tag === -1) break
    words.push(source.slice(at, tag))
    const closes = source[tag + 1] === '/'
    const name = tagName(source, closes ? tag + 2 : tag + 1)
    if (name === '' && source[tag + 1] !== '!' && source[tag + 1] !== '?') {
      words.push('<')
      at = tag + 1
      continue
    }
    if (BLOCKS.has(name)) flush()
    const end = source.startsWith('<!--', tag) ? source.indexOf('-->', tag) : source.indexOf('>', tag)
    if (end === -1) break
    at = end + (source[end] === '>' ? 1 : 3)
    if (!closes && name === 'script') at = after(source, '</script', at)
    if (!closes && name === 'style') at = after(source, '</style', at)
    if (!closes && name === 'td' && words.length > 0) words.push(' | ')
    if (!closes && name === 'head') at = after(source, '</head', at)
  }
  if (at < source.length && source.indexOf('<', at) === -1) words.push(source.slice(at))
  flush()
  return lines.join('\n')
}

function after(source: string, closing: string, from: number): number {
  const end = source.indexOf(closing, from)
  return end === -1 ? source.length : end
}

function tagName(source: string, from: number): string {
  let end = from
  while (end < from + 20 && isNameCharacter(source.charCodeAt(end))) end++
  return source.slice(from, end).toLowerCase()
}

/** A letter or digit of ASCII. */
const isNameCharacter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)

function entities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES.get(name) ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}
