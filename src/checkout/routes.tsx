import { type Context, Hono } from 'hono'
import { readCartToken, writeCartCookie } from '../cart/cookie.ts'
import { readCart } from '../cart/read-cart.ts'
import { goodsTotal, pieces } from '../cart/rules.ts'
import { hurryMail } from '../mail/post.ts'
import { allowedOrder, allowOrder } from '../orders/access.ts'
import { unsealContact } from '../orders/contact.ts'
import { orderById, unpaidOrderOfCart } from '../orders/queries.ts'
import { paths } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { limited } from '../platform/rate-limit.ts'
import { unseal } from '../platform/sealing.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { readCheckoutForm, readTyped, type Typed, typedFrom } from './forms.ts'
import { PaymentsUnavailable } from './payments/provider.ts'
import { placeOrder } from './place-order.ts'
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
  const cart = await readCart(c.var.db, c.var.config, readCartToken(c))
  if (!cart?.lines.every((line) => line.available)) return c.redirect(paths.cart(), 303)
  return showCheckout(c, cart.lines, await typedBefore(c, cart.id))
})

checkoutRoutes.post('/', async (c) => {
  const body = await c.req.parseBody()
  const typed = readTyped(body)
  const { config } = c.var
  const cart = await readCart(c.var.db, config, readCartToken(c))
  if (!cart?.lines.every((line) => line.available)) return c.redirect(paths.cart(), 303)
  const { lines } = cart
  if (body.update) return showCheckout(c, lines, typed)

  const form = readCheckoutForm(typed, deliveryCountries(config.DELIVERY))
  if (!form.ok) return showCheckout(c, lines, typed, { status: 422, errors: form.errors })

  const goods = goodsTotal(lines)
  const { country } = form.contact.address
  const options = deliveryOptions(config.DELIVERY, country, goods)
  if (typed.seen !== pricesSeen(goods, country, options))
    return showCheckout(c, lines, typed, { status: 409, notice: pricesChanged })
  const delivery = options.find((option) => option.method === form.delivery)
  if (!delivery)
    return showCheckout(c, lines, typed, {
      status: 422,
      errors: { delivery: 'Please choose how it shall travel.' },
    })
  if (await limited(c, c.env.FORM_LIMIT, 'checkout'))
    return showCheckout(c, lines, typed, { status: 503, notice: tooOften })

  const placed = await placeOrder(openTill(c.env.DB, config), {
    formKey: form.key,
    cartId: cart.id,
    lines,
    email: form.email,
    contact: form.contact,
    delivery,
  })
  if (placed.ok) {
    await allowOrder(c, placed.order.id)
    return c.redirect(placed.url, 303)
  }
  switch (placed.reason) {
    case 'sold-out':
      return c.redirect(paths.cart(), 303)
    case 'payments-unavailable':
      return showCheckout(c, lines, typed, { status: 503, notice: noPaymentPage })
    case 'paid-before':
      await allowOrder(c, placed.order.id)
      return c.redirect(paths.order(placed.order.number), 303)
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
  try {
    await settle(openTill(c.env.DB, c.var.config), order.id)
  } catch (error) {
    // Webhook and clock make up for it; the order page says that the payment is not known yet.
    if (!(error instanceof PaymentsUnavailable)) throw error
    logFailure('payment not known on return', error, { order: order.id })
  }
  c.executionCtx.waitUntil(hurryMail(c.var.db, c.env.OUTBOX))
  await recountCart(c)
  return c.redirect(paths.order(order.number), 303)
})

/** What was typed for the cart's last order that was not paid; the shopper need not type it again. */
async function typedBefore(c: Context<AppEnv>, cartId: string): Promise<Typed> {
  const { db, config } = c.var
  const [order] = await unpaidOrderOfCart(db, cartId)
  if (!order) return {}
  const email = await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email)
  const contact = await unsealContact(config, order.id, order.contact)
  return { ...typedFrom(email, contact), delivery: order.deliveryMethod }
}

/** What was paid has left the cart; its cookie says how many pieces are left. */
async function recountCart(c: Context<AppEnv>): Promise<void> {
  const token = readCartToken(c)
  if (!token) return
  const cart = await readCart(c.var.db, c.var.config, token)
  writeCartCookie(c, token, pieces(cart?.lines ?? []))
}

const pricesChanged =
  'Prices or delivery have changed since this page was opened. Please look at the total once more and continue.'
const tooOften = 'That was very often in a short time. Please wait a minute and try again.'
const noPaymentPage =
  'The payment page does not open at the moment. Nothing was charged, and your cart is kept. Please try again in a minute.'
