import { isIP } from 'node:net'

/** Whether only this machine can reach the address. 127.0.0.0/8 (RFC 1122), ::1 (RFC 4291) and `localhost` (RFC 6761). */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
