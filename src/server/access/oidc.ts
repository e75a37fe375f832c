import type { Configuration } from 'openid-client'
import { isLoopback } from '../../sources/loopback.ts'
import { Problem } from '../problem.ts'

/** Another's sign-in (OpenID Connect) that the server lets people come through. */
export interface OidcOptions {
  /** The address of the provider, below which `/.well-known/openid-configuration` is. */
  readonly issuer: string
  readonly client: string
  readonly secret: string
  /** What the provider tells of a person that is the name of their account here. */
  readonly claim: string
  /** Where people reach this server, as `https://chancery.example`. */
  readonly here: string
}

/** What a browser keeps between leaving for the provider and coming back. */
export interface Journey {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/** What is asked of a provider: who it is. An e-mail address counts only when the provider has verified it. */
const SCOPE = 'openid profile email'
const TIMEOUT_SECONDS = 10

/** Where one who comes back is sent. */
export const CALLBACK = '/api/oidc/callback'

/** Sends people to a provider and hears from it who they are. */
export class Oidc {
  readonly #options: OidcOptions
  #found: Promise<Configuration> | undefined

  constructor(options: OidcOptions) {
    this.#options = options
  }

  /** Where to send a browser, and what it must keep. @throws Problem 502 when the provider does not answer. */
  async leave(): Promise<{ readonly to: string; readonly journey: Journey }> {
    const [client, config] = [await import('openid-client'), await this.#provider()]
    const journey = { verifier: client.randomPKCECodeVerifier(), state: client.randomState(), nonce: client.randomNonce() }
    const to = client.buildAuthorizationUrl(config, {
      redirect_uri: `${this.#options.here}${CALLBACK}`,
      scope: SCOPE,
      code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
      state: journey.state,
      nonce: journey.nonce,
    })
    return { to: to.href, journey }
  }

  /** The name of the account of one who comes back. @throws Problem 401 when what they bring does not hold. */
  async arrive(url: string, { verifier, state, nonce }: Journey): Promise<string> {
    const [client, config] = [await import('openid-client'), await this.#provider()]
    const tokens = await client
      .authorizationCodeGrant(config, new URL(url, this.#options.here), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      .catch(() => {
        throw new Problem(401, 'The sign-in did not hold: begin again.')
      })
    const claims = tokens.claims() ?? {}
    const name = (claims as Readonly<Record<string, unknown>>)[this.#options.claim]
    if (typeof name !== 'string' || name === '') throw new Problem(401, `The provider does not tell your ${this.#options.claim}.`)
    if (this.#options.claim === 'email' && (claims as Readonly<Record<string, unknown>>)['email_verified'] !== true)
      throw new Problem(401, 'The provider has not verified your e-mail address.')
    return name
  }

  /** What the provider says of itself; asked for again when it did not answer. */
  async #provider(): Promise<Configuration> {
    const { issuer, client, secret } = this.#options
    const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await import('openid-client')
    const address = new URL(issuer)
    this.#found ??= discovery(address, client, secret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // The signature of what it says is checked too; and only a provider on this machine may be asked without encryption.
      execute: [enableNonRepudiationChecks, ...(isLoopback(address.hostname) ? [allowInsecureRequests] : [])],
    })
    return this.#found.catch((error: unknown) => {
      this.#found = undefined
      throw new Problem(502, `The sign-in at ${address.host} does not answer (${error instanceof Error ? error.message : String(error)}).`)
    })
  }
}
