import { Hono } from 'hono'
import { readCartToken } from '../cart/cookie.ts'
import { readCart } from '../cart/read-cart.ts'
import { goodsTotal } from '../cart/rules.ts'
import { deliveryCountries } from '../delivery/rules/options.ts'
import { askAtCheckout } from '../newsletter/sign-up/ask-at-checkout.ts'
import { CHECKOUT_FIELD } from '../newsletter/topic-rules.ts'
import { allowedOrder, allowOrder } from '../orders/access.ts'
import { nextHold } from '../orders/hold-rules.ts'
import { orderById } from '../orders/queries.ts'
import { isPaidByLink, readOrderNumber } from '../orders/rules.ts'
import { areas, paths, patterns } from '../paths.ts'
import { openPayments } from '../payments/context.ts'
import { payWith } from '../payments/pay-with.ts'
import { chosenProvider } from '../payments/providers.ts'
import { now } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { fellIntoTrap } from '../platform/form-trap.ts'
import { chargeFault } from '../platform/money.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { comeBack } from './come-back.tsx'
import { dropSoldOut } from './drop-sold-out.ts'
import { finishCheckout } from './finish-checkout.ts'
import { readCheckoutForm, readFormValues } from './forms.ts'
import { placeOrder } from './place-order.ts'
import { prefill } from './prefill.ts'
import { unavailable } from './problems.ts'
import { readCartAndOrder } from './read-cart-and-order.ts'
import { offersOf } from './rules/offers.ts'
import { changesSince, SEEN_UNITS, seenText } from './seen.ts'
import { seenLines } from './seen-words.ts'
import { showCheckout } from './show-checkout.tsx'
import { NotOpenedPage } from './views/not-opened-page.tsx'
import { checkoutWords } from './words.ts'

const fromShop = { origin: 'shop', placedBy: null, way: 'page' } as const

export const checkoutRoutes = new Hono<AppEnv>()

checkoutRoutes.use(areas.checkout, async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
})

checkoutRoutes.get(patterns.checkout, async (c) => {
  const found = await readCartAndOrder(c)
  if (!found?.cart.lines.every((line) => line.available)) return c.redirect(paths.cart(), 303)
  const hold = nextHold(found.holds, now())
  return showCheckout(c, found.cart.lines, await prefill(c, found.order), { hold })
})

checkoutRoutes.post(patterns.checkout, async (c) => {
  const body = await readForm(c, { seen: SEEN_UNITS })
  const { config } = c.var
  const values = readFormValues(body)
  if (!config.shop.gift_wrap) values.gift_wrap = ''
  const found = await readCartAndOrder(c)
  if (await limited(c, 'FORM_LIMIT', 'checkout'))
    return found
      ? showCheckout(c, found.cart.lines, values, { problem: 'very-often' })
      : tooOften(c)
  if (!found) return c.redirect(paths.cart(), 303)
  const { cart, order, networks, holds } = found
  if (fellIntoTrap(body, 'checkout'))
    return showCheckout(c, cart.lines, values, { problem: 'not-by-hand' })
  if (body.update === 'drop-sold-out') return dropSoldOut(c, cart, values)
  const gone = cart.lines.filter((line) => !line.available)
  if (gone.length > 0) {
    const priceless = gone.every((line) => line.availability === 'on-request')
    return showCheckout(c, cart.lines, values, { problem: priceless ? 'on-request' : 'sold-out' })
  }
  if (body.update) return showCheckout(c, cart.lines, values)

  const { lines } = cart
  const form = readCheckoutForm(values, deliveryCountries(config.DELIVERY))
  if (!form.ok) return showCheckout(c, lines, values, { errors: form.errors })
  const { country } = form.contact.address
  const options = offersOf(config, lines, country, now())
  const { seen = '' } = values
  const asOfNow = seenLines(lines)
  if (seen !== seenText(config.shop.currency, asOfNow, config.TAX[country] ?? 0, options)) {
    const problem = changesSince(seen, asOfNow).length > 0 ? 'cart-changed' : 'prices-changed'
    return showCheckout(c, lines, values, { problem })
  }
  const delivery = options.find((option) => option.method === form.delivery)
  if (!delivery)
    return showCheckout(c, lines, values, {
      errors: { delivery: checkoutWords().noDelivery },
    })

  const fault = chargeFault(goodsTotal(lines) + delivery.price, config.shop.currency)
  if (fault) return showCheckout(c, lines, values, { problem: fault })

  const { key: formKey, email, contact } = form
  const payments = openPayments(c.env, config, c.executionCtx)
  const provider = chosenProvider(payments, values.pay).name
  const placed = await placeOrder(
    payments,
    { sale: fromShop, formKey, cart, email, contact, delivery, provider, networks },
    order?.state === 'pending' ? order : null,
    holds,
  )
  if (placed.ok) {
    await allowOrder(c, placed.order.id, 'placing')
    if (values[CHECKOUT_FIELD]) askAtCheckout(c, { id: placed.order.id, email })
    return c.redirect(placed.url ?? paths.order(placed.order.number), 303)
  }
  switch (placed.reason) {
    case 'sold-out':
    case 'cart-changed': {
      const present = await readCart(c.var.db, config, readCartToken(c))
      if (!present) return c.redirect(paths.cart(), 303)
      return showCheckout(c, present.lines, values, { problem: placed.reason })
    }
    case 'paid-before':
      // It opens for the browser that placed it. On a computer that others use, the cart's cookie
      // alone opens no order.
      return finishCheckout(c, placed.order)
    case 'address-refused':
      return showCheckout(c, lines, values, {
        errors: { [placed.field]: checkoutWords().problems.addressRefused },
      })
    case 'others-first':
      return showCheckout(c, lines, values, { problem: placed.reason, hold: placed.hold })
    default:
      return showCheckout(c, lines, values, { problem: placed.reason })
  }
})

/**
 * Leads to the payment page of an order that staff placed, of the provider that its customer has
 * chosen, or to how the order stands where nobody can pay for it any more.
 */
checkoutRoutes.post(patterns.checkoutPay, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'checkout')) return tooOften(c)
  const body = await readForm(c)
  const number = readOrderNumber(body.order ?? '')
  const id = await allowedOrder(c)
  const [order] = id ? await orderById(c.var.db, id) : []
  if (!number) return c.notFound()
  if (order?.number !== number || !isPaidByLink(order)) return c.redirect(paths.order(number), 303)
  const context = openPayments(c.env, c.var.config, c.executionCtx)
  const providers = Object.keys(context.providers)
  const pay = providers.find((name) => name === body.pay) ?? order.provider
  const found = await payWith(context, order, pay)
  switch (found.standing) {
    case 'payable':
      return c.redirect(found.url, 303)
    case 'over':
      return c.redirect(paths.order(number), 303)
    default: {
      const { title, text } = checkoutWords().noPage
      c.status(503)
      c.header('Retry-After', '60')
      if (providers.length > 1) {
        const error = found.standing === 'unavailable' ? unavailable(pay) : text
        const props = { order: { number, provider: pay }, providers, error }
        return c.render(<NotOpenedPage {...props} />, { title })
      }
      return c.render(<ProblemPage {...{ title, text }} again={paths.order(number)} />, { title })
    }
  }
})

/** Where the payment page sends the shopper back to. */
checkoutRoutes.get(patterns.checkoutReturn, comeBack)
