import type { Writable } from 'node:stream'
import colours from 'picocolors'
import { plain, type Paint } from '../brief/index.ts'

/** Control characters that must not reach a terminal, save line breaks and the colours we set ourselves. */
const STRAY = /(?!\u001b\[\d{1,2}m)[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g

/** Where a command writes: lines for people, JSON for programs, one line for what went wrong. */
export class Screen {
  readonly colours: ReturnType<typeof colours.createColors>
  private readonly out: Writable & { readonly columns?: number; readonly isTTY?: boolean }
  private readonly err: Writable & { readonly isTTY?: boolean }

  constructor(out: Screen['out'], err: Screen['err']) {
    this.out = out
    this.err = err
    this.colours = colours.createColors(colours.isColorSupported && (out.isTTY === true || 'FORCE_COLOR' in process.env))
    // A reader that has seen enough (`| head`) closes the pipe: that is no fault of ours, and nothing is left to say.
    for (const stream of [out, err]) {
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EPIPE') process.exit()
        throw error
      })
    }
  }

  /** The columns of the terminal, within reason; 120 when the output is no terminal. */
  get width(): number {
    return Math.min(160, Math.max(60, this.out.columns ?? 120))
  }

  /** Whether a person watches what is told beside the output: progress is drawn for them alone. */
  get watched(): boolean {
    return this.err.isTTY === true
  }

  get paint(): Paint {
    const { bold, dim, yellow } = this.colours
    return { heading: bold, faint: dim, alert: yellow }
  }

  /** Writes a line, or several. */
  say(text = ''): void {
    this.out.write(`${text.replaceAll(STRAY, '')}\n`)
  }

  /** Writes what is meant for another program, as it is. */
  raw(text: string): void {
    this.out.write(text.endsWith('\n') ? text : `${text}\n`)
  }

  /** Writes a value as JSON. Characters that a terminal obeys, or that turn the direction of writing, are escaped, so that they are kept and yet do nothing. */
  json(value: unknown): void {
    this.out.write(`${safeJson(value)}\n`)
  }

  /** Writes an object as JSON whose last member is a long list, of which not all is held at once. */
  async jsonList<T>(first: object, name: string, list: AsyncIterable<T>, shown: (thing: T) => unknown): Promise<void> {
    const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`)
    let before = `${safeJson(first).slice(0, -2)},\n ${JSON.stringify(name)}: [`
    let any = false
    for await (const thing of list) {
      this.out.write(`${before}${any ? ',' : ''}\n  ${indented(safeJson(shown(thing)), '  ')}`)
      before = ''
      any = true
    }
    this.out.write(`${before}${any ? '\n ' : ''}]\n}\n`)
  }

  /** Tells something beside the output: what was set aside, what failed. One line, whatever is in the text. */
  tell(text: string): void {
    this.err.write(`${plain(text)}\n`)
  }
}

/** A value as JSON in which nothing stands that a terminal obeys. */
const safeJson = (value: unknown): string =>
  JSON.stringify(value, null, 1).replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
