import { afterEach, expect } from 'vitest'
import { openPayments } from '../../src/payments/context.ts'
import { milliseconds } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createPayPalStandIn } from '../stand-ins/paypal/stand-in.ts'
import { createExecution } from './execution.ts'
import { addToCart, checkOut, orderNow } from './purchase.ts'
import { bindings, reachable, visitor } from './shop.ts'
import { shopWith } from './shop-with.ts'

const origin = 'http://paypal.test'

const account = {
  PAYPAL_API_BASE: origin,
  PAYPAL_CLIENT_ID: 'shop-at-paypal',
  PAYPAL_SECRET: 'secret-at-paypal',
  PAYPAL_WEBHOOK_ID: '8PT597110X687430LKGECATA',
}

/** Bindings of a shop that offers PayPal beside Stripe. */
export const withPayPal: CloudflareBindings = {
  ...bindings,
  ...account,
  PAYMENT_PAGE_ORIGINS: `${bindings.PAYMENT_PAGE_ORIGINS} ${origin}`,
}

export const paypalConfig = await readConfig(withPayPal)

/** A shop with both providers. */
export const shop = shopWith(withPayPal)

/** Receives PayPal's webhooks: the shop, unless a test replaces it. */
let door = shop.answer

export function paypalWebhooksGoTo(answer: typeof door): void {
  door = answer
}

/** The stand-in for PayPal. Its webhooks reach the shop when they are waited for: `bringWebhooks`. */
export const paypal = createPayPalStandIn({
  clientId: account.PAYPAL_CLIENT_ID,
  clientSecret: account.PAYPAL_SECRET,
  webhookId: account.PAYPAL_WEBHOOK_ID,
  origin,
  deliver: (request) => door(request),
  webhookUrl: 'https://shop.test/webhooks/paypal',
  now: milliseconds,
  retryDelays: [],
  webhooksAtOnce: false,
  patience: { never: 60_000, slow: 30 },
})
reachable(origin, (request) => paypal.fetch(request))

// Whatever has come of it: many a test goes on where PayPal refuses.
afterEach(() => expect(paypal.breaches.splice(0)).toEqual([]))

/** Lets the events of what the shop has asked for reach it. */
export const bringWebhooks = () => paypal.webhooks.settled()

/** What the acts on payments need, in a shop with both providers; `changed`: other bindings. */
export const bothProviders = (changed: Partial<CloudflareBindings> = {}) =>
  openPayments({ ...withPayPal, ...changed }, paypalConfig, createExecution().context)

/** Where PayPal's page sends the payer of an order back to. */
export const returnFrom = (session: string): string =>
  `${paypal.order(session).context.return_url}&token=${session}&PayerID=ABC`

/** A shopper of the shop with both providers. */
export const shopperOfBoth = () => visitor({ answer: shop.answer })

/** Places an order that is to be paid with PayPal, up to its page. */
export async function placeWithPayPal(
  ring: { handle: string; variant: string },
  shopper = shopperOfBoth(),
  typed: Record<string, string> = {},
) {
  await addToCart(shopper, ring)
  const answer = await checkOut(shopper, { pay: 'paypal', ...typed })
  const made = paypal.orders.at(-1)
  if (answer.status !== 303 || !made?.unit.custom_id)
    throw new Error(`Checkout answered ${answer.status} ${answer.location}`)
  const order = await orderNow(made.unit.custom_id)
  return { id: order.id, number: order.number, session: made.id, url: answer.location, shopper }
}

/** The payer agrees on PayPal's page and comes back to the shop. */
export async function approveAndReturn(order: Awaited<ReturnType<typeof placeWithPayPal>>) {
  paypal.webhooks.hold()
  await paypal.approve(order.session)
  return order.shopper.get(returnFrom(order.session))
}
