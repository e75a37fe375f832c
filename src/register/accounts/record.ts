import type { Grant } from './roles.ts'

/** Somebody who may use the register. Never deleted, since what they did bears their name: switched off. */
export interface Account {
  readonly name: string
  /** `hashPassword`; absent for one who comes through another's sign-in or by keys only. */
  readonly password?: string
  readonly grants: readonly Grant[]
  /** When it was made: an instant, ISO 8601 in UTC. */
  readonly created: string
  readonly off: boolean
}

/** A key by which a program asks in the name of an account. Only a digest of its secret is kept. */
export interface ApiKey {
  readonly id: string
  readonly account: string
  readonly digest: string
  /** What it may do at most; never more than its account. */
  readonly scope: readonly Grant[]
  /** What it is for. */
  readonly label: string
  readonly created: string
  readonly expires: string
  readonly revoked: boolean
}

/** That somebody signed in. Only a digest of what their browser holds is kept. */
export interface Login {
  readonly digest: string
  readonly account: string
  /** What a page must send with each write, so that no other site can. */
  readonly csrf: string
  readonly expires: string
}

/** Who did what. Appended, never changed. */
export interface AuditEntry {
  readonly at: string
  readonly who: string
  /** The request, as `POST /api/documents`. */
  readonly act: string
  /** What it was about: an id or a name. */
  readonly what?: string
  /** The status of the answer. */
  readonly status: number
  /** The address it came from. */
  readonly from: string
}

/** The accounts of a register. All methods reject with `RegisterError` when it cannot be used. */
export interface Accounts {
  all(): Promise<readonly Account[]>
  get(name: string): Promise<Account | undefined>
  /** Makes an account, or changes one that is there. */
  put(account: Account): Promise<void>
  keys(account: string): Promise<readonly ApiKey[]>
  key(id: string): Promise<ApiKey | undefined>
  putKey(key: ApiKey): Promise<void>
  login(digest: string): Promise<Login | undefined>
  putLogin(login: Login): Promise<void>
  /** Ends one; and forgets those that have expired by then. */
  endLogin(digest: string, now: string): Promise<void>
  /** Ends all of an account's, as when its password changes. */
  endLogins(account: string): Promise<void>
  audit(entry: AuditEntry): Promise<void>
  /** The latest first; `before` goes on behind an entry's number. */
  audited(options: { readonly limit: number; readonly before?: number }): Promise<readonly (AuditEntry & { readonly number: number })[]>
}
