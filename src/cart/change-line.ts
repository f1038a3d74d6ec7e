import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { removeLine, setQuantity, touchCart } from './queries.ts'
import type { Cart } from './read-cart.ts'
import { availabilityInCart, type CartLine, MAX_QUANTITY, unitsOfVariant } from './rules.ts'

/** `gone`: another tab has removed the line. */
type NotChanged =
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'too-many-units' | 'not-enough'; line: CartLine }

/**
 * Gives a line of a cart another quantity; none removes it.
 *
 * @returns `more`: units that came to the cart, or, if negative, left it
 */
export async function changeLine(
  db: Db,
  cart: Cart | null,
  change: { line: string; quantity: number },
): Promise<{ ok: true; more: number } | NotChanged> {
  const line = cart?.lines.find(({ id }) => id === change.line)
  if (!cart || !line) return { ok: false, reason: 'gone' }
  if (change.quantity > MAX_QUANTITY) return { ok: false, reason: 'too-many-units', line }
  const more = change.quantity - line.quantity
  const all = unitsOfVariant(cart.lines, line.variantId) + more
  if (more > 0 && !availabilityInCart(line, all).available)
    return { ok: false, reason: 'not-enough', line }
  const { id, unitPrice: priceSeen } = line
  const { quantity } = change
  await db.batch([
    quantity === 0
      ? removeLine(db, cart.id, id)
      : setQuantity(db, { id, cartId: cart.id, quantity, priceSeen }),
    touchCart(db, cart.id, now()),
  ])
  return { ok: true, more }
}
