/**
 * Control characters, those that change the direction of writing, and lone surrogates: what a document could use to move the cursor, recolour the
 * screen or make a line read otherwise than it is. Line breaks and tabs become spaces.
 */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text on one line, without anything that a terminal would obey. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(UNSAFE, '').trim()
}

/** Breaks a text into lines of at most `width` characters at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
