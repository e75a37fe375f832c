import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost as OWASP's password storage cheat sheet has it for scrypt: N = 2^17, r = 8, p = 1. A hash says by which cost it was made. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32
/** Shorter ones are guessed. NIST SP 800-63B asks for eight at least, for one that stands alone for more. */
export const SHORTEST_PASSWORD = 12
/** Longer ones only cost time. */
export const LONGEST_PASSWORD = 256

/** Hashes a password with a salt of its own: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const { N, r, p } = COST
  return ['scrypt', N, r, p, salt.toString('base64url'), (await derive(password, salt, COST)).toString('base64url')].join('$')
}

/** Whether a password is the one that was hashed. Takes as long when there is no hash, so that time does not tell who has an account. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (hashed ?? NOBODY).split('$')
  const wanted = Buffer.from(hash, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const given = await derive(password.slice(0, LONGEST_PASSWORD), Buffer.from(salt, 'base64url'), cost)
  return wanted.length === given.length && timingSafeEqual(wanted, given) && hashed !== undefined
}

const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(SALT_BYTES).toString('base64url')}$${Buffer.alloc(HASH_BYTES).toString('base64url')}`

function derive(
  password: string,
  salt: Buffer,
  { N, r, p }: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters typed on two keyboards may come in two forms.
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}
