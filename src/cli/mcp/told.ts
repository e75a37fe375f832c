import { Writable } from 'node:stream'
import { Screen } from '../screen.ts'

/** An answer is read by a model that can hold only so much: about ten thousand words of it at most. */
const MOST_CHARACTERS = 60_000

/** What is said on a screen that nobody watches, as text. */
export async function asText(say: (screen: Screen) => void | Promise<void>): Promise<string> {
  const parts: string[] = []
  let length = 0
  const out = new Writable({
    decodeStrings: false,
    write(part: string, _, done) {
      // What no answer has room for is not kept.
      if (length <= MOST_CHARACTERS) parts.push(part)
      length += part.length
      done()
    },
  })
  await say(new Screen(out, out))
  // Colours, where the environment asks for them everywhere.
  return parts.join('').replaceAll(/\u001b\[\d{1,2}m/g, '')
}

/** An answer of a size that can be held; what is cut off says so. */
export function bounded(text: string): string {
  const whole = text.trimEnd()
  if (whole.length <= MOST_CHARACTERS) return whole
  const cut = whole.slice(0, MOST_CHARACTERS)
  return `${cut.slice(0, Math.max(cut.lastIndexOf('\n'), MOST_CHARACTERS / 2))}\n… cut off here, as the answer is too long. Ask for less: with a limit, a kind, a name or a shorter window.`
}
