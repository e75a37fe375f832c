/** A row's example without its brackets, and the words that stood in them. UTF-16 offsets, `end` not included. */
export interface Marked {
  readonly text: string
  readonly marks: readonly { readonly words: string; readonly start: number; readonly end: number }[]
}

/** Takes the [brackets] out of an example. */
export function marked(example: string): Marked {
  const marks: Marked['marks'][number][] = []
  let text = ''
  let start = -1
  for (const letter of example) {
    if (letter === '[') start = text.length
    else if (letter === ']') marks.push({ words: text.slice(start), start, end: text.length })
    else text += letter
  }
  return { text, marks }
}
