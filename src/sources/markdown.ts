/** What a Markdown file says: its words, and its first heading of the first level. */
export interface MarkdownText {
  readonly text: string
  readonly title?: string
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const TABLE_RULE = /^[ \t]*\|?[ \t:|-]*-[ \t:|-]*$/

/**
 * Takes light markup off: heading marks, emphasis, code marks, quotation marks of blocks, links and pictures (their words stay).
 * Lines stay lines, list items keep their mark, tables their bars.
 */
export function markdownText(source: string): MarkdownText {
  let title: string | undefined
  let fenced = false
  const lines: string[] = []
  for (const raw of source.split('\n')) {
    if (FENCE.test(raw)) {
      fenced = !fenced
      continue
    }
    if (fenced) {
      lines.push(raw)
      continue
    }
    if (RULE.test(raw) || (raw.includes('|') && TABLE_RULE.test(raw))) continue
    const line = raw.replace(/^ {0,3}>[ \t]?/, '')
    const heading = HEADING.exec(line)
    if (heading === null) {
      lines.push(inline(line.replace(/^([ \t]*)[*+](?=[ \t])/, '$1-')))
      continue
    }
    const words = inline((heading[2] ?? '').trimEnd().replace(/[ \t]+#{1,6}$/, ''))
    if (heading[1] === '#' && title === undefined) title = words
    lines.push(words)
  }
  return { text: lines.join('\n'), ...(title ? { title } : {}) }
}

const ESCAPED = 0xf800

/** Bounded repetitions: a line of ten thousand brackets takes no longer than one of letters. */
function inline(line: string): string {
  if (!/[`*_[\]<\\~]/.test(line)) return line
  return (
    line
      // An escaped mark is hidden from the rules below, in a place that no text uses, and put back at the end.
      .replace(/\\([\\`*_{}[\]()#+.!>~|-])/g, (_whole, mark: string) => String.fromCharCode(ESCAPED + mark.charCodeAt(0)))
      .replace(/!?\[([^[\]\n]{0,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?: "[^"\n]{0,200}")?\)/g, '$1')
      .replace(/\[([^[\]\n]{1,500})\]\[[^[\]\n]{0,100}\]/g, '$1')
      .replace(/<(https?:\/\/[^<>\s]{1,1000})>/g, '$1')
      .replace(/`([^`\n]{1,500})`/g, '$1')
      .replace(/(\*\*|__|~~)(?=\S)([^*_~\n]{1,1000})\1/g, '$2')
      .replace(/\*(?=\S)([^*\n]{1,1000})\*/g, '$1')
      .replace(/(^|[\s(])_(?=\S)([^_\n]{1,1000})_(?=$|[\s).,;:!?])/g, '$1$2')
      .replace(/[\uf800-\uf87f]/g, (hidden) => String.fromCharCode(hidden.charCodeAt(0) - ESCAPED))
  )
}
