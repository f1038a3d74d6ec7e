import { days, now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { hashToken, randomToken } from '../platform/digest.ts'
import { insertLink } from './queries.ts'

/**
 * A new token for an order's links, good for half a year, and the statement that stores its hash.
 */
export async function newLink(db: Db, orderId: string) {
  const token = randomToken()
  const statement = insertLink(db, {
    tokenHash: await hashToken(token),
    orderId,
    expiresAt: now() + days(180),
  })
  return { token, statement }
}
