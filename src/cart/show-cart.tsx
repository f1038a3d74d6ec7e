import type { Context } from 'hono'
import { homeDelivery } from '../delivery/rules/options.ts'
import { promisedDates } from '../delivery/rules/promised-dates.ts'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { AppEnv } from '../platform/env.ts'
import { visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import { cookieWasLost, readGuest, writeGuest } from './cookie.ts'
import { readCart } from './read-cart.ts'
import { type CartLine, goodsTotal, readyTogether, unitsIn } from './rules.ts'
import { CartPage, type CartPageProps } from './views/cart-page.tsx'
import { cartWords } from './words.ts'

/** Answers with the cart as it is now. `problem`: what went wrong with a change of it. */
export async function showCart(
  c: Context<AppEnv>,
  problem?: CartPageProps['problem'],
  status: 200 | 422 = 200,
) {
  const guest = readGuest(c.req.raw)
  const cart = await readCart(c.var.db, c.var.config, guest?.token ?? null)
  const lines = cart?.lines ?? []
  // What was paid for in another window has left the cart; the number in the header follows.
  const units = unitsIn(lines)
  if (guest && units !== guest.units) writeGuest(c, guest.token, { units })
  c.status(status)
  return c.render(
    <CartPage
      config={c.var.config}
      lines={lines}
      sizes={visitorSystem(c)}
      promise={promiseOf(c.var.config, lines)}
      problem={problem}
      wasKept={c.req.query('done') === 'kept'}
      write={cookieWasLost(c) ? c.var.config.MAIL_FROM : null}
    />,
    { title: cartWords().title },
  )
}

/**
 * When the cart would arrive if it was ordered now and went to the shop's own country: the address
 * is asked for later.
 */
function promiseOf({ shop, DELIVERY }: Config, lines: CartLine[]): CartPageProps['promise'] {
  const delivery = homeDelivery(DELIVERY, goodsTotal(lines))
  const { days, slowest } = readyTogether(lines)
  if (!delivery || !lines.every((line) => line.available)) return null
  const dates = promisedDates(shop, days, delivery, now())
  return { dates, country: delivery.country, slowest: slowest?.title ?? null }
}
