import { now } from '../platform/clock.ts'
import { brokeConstraint, type Db, runBatch } from '../platform/db.ts'
import { hashToken, randomToken } from '../platform/digest.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import type { ToldSize } from '../ring-sizes/rules/told-size.ts'
import { type Newcomer, openCart } from './open-cart.ts'
import { findCart, touchCart } from './queries.ts'

/**
 * Notes the ring size of a guest, who becomes one by it. Told again, the same.
 *
 * @returns the guest's token; null when their network has begun too many carts today
 */
export async function tellSize(
  db: Db,
  guest: Newcomer & { token: string | null; ringSize: ToldSize; sizes: RingSystem },
): Promise<string | null> {
  const { ringSize, sizes } = guest
  const token = guest.token ?? randomToken()
  const tokenHash = await hashToken(token)
  const [cart] = await findCart(db, tokenHash)
  // The token of a cart that was purged is not used again: only its cookie vouches for it.
  if (guest.token && !cart) return tellSize(db, { ...guest, token: null })
  const told = { ringSize, sizes }
  const { statements } = await openCart(db, cart, { ...guest, tokenHash, at: now(), told })
  try {
    await runBatch(db, statements)
  } catch (error) {
    if (brokeConstraint(error, 'carts_a_day')) return null
    // The new cart is there already: the batch was executed, and only its answer was lost.
    if (cart || !brokeConstraint(error, 'carts.')) throw error
  }
  return token
}

/** Forgets the ring size of a guest and the system in which they read it. */
export async function forgetSize(db: Db, token: string): Promise<void> {
  const [cart] = await findCart(db, await hashToken(token))
  if (cart) await touchCart(db, cart.id, now(), { ringSize: null, sizes: null })
}
