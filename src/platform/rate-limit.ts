import type { Context } from 'hono'
import type { AppEnv } from './env.ts'
import { log } from './log.ts'

/**
 * Whether this visitor used a form too often; the answer then says when to come again. Counts by
 * network and form, at the visitor's Cloudflare location, and keeps neither. It is a brake, not a
 * lock: what must not happen more often is limited in the database. Every handler of a public form
 * asks it before anything else; a test walks them all.
 */
export async function limited(
  c: Context<AppEnv>,
  limit: RateLimit,
  form: string,
): Promise<boolean> {
  // Set by Cloudflare, which drops what a visitor sends under this name.
  const address = c.req.header('CF-Connecting-IP') ?? 'local'
  const { success } = await limit.limit({ key: `${form}:${networkOf(address)}` })
  if (success) return false
  c.header('Retry-After', '60')
  log('warn', 'form used too often', { form })
  return true
}

/**
 * What one visitor can have of addresses: one of IPv4; of IPv6 a /64, within which a single
 * computer has 2^64 to choose from (RFC 4291, section 2.5.1).
 * @internal
 */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const groups = (text = '') => text.split(':').filter(Boolean)
  const zeros = 8 - groups(head).length - groups(tail).length
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)].slice(0, 4).join(':')
}
