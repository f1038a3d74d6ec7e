import type { Context } from 'hono'
import type { AppEnv } from './env.ts'
import { log } from './log.ts'
import { visitorNetworks, type Width } from './network.ts'

/**
 * Whether this visitor used a form too often; the response then says when to retry. Counts by
 * network and form at the visitor's Cloudflare location, and stores neither. Wider networks of IPv6
 * are counted as well, with limits of their own; what a narrow one is refused does not count for
 * the neighbours. This only slows abuse down: hard limits are in the database. Every handler of a
 * public form calls it first; a test checks them all.
 */
export async function limited(c: Context<AppEnv>, limit: Limit, form: string): Promise<boolean> {
  const width = await overLimit(c, limit, form)
  if (!width) return false
  c.header('Retry-After', '60')
  log('warn', 'form used too often', { form, network: width })
  return true
}

type Limit = 'FORM_LIMIT' | 'MAIL_LIMIT' | 'PAGE_LIMIT'

/** The same without a word: the network whose limit it is; null if there is room. */
export async function overLimit(
  c: Context<AppEnv>,
  limit: Limit,
  what: string,
): Promise<Width | null> {
  const limits = {
    ipv4: c.env[limit],
    'ipv6/64': c.env[limit],
    'ipv6/56': c.env[`${limit}_56`],
    'ipv6/48': c.env[`${limit}_48`],
  }
  for (const { width, name } of visitorNetworks(c)) {
    const { success } = await limits[width].limit({ key: `${what}:${name}` })
    if (!success) return width
  }
  return null
}
