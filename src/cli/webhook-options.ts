import type { Command } from 'commander'
import { OPEN, type Register, type RegisterReader } from '../register/index.ts'
import type { CommonOptions } from './command.ts'
import { openToWrite, scopeOf } from './data.ts'
import { UsageError } from './errors.ts'
import { collect } from './person.ts'
import type { Webhook } from './webhook.ts'

/** Where things are posted to. */
export interface WebhookOptions {
  readonly webhook?: string
  readonly allow?: readonly string[]
  readonly collection?: readonly string[]
}

/** Adds `--webhook`, `--collection` and `--allow`. */
export const withWebhook = (command: Command): Command =>
  command
    .option('--webhook <url>', 'post each thing once to this address, signed with $CHANCERY_WEBHOOK_SECRET; open documents only')
    .option('--collection <name>', 'to the webhook also what stands in this collection; may be given several times', collect)
    .option('--allow <hosts...>', 'hosts of webhooks that may lie in a private network, by name')

/** A shorter secret is guessed. */
const LEAST_SECRET = 16

/** The webhook at an address. @throws UsageError when there is no secret, or the address is none */
export function webhookAt(address: string, { allow = [] }: WebhookOptions): Webhook {
  const secret = process.env['CHANCERY_WEBHOOK_SECRET'] ?? ''
  if (secret.length < LEAST_SECRET)
    throw new UsageError(
      `A webhook is signed: set CHANCERY_WEBHOOK_SECRET to ${LEAST_SECRET} characters or more, known to the receiver too.`,
    )
  if (!URL.canParse(address)) throw new UsageError(`--webhook ${address} is no address: write it as https://example.org/due.`)
  return { url: new URL(address), secret, allow }
}

/** Lets `use` ask what may be told to a webhook: what all may see, and what stands in the collections named. */
export async function withTellable<T>(
  options: CommonOptions & WebhookOptions,
  use: (register: Register, seen: RegisterReader) => Promise<T>,
): Promise<T> {
  const register = await openToWrite(options)
  try {
    const scope = await scopeOf(register, undefined, [OPEN, ...(options.collection ?? [])])
    if (scope === undefined) return await use(register, register)
    const seen = await register.seen(scope)
    try {
      return await use(register, seen)
    } finally {
      await seen.close()
    }
  } finally {
    await register.close()
  }
}
