/** As much of a page's tree as is used here. */
export interface DomNode {
  readonly nodeType: number
  readonly nodeValue: string | null
  readonly firstChild: DomNode | null
  readonly nextSibling: DomNode | null
}
/** An element of a page, as far as it is looked at. */
export interface DomElement extends DomNode {
  readonly localName: string
  readonly textContent: string | null
  getAttribute(name: string): string | null
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
}
/** A page, as far as it is looked at. */
export interface DomDocument {
  readonly documentElement: DomElement | null
  readonly body: DomElement | null
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
}

const ELEMENT = 1
const TEXT = 3
/** Elements that begin and end a line. */
export const BLOCKS: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'br',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'legend',
  'li',
  'main',
  'nav',
  'ol',
  'option',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'tfoot',
  'thead',
  'tr',
  'ul',
])
/** Elements whose content is no text of the page. */
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'head',
  'iframe',
  'object',
  'canvas',
  'video',
  'audio',
  'select',
  'textarea',
  'button',
])
/** Parts around a page's own text, left out when the whole body is taken. */
const FRAME = new Set(['nav', 'footer', 'aside', 'form'])

/**
 * The text of an element, one block a line: list items begin with `- ` or their number, cells of a row are parted by ` | `.
 * @param frameless leaves out navigation, footers, asides and forms
 */
export function blockText(root: DomElement, frameless: boolean): string {
  const lines: string[] = []
  const lists: { ordered: boolean; next: number }[] = []
  let line = ''
  const flush = (): void => {
    const words = line.replace(/[\s\u00a0]+/g, ' ').trim()
    if (words !== '' && words !== '|' && words !== '-') lines.push(words)
    line = ''
  }
  const open = (name: string, element: DomElement): void => {
    if (name === 'td' || name === 'th') {
      if (line.trim() !== '') line += ' | '
      return
    }
    // A paragraph inside a list item or a cell goes on with the line of its item.
    if (BLOCKS.has(name) && !(name === 'p' && /^(?:- |\d+\. |.* \| )$/s.test(line.slice(-200)))) flush()
    if (name === 'ol' || name === 'ul') lists.push({ ordered: name === 'ol', next: Number(element.getAttribute('start') ?? 1) || 1 })
    const list = lists.at(-1)
    if (name === 'li') line = list?.ordered ? `${list.next++}. ` : '- '
  }
  const close = (name: string): void => {
    if (BLOCKS.has(name)) flush()
    if (name === 'ol' || name === 'ul') lists.pop()
  }
  // A stack of our own: pages nested a hundred thousand deep must not exhaust the engine's.
  const stack: { node: DomNode; name: string }[] = []
  let node: DomNode | null = root
  while (node !== null) {
    const name: string = node.nodeType === ELEMENT ? (node as DomElement).localName : ''
    if (node.nodeType === TEXT) line += node.nodeValue ?? ''
    if (name !== '' && !SILENT.has(name) && !(frameless && FRAME.has(name))) {
      open(name, node as DomElement)
      const child: DomNode | null = node.firstChild
      if (child !== null) {
        stack.push({ node, name })
        node = child
        continue
      }
      close(name)
    }
    let next: DomNode | null = node === root ? null : node.nextSibling
    while (next === null) {
      const parent = stack.pop()
      if (parent === undefined) break
      close(parent.name)
      next = parent.node === root ? null : parent.node.nextSibling
    }
    node = next
  }
  flush()
  return lines.join('\n')
}
