import { FormatError, type Said } from './format.ts'

/** Groups that hold no running text. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator pict object objdata themedata datastore xmlnstbl header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor fldinst bkmkstart bkmkend info latentstyles shppict nonshppict filetbl revtbl pntext'.split(
    ' ',
  ),
)
/** Words that stand for characters. */
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    par: '\n',
    sect: '\n',
    page: '\n\f',
    line: '\n',
    row: '\n',
    cell: ' | ',
    tab: ' ',
    emdash: '—',
    endash: '–',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
  }),
)
const MAX_DEPTH = 1000

interface Group {
  readonly silent: boolean
  /** How many characters stand for one written as Unicode, for programs that know none. */
  readonly after: number
}

/** A rich-text document, read in one pass: its words, without headers, footers, footnotes, pictures and tables of fonts. */
export async function readRtf(bytes: Buffer): Promise<Said> {
  const source = bytes.toString('latin1')
  const page = Number(/\\ansicpg(\d{3,5})/.exec(source.slice(0, 2000))?.[1] ?? 1252)
  const { default: iconv } = await import('iconv-lite')
  const encoding = iconv.encodingExists(`cp${page}`) ? `cp${page}` : 'windows-1252'
  const out: string[] = []
  let hidden: number[] = []
  let group: Group = { silent: false, after: 1 }
  const outer: Group[] = []
  let skip = 0
  const flush = (): void => {
    if (hidden.length > 0) out.push(iconv.decode(Buffer.from(hidden), encoding))
    hidden = []
  }
  const say = (words: string): void => {
    flush()
    if (!group.silent) out.push(words)
  }
  let at = 0
  while (at < source.length) {
    const c = source[at] ?? ''
    if (c === '{') {
      flush()
      if (outer.length >= MAX_DEPTH) throw new FormatError('is a rich-text document nested too deep', 'save its text as .txt and add that')
      outer.push(group)
      skip = 0
      at++
    } else if (c === '}') {
      flush()
      const back = outer.pop()
      if (back === undefined) break
      group = back
      skip = 0
      at++
    } else if (c === '\\') {
      const next = source[at + 1] ?? ''
      if (next === "'") {
        if (skip > 0) skip--
        else if (!group.silent) hidden.push(Number.parseInt(source.slice(at + 2, at + 4), 16) || 63)
        at += 4
      } else if (/[a-z]/i.test(next)) {
        const match = /^\\([a-z]{1,32})(-?\d{1,10})? ?/i.exec(source.slice(at, at + 50))
        const word = match?.[1] ?? ''
        const number = Number(match?.[2] ?? 0)
        at += match?.[0].length ?? 2
        if (word === 'bin') at += Math.max(0, number)
        else if (word === 'uc') group = { ...group, after: Math.max(0, number) }
        else if (word === 'u') {
          say(String.fromCharCode(number < 0 ? number + 65536 : number))
          skip = group.after
        } else if (SILENT.has(word)) group = { ...group, silent: true }
        else if (MARKS.has(word)) say(MARKS.get(word) ?? '')
      } else {
        if (next === '*') group = { ...group, silent: true }
        else if (next === '~') say('\u00a0')
        else if (next === '_') say('-')
        else if (next === '\\' || next === '{' || next === '}') say(next)
        else if (next === '\n' || next === '\r') say('\n')
        at += 2
      }
    } else {
      let end = at
      while (end < source.length && !'{}\\\r\n'.includes(source[end] ?? '')) end++
      if (end === at) end++
      else {
        const words = source.slice(at + Math.min(skip, end - at), end)
        skip = Math.max(0, skip - (end - at))
        if (words !== '') say(words)
      }
      at = end
    }
  }
  flush()
  const text = out.join('').replace(/ \| ?(?=\n)/g, '')
  return { text: /[^\s|]/.test(text) ? text : '' }
}
