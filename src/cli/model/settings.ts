import type { Server } from '../../reading/model/ask.ts'
import { UsageError } from '../errors.ts'

/** What a million tokens cost, in whatever currency the prices are in. */
export interface Price {
  readonly in: number
  readonly out: number
}

/** The second reader as the environment describes it. */
export interface ModelSettings {
  readonly server: Server
  /** Tokens of text in one request. */
  readonly window: number
  readonly price?: Price
}

const RETRIES = 3
const DEFAULTS = { timeout: 120, rate: 60, window: 6000 } as const

/** Where the model answers, from `CHANCERY_LLM_…`. @throws UsageError when it is not set up, or not so that it can be meant. */
export function modelSettings(env: Readonly<Record<string, string | undefined>>): ModelSettings {
  const url = text(env, 'CHANCERY_LLM_URL'),
    model = text(env, 'CHANCERY_LLM_MODEL'),
    key = text(env, 'CHANCERY_LLM_KEY')
  if (url === undefined || model === undefined)
    throw new UsageError(
      'the reader llm is off: no model is set up. Set CHANCERY_LLM_URL to an address such as http://localhost:8080/v1, and CHANCERY_LLM_MODEL.',
    )
  // What is wrong with an address or a key is said without printing it.
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new UsageError('CHANCERY_LLM_KEY is no key: it has a space or a letter beyond ASCII.')
  const [priceIn, priceOut] = [number(env, 'CHANCERY_LLM_PRICE_IN', 0), number(env, 'CHANCERY_LLM_PRICE_OUT', 0)]
  if ((priceIn === undefined) !== (priceOut === undefined))
    throw new UsageError('CHANCERY_LLM_PRICE_IN and CHANCERY_LLM_PRICE_OUT belong together. Set both, per million tokens.')
  return {
    server: {
      url: address(url),
      model,
      ...(key === undefined ? {} : { key }),
      timeout: number(env, 'CHANCERY_LLM_TIMEOUT', 0.05) ?? DEFAULTS.timeout,
      retries: RETRIES,
      perMinute: number(env, 'CHANCERY_LLM_RATE', 0.1) ?? DEFAULTS.rate,
    },
    window: number(env, 'CHANCERY_LLM_WINDOW', 100) ?? DEFAULTS.window,
    ...(priceIn === undefined || priceOut === undefined ? {} : { price: { in: priceIn, out: priceOut } }),
  }
}

/** A variable that is set and not empty. */
function text(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

function number(env: Readonly<Record<string, string | undefined>>, name: string, least: number): number | undefined {
  const given = text(env, name)
  if (given === undefined) return undefined
  const value = Number(given)
  if (!(value >= least && value <= 1_000_000)) throw new UsageError(`${name} ${given} cannot be meant. Write a number from ${least}.`)
  return value
}

function address(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== ''
  )
    throw new UsageError(
      'CHANCERY_LLM_URL is no address that can be asked. Write it as https://host/v1, without a name, a password or a question mark; the key belongs into CHANCERY_LLM_KEY.',
    )
  return url.href.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')
}
