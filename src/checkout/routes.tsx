import { type Context, Hono } from 'hono'
import { readCartToken, removeCartCookie, writeCartCookie } from '../cart/cookie.ts'
import { removeLine, setQuantity, touchCart } from '../cart/queries.ts'
import { type Cart, readCart } from '../cart/read-cart.ts'
import { renewToken } from '../cart/renew-token.ts'
import { goodsTotal, pieces, whatCanBeHad } from '../cart/rules.ts'
import { hurryMail } from '../mail/post.ts'
import { allowedOrder, allowOrder } from '../orders/access.ts'
import { unsealContact } from '../orders/contact.ts'
import { type OrderRow, orderById } from '../orders/queries.ts'
import type { OrderState } from '../orders/rules.ts'
import { paths } from '../paths.ts'
import { now } from '../platform/clock.ts'
import { type Config, ConfigError } from '../platform/config.ts'
import { runBatch } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { limited } from '../platform/rate-limit.ts'
import { fellIntoTrap } from '../platform/robots.ts'
import { SealingError, unseal } from '../platform/sealing.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { readCheckoutForm, readTyped, type Typed, typedFrom } from './forms.ts'
import { isProviderFault } from './payments/provider.ts'
import { placeOrder } from './place-order.ts'
import { readCartAndOrder } from './read-cart-and-order.ts'
import { deliveryCountries, deliveryOptions, pricesSeen } from './rules.ts'
import { settle } from './settle.ts'
import { showCheckout } from './show-checkout.tsx'
import { openTill } from './till.ts'

export const checkoutRoutes = new Hono<AppEnv>()

checkoutRoutes.use(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
})

checkoutRoutes.get('/', async (c) => {
  const found = await readCartAndOrder(c)
  if (!found?.cart.lines.every((line) => line.available)) return c.redirect(paths.cart(), 303)
  return showCheckout(c, found.cart.lines, await typedBefore(c, found.order))
})

checkoutRoutes.post('/', async (c) => {
  const body = await c.req.parseBody()
  const typed = readTyped(body)
  const { config } = c.var
  const found = await readCartAndOrder(c)
  if (await limited(c, c.env.FORM_LIMIT, 'checkout'))
    return found
      ? showCheckout(c, found.cart.lines, typed, { status: 429, notice: veryOften })
      : tooOften(c)
  if (!found) return c.redirect(paths.cart(), 303)
  const { cart, order } = found
  if (fellIntoTrap(body, 'checkout'))
    return showCheckout(c, cart.lines, typed, { status: 422, notice: notByHand })
  if (body.update === 'drop-sold-out') return dropSoldOut(c, cart, typed)
  if (!cart.lines.every((line) => line.available))
    return showCheckout(c, cart.lines, typed, { status: 409, notice: soldOut })
  if (body.update) return showCheckout(c, cart.lines, typed)

  const { lines } = cart
  const form = readCheckoutForm(typed, deliveryCountries(config.DELIVERY))
  if (!form.ok) return showCheckout(c, lines, typed, { status: 422, errors: form.errors })
  const goods = goodsTotal(lines)
  const { country } = form.contact.address
  const options = deliveryOptions(config.DELIVERY, country, goods)
  if (typed.seen !== pricesSeen(goods, config.TAX[country] ?? 0, options))
    return showCheckout(c, lines, typed, { status: 409, notice: pricesChanged })
  const delivery = options.find((option) => option.method === form.delivery)
  if (!delivery)
    return showCheckout(c, lines, typed, {
      status: 422,
      errors: { delivery: 'Please choose how it shall travel.' },
    })

  const { key: formKey, email, contact } = form
  const placed = await placeOrder(
    openTill(c.env.DB, config, c.env),
    { formKey, cart, email, contact, delivery },
    order?.state === 'pending' ? order : null,
  )
  if (placed.ok) {
    checkPage(config, placed.url)
    await allowOrder(c, placed.order.id)
    return c.redirect(placed.url, 303)
  }
  switch (placed.reason) {
    case 'sold-out':
    case 'cart-changed': {
      const present = await readCart(c.var.db, config, readCartToken(c))
      if (!present) return c.redirect(paths.cart(), 303)
      const notice = placed.reason === 'sold-out' ? soldOut : cartChanged
      return showCheckout(c, present.lines, typed, { status: 409, notice })
    }
    case 'too-many-unpaid':
      return showCheckout(c, lines, typed, { status: 409, notice: tooManyUnpaid })
    case 'payment-not-known':
      return showCheckout(c, lines, typed, { status: 503, notice: notKnown })
    case 'payments-unavailable':
      return showCheckout(c, lines, typed, { status: 503, notice: noPaymentPage })
    case 'paid-before':
      // It opens for the browser that placed it. The cart's cookie alone, on a computer that others use, opens no order.
      return afterPayment(c, placed.order)
  }
})

