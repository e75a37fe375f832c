/** A piece of XML: where an element begins or ends, or words. */
export type XmlPiece =
  | { readonly piece: 'begins'; readonly name: string; readonly attributes: string }
  | { readonly piece: 'ends'; readonly name: string }
  | { readonly piece: 'words'; readonly words: string }

/**
 * The pieces of XML in order, in one pass. Forgiving: feeds are often broken, and what is not closed is no reason to read nothing of them.
 * Nothing that the text declares (entities, other files) is looked at.
 */
export function* xmlPieces(source: string): Generator<XmlPiece> {
  let at = 0
  while (at < source.length) {
    const tag = source.indexOf('<', at)
    if (tag < 0) break
    if (tag > at) yield { piece: 'words', words: unescaped(source.slice(at, tag)) }
    if (source.startsWith('<![CDATA[', tag)) {
      const end = source.indexOf(']]>', tag)
      yield { piece: 'words', words: source.slice(tag + 9, end < 0 ? source.length : end) }
      at = end < 0 ? source.length : end + 3
      continue
    }
    const end = source.startsWith('<!--', tag) ? source.indexOf('-->', tag) : source.indexOf('>', tag)
    if (end < 0) break
    at = end + (source[end] === '>' ? 1 : 3)
    const inside = source.slice(tag + 1, end)
    const name = /^\/?([A-Za-z_][\w.:-]{0,60})/.exec(inside.slice(0, 64))?.[1]?.toLowerCase()
    if (name === undefined) continue
    if (inside.startsWith('/')) yield { piece: 'ends', name }
    else {
      yield { piece: 'begins', name, attributes: inside.slice(name.length, 4000) }
      if (inside.endsWith('/')) yield { piece: 'ends', name }
    }
  }
}

/** The value of an attribute. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,3000})"|'([^']{0,3000})')`, 'i').exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : unescaped(value)
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}
