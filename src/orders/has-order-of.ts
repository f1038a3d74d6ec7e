import type { Context } from 'hono'
import type { AppEnv } from '../platform/env.ts'
import { allowedOrder } from './access.ts'
import { addressOfPaidOrder } from './queries.ts'

/**
 * Whether this browser has opened an order of an e-mail address for which money came: an unpaid one
 * proves nothing, because anybody can place it in somebody's name.
 *
 * @param emailDigest keyed digest of the folded address
 */
export async function hasOrderOf(c: Context<AppEnv>, emailDigest: string): Promise<boolean> {
  const id = await allowedOrder(c)
  const [order] = id ? await addressOfPaidOrder(c.var.db, id) : []
  return order?.emailDigest === emailDigest
}
