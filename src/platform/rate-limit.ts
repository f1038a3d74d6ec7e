import type { Context } from 'hono'
import type { AppEnv } from './env.ts'
import { log } from './log.ts'

/**
 * Whether this visitor used a form too often; the response then says when to retry. Counts by
 * network and form at the visitor's Cloudflare location, and stores neither. This only slows abuse
 * down: hard limits are in the database. Every handler of a public form calls it first; a test
 * checks them all.
 */
export async function limited(
  c: Context<AppEnv>,
  limit: RateLimit,
  form: string,
): Promise<boolean> {
  // Set by Cloudflare, which overwrites what a visitor sends under this name.
  const address = c.req.header('CF-Connecting-IP') ?? 'local'
  const { success } = await limit.limit({ key: `${form}:${networkOf(address)}` })
  if (success) return false
  c.header('Retry-After', '60')
  log('warn', 'form used too often', { form })
  return true
}

/**
 * The addresses one visitor can have: a single one in IPv4, a /64 in IPv6, where one computer has
 * 2^64 to choose from (RFC 4291, section 2.5.1).
 * @internal
 */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const groups = (text = '') => text.split(':').filter(Boolean)
  const zeros = 8 - groups(head).length - groups(tail).length
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)].slice(0, 4).join(':')
}
