import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { titleOf, type DueTold } from '../export/due-told.ts'
import type { Posted } from '../register/index.ts'
import { RequestError, requestOnce } from '../sources/follow/request.ts'

/** Where what is due is posted to, and how it is signed. */
export interface Webhook {
  readonly url: URL
  /** Known to the receiver too, who checks the signature with it. */
  readonly secret: string
  /** Hosts that may lie in a private network, by name. */
  readonly allow: readonly string[]
  /** How long is waited before each try after the first, in milliseconds. */
  readonly waits?: readonly number[]
  /** How long one try may take, in milliseconds. */
  readonly time?: number
  readonly now?: () => string
}

/** What came of it. */
export interface Delivered {
  readonly posted: number
  /** What went there before. */
  readonly known: number
  /** Why it ended before all was posted. */
  readonly failed?: string
}

const WAITS: readonly number[] = [1000, 4000, 16_000]
const TIME = 10_000
/** So many are remembered of an address: far more than are due at a time. */
const MOST_KEPT = 20_000

/** The signature of a body sent at a time: HMAC-SHA-256 of the time, a full stop and the body, in hexadecimal digits. */
export const signatureOf = (secret: string, time: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`

/** One thing that is to be posted. Its id says to the receiver, and to us, whether it was posted before. */
export interface Sending {
  readonly id: string
  readonly body: object
}

/** Posts what is due, each thing once, and again when it comes to stand otherwise; what was taken is remembered at once. Ends at the first that is not taken. */
export async function postDue(told: readonly DueTold[], register: { readonly posted: Posted }, hook: Webhook): Promise<Delivered> {
  const address = hook.url.href
  const sent = [...(await register.posted.at(address))]
  const sendings = told.map((one): Sending => {
    const { claim, item } = one
    const source = claim && { claim: claim.id, sentence: claim.sentence, issuer: claim.issuer, published: claim.published }
    return { id: idOf(one), body: { title: titleOf(item), due: item, source } }
  })
  return postEach(sendings, new Set(sent), hook, async (id) => {
    sent.push(id)
    await register.posted.put(address, sent.slice(-MOST_KEPT))
  })
}

/** Posts what is not known there yet. Ends at the first that is not taken. @param taken called for each that was, before the next is posted */
export async function postEach(
  sendings: readonly Sending[],
  before: ReadonlySet<string>,
  hook: Webhook,
  taken: (id: string) => Promise<void>,
): Promise<Delivered> {
  const known = new Set(before)
  const here = sendings.filter(({ id }) => known.has(id)).length
  let posted = 0
  for (const { id, body } of sendings) {
    if (known.has(id)) continue
    const failed = await deliver(id, JSON.stringify({ id, ...body }), hook)
    if (failed !== undefined) return { posted, known: here, failed }
    posted++
    known.add(id)
    await taken(id)
  }
  return { posted, known: here }
}

const idOf = ({ id, item }: DueTold): string => `${id}:${item.standing}:${item.when}`

/** Sends one, some times if need be. @returns why it was not taken */
async function deliver(
  id: string,
  body: string,
  { url, secret, allow, waits = WAITS, time = TIME, now }: Webhook,
): Promise<string | undefined> {
  let why = ''
  for (const wait of [0, ...waits]) {
    if (wait > 0) await sleep(wait)
    const at = now?.() ?? new Date().toISOString()
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'chancery',
      'x-chancery-id': id,
      'x-chancery-time': at,
      'x-chancery-signature': signatureOf(secret, at, body),
    }
    try {
      const { status } = await requestOnce(url, headers, allow, { bytes: 1_000_000, time }, { body })
      if (status >= 200 && status < 300) return undefined
      why = `answers ${status}`
      // What is redirected is not followed: it could lead anywhere.
      if (status !== 408 && status !== 429 && status < 500) return why
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      why = error.message
      if (error.isLasting) return why
    }
  }
  return `${why}, ${waits.length + 1} times`
}
