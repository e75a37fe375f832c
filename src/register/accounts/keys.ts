import type { Accounts } from './record.ts'
import { within, type Grant } from './roles.ts'
import { digestOf, isSame } from './secret.ts'

/** Why a key opens nothing, for whoever sent it. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
}

/**
 * In whose name a key asks, and what it may do.
 * @param sent `ID.SECRET`
 * @param now an instant, ISO 8601 in UTC
 * @throws KeyError when it is none, or none any more
 */
export async function ownerOfKey(
  accounts: Accounts,
  sent: string,
  now: string,
): Promise<{ readonly name: string; readonly grants: readonly Grant[] }> {
  const [, id, secret] = /^([\w-]{1,64})\.([\w-]{1,128})$/.exec(sent) ?? []
  const key = id === undefined ? undefined : await accounts.key(id)
  if (key === undefined || secret === undefined || !isSame(digestOf(secret), key.digest)) throw new KeyError('This key is not known.')
  if (key.revoked || key.expires <= now) throw new KeyError(`The key “${key.label}” has been revoked or has expired: ask for another.`)
  const account = await accounts.get(key.account)
  if (account === undefined || account.off) throw new KeyError('The account of this key is switched off.')
  return { name: account.name, grants: within(account.grants, key.scope) }
}
