import type { Context } from 'hono'
import { readCartToken, writeGuest } from '../cart/cookie.ts'
import { removeLine, setQuantity, touchCart } from '../cart/queries.ts'
import { type Cart, readCart } from '../cart/read-cart.ts'
import { reduceToAvailable, unitsIn } from '../cart/rules.ts'
import { paths } from '../paths.ts'
import { now } from '../platform/clock.ts'
import { runBatch } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import type { FormValues } from './forms.ts'
import { showCheckout } from './show-checkout.tsx'

/** Takes what was sold meanwhile out of the cart, and nothing more; the form keeps its values. */
export async function dropSoldOut(c: Context<AppEnv>, cart: Cart, values: FormValues) {
  const { db, config } = c.var
  const changes = reduceToAvailable(cart.lines).map(({ id, quantity, priceSeen }) =>
    quantity === 0
      ? removeLine(db, cart.id, id)
      : setQuantity(db, { id, cartId: cart.id, quantity, priceSeen }),
  )
  await runBatch(db, [...changes, touchCart(db, cart.id, now())])
  const token = readCartToken(c)
  const left = await readCart(db, config, token)
  writeGuest(c, token ?? '', { units: unitsIn(left?.lines ?? []) })
  return left ? showCheckout(c, left.lines, values) : c.redirect(paths.cart(), 303)
}