/** Where the payment page sends the shopper back to. */
checkoutRoutes.get('/return', async (c) => {
  const id = await allowedOrder(c)
  const [order] = id ? await orderById(c.var.db, id) : []
  if (!order || order.number !== c.req.query('order'))
    return c.render(
      <ProblemPage
        title="Thank you"
        text="If you have paid, a mail with the link to your order is on its way to you."
      />,
      { title: 'Thank you' },
    )
  let state: OrderState | null = order.state
  try {
    state = await settle(openTill(c.env.DB, c.var.config, c.env), order.id)
  } catch (error) {
    // Webhook and clock make up for it; the order page says that the payment is not known yet.
    if (!isProviderFault(error)) throw error
    logFailure('payment not known on return', error, { order: order.id })
  }
  const unpaid = state === 'pending' || state === 'released'
  return unpaid ? c.redirect(paths.order(order.number), 303) : afterPayment(c, order)
})

/** Nobody is sent to a host that the owner has not named, whatever the provider says. */
function checkPage({ PAYMENT_PAGE_ORIGINS }: Config, url: string): void {
  const { origin } = new URL(url)
  if (!PAYMENT_PAGE_ORIGINS.some((named) => new URL(named).origin === origin))
    throw new ConfigError(
      `The payment page is at ${origin}: PAYMENT_PAGE_ORIGINS does not name it.`,
    )
}

/**
 * On to the order; its mails go out, and in the browser that placed it the cart goes on under another token, if anything is
 * left in it.
 */
async function afterPayment(c: Context<AppEnv>, order: OrderRow): Promise<Response> {
  const { db, config } = c.var
  c.executionCtx.waitUntil(hurryMail(db, c.env.OUTBOX))
  const known = (await allowedOrder(c)) === order.id ? readCartToken(c) : null
  const token = known && (await renewToken(db, known))
  if (token) {
    const left = await readCart(db, config, token)
    if (left) writeCartCookie(c, token, pieces(left.lines))
    else removeCartCookie(c)
  }
  return c.redirect(paths.order(order.number), 303)
}

/** Takes what was sold meanwhile out of the cart, and no piece more; what was typed stays. */
async function dropSoldOut(c: Context<AppEnv>, cart: Cart, typed: Typed) {
  const { db, config } = c.var
  const changes = whatCanBeHad(cart.lines).map(({ id, quantity, priceSeen }) =>
    quantity === 0
      ? removeLine(db, cart.id, id)
      : setQuantity(db, { id, cartId: cart.id, quantity, priceSeen }),
  )
  await runBatch(db, [...changes, touchCart(db, cart.id, now())])
  const token = readCartToken(c)
  const left = await readCart(db, config, token)
  writeCartCookie(c, token ?? '', pieces(left?.lines ?? []))
  return left ? showCheckout(c, left.lines, typed) : c.redirect(paths.cart(), 303)
}

/**
 * What was typed for the cart's last order that was not paid; the shopper need not type it again. Only while this browser
 * may see that order: the cart's cookie lives longer, on a computer that others use as well.
 */
async function typedBefore(c: Context<AppEnv>, order: OrderRow | null): Promise<Typed> {
  const { config } = c.var
  if (!order || order.id !== (await allowedOrder(c))) return {}
  try {
    const email = await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email)
    const contact = await unsealContact(config, order.id, order.contact)
    return { ...typedFrom(email, contact), delivery: order.deliveryMethod }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    // Typing it again is better than no checkout.
    logFailure('former order does not open', error, { order: order.id })
    return {}
  }
}

const pricesChanged =
  'Please look at delivery and total once more: they are others for this country, or have changed since the page was opened.'
const soldOut =
  'A piece was sold a moment ago; it is marked below. Nothing was charged, and what you typed is kept.'
const cartChanged =
  'Your cart was changed a moment ago, in another window perhaps. Please look it over and go on.'
const veryOften = 'That was very often in a short time. Please wait a minute and try again.'
const notByHand =
  'A field that nobody sees was filled in, as robots do. It is empty again: please press the button once more.'
const tooManyUnpaid =
  'Three orders of this e-mail address wait for their payment, and keep their pieces meanwhile. Please pay for one of them or try again in half an hour.'
const notKnown =
  'We cannot reach the payment provider at the moment. If you have just paid, a mail tells you as soon as we know; otherwise please try again in a minute.'
const noPaymentPage =
  'The payment page does not open at the moment. Nothing was charged, and your cart is kept. Please try again in a minute.'
