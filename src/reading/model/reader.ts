import { createHash } from 'node:crypto'
import type { Claim, Span } from '../claim.ts'
import type { Reader, Reading, ReadingInput } from '../reader.ts'
import type { ReadingKnowledge } from '../scope.ts'
import { parseAnswer } from './answer.ts'
import { createAsk, type Outside, type Server } from './ask.ts'
import { ModelError } from './error.ts'
import { groundOf } from './ground.ts'
import { mergeClaims } from './merge.ts'
import { messagesFor, PROMPT_VERSION } from './prompt.ts'
import { foldSpace } from './quote.ts'
import { verify, type DropReason } from './verify.ts'
import { windowsOf } from './windows.ts'

/** Keeps answers by key, so that the same text is not sent twice. A store that fails behaves as an empty one. */
export interface AnswerStore {
  get(key: string): Promise<string | undefined>
  put(key: string, content: string): Promise<void>
}

/** What a run has cost and dropped so far. */
export interface Tally {
  requests: number
  /** Windows whose answer was there already. */
  kept: number
  tokensIn: number
  tokensOut: number
  claims: number
  readonly dropped: Map<DropReason, number>
}

/** A reader that asks a model, with what its run has cost. */
export interface ModelReader extends Reader {
  read(input: ReadingInput): Promise<Reading>
  readonly tally: Tally
}

/** What the second reader is made of. */
export interface ModelReaderOptions {
  readonly server: Server
  readonly knowledge: ReadingKnowledge
  readonly outside: Outside
  readonly store?: AnswerStore
  /** Tokens of text in one request. */
  readonly window: number
}

/** Neighbouring windows share an eighth of their text. */
const SHARED = 8

/** Makes the reader that asks a language model and keeps only what the text bears out. It rejects with `ModelError` and nothing else. */
export function createModelReader({ server, knowledge, outside, store, window }: ModelReaderOptions): ModelReader {
  const ask = createAsk(server, outside)
  const tally: Tally = { requests: 0, kept: 0, tokensIn: 0, tokensOut: 0, claims: 0, dropped: new Map() }

  async function contentFor(input: ReadingInput, span: Span): Promise<string> {
    const messages = messagesFor(input, span)
    const key = createHash('sha256')
      .update(JSON.stringify([PROMPT_VERSION, server.url, server.model, messages]))
      .digest('hex')
    const known = await store?.get(key)
    if (known !== undefined && parseAnswer(known) !== undefined) {
      tally.kept++
      return known
    }
    const { content } = await ask(messages, (words) => parseAnswer(words) !== undefined, {
      sent: () => {
        tally.requests++
      },
      answered: (usage) => {
        tally.tokensIn += usage.in
        tally.tokensOut += usage.out
      },
    })
    await store?.put(key, content)
    return content
  }

  async function read(input: ReadingInput): Promise<Reading> {
    const ground = groundOf(knowledge, input)
    const folded = foldSpace(input.text)
    const claims: Claim[] = []
    for (const span of windowsOf(input.text, window, Math.floor(window / SHARED))) {
      if (input.text.slice(span.start, span.end).trim() === '') continue
      const answer = parseAnswer(await contentFor(input, span)) ?? []
      const { claims: kept, dropped } = verify(ground, folded, answer, span)
      claims.push(...kept)
      for (const [reason, count] of dropped) tally.dropped.set(reason, (tally.dropped.get(reason) ?? 0) + count)
    }
    const merged = mergeClaims(claims)
    tally.claims += merged.length
    return {
      ...(ground.date === undefined ? {} : { date: ground.date }),
      ...(input.issuer === undefined ? {} : { issuer: input.issuer }),
      claims: merged,
    }
  }

  return {
    name: 'llm',
    version: `${server.model} ${PROMPT_VERSION}`,
    tally,
    read: (input) =>
      read(input).catch((error: unknown) => {
        if (error instanceof ModelError) throw error
        throw new ModelError('not understood', `the answer could not be used (${error instanceof Error ? error.message : String(error)}).`)
      }),
  }
}
