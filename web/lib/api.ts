/** What the server answers when it cannot do what was asked: one line for a person. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** The HTTP status; 0 when nothing answered. */
  readonly status: number

  constructor(status: number, words: string) {
    super(words)
    this.status = status
  }
}

/** Whether the server says that there is no such thing for who asks: what was shown of it before is to go. */
export const isGone = (error: unknown): boolean => error instanceof Refusal && [401, 403, 404].includes(error.status)

/** Who is signed in, as `/api/session` tells it. */
export interface Session {
  readonly name: string
  /** `machine`: no accounts are kept, and whoever sits here says their own name. */
  readonly by: 'machine' | 'login' | 'key'
  readonly csrf?: string
  /** The register is empty and nobody has begun: the example world can be looked at. */
  readonly example?: true
  readonly grants: readonly { readonly collection: string; readonly role: string }[]
}

/** A part of a list; `next` is given as `after` for the part behind it. */
export interface Part<T> {
  readonly items: readonly T[]
  readonly next?: string
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>

let token: string | undefined
/** Called when an answer comes from another world than the one that is looked at. */
let otherWorld: (() => void) | undefined

/** Says that the example world is looked at, and what to do when an answer does not come from it any more; undefined when it is not. */
export function lookAtExample(gone: (() => void) | undefined): void {
  otherWorld = gone
  // biome-ignore lint/suspicious/noDocumentCookie: the other way to set one is not in every browser.
  document.cookie = `chancery-world=example; path=/; samesite=lax; max-age=${gone === undefined ? 0 : DAY_S}`
}
const DAY_S = 86_400

/** Asks `/api/PATH`. @throws Refusal */
export function ask<T>(path: string, query: Query = {}): Promise<T> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
  return answer<T>(`/api/${path}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`, {})
}

/** Sends something to `/api/PATH`. @throws Refusal */
export function send<T>(path: string, body: unknown, method = 'POST'): Promise<T> {
  const headers: Record<string, string> = token === undefined ? {} : { 'x-csrf-token': token }
  const json = body === undefined ? {} : { body: JSON.stringify(body) }
  return answer<T>(`/api/${path}`, {
    method,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...json,
  })
}

/** Who is signed in; keeps the token that goes with each write. @throws Refusal 401 when nobody is. */
export async function session(): Promise<Session> {
  const found = await ask<Session>('session')
  token = found.csrf
  return found
}

/** Signs in. @throws Refusal when name and password do not belong together. */
export async function signIn(name: string, password: string): Promise<void> {
  const found = await send<Session>('session', { name, password })
  token = found.csrf
}

async function answer<T>(address: string, init: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(address, init)
  } catch {
    throw new Refusal(0, 'The server does not answer. Nothing was changed; try again when it is back.')
  }
  const isOfTheRegister = init.method === undefined && !/^\/api\/(?:session|accounts|audit)\b/.test(address)
  if (isOfTheRegister && response.ok && response.headers.get('x-chancery-world') === null) otherWorld?.()
  if (response.status === 204) return undefined as T
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body as T
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail) : response.statusText
  throw new Refusal(response.status, detail)
}
