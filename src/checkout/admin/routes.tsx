import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../admin/env.ts'
import { only } from '../../admin/guard.ts'
import { goodsTotal, readyTogether } from '../../cart/rules.ts'
import { deliveryCountries } from '../../delivery/rules/options.ts'
import type { DeskContext } from '../../orders/desk-context.ts'
import { paths, patterns } from '../../paths.ts'
import { type PaymentDesk, paymentDesk } from '../../payments/payment-desk.ts'
import { now } from '../../platform/clock.ts'
import { chargeFault } from '../../platform/money.ts'
import { readForm } from '../../platform/read-form.ts'
import { readFormValues } from '../forms.ts'
import { offersOf } from '../rules/offers.ts'
import { SEEN_UNITS, seenText } from '../seen.ts'
import { seenLines } from '../seen-words.ts'
import { checkoutWords } from '../words.ts'
import { beginDraft, type Draft, readDraft } from './draft.ts'
import { beginForm, readSale, saleFields } from './forms.ts'
import { lineRoutes } from './line-routes.tsx'
import { placeAtDesk } from './place-at-desk.ts'
import { collectedOffer, isAllReady } from './rules.ts'
import { countryOf, type Problem, showDraft } from './show-draft.tsx'
import { BeginPage } from './views/begin-page.tsx'
import { newOrderWords } from './words.ts'

/** What happens at the counter once it is paid for: those who know hand it in. */
type Counter = {
  /** Hands over what is ready of an order. */
  handOver(desk: DeskContext, asked: { act: string; orderId: string }): Promise<{ ok: boolean }>
}

/** Orders that staff place: by telephone and at the counter. */
export function newOrderRoutes(counter: Counter): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.route('/', lineRoutes)

  routes.get(patterns.deskNewOrder, only('change-orders'), (c) =>
    c.render(<BeginPage />, { title: newOrderWords().title }),
  )

  routes.post(patterns.deskNewOrder, only('change-orders'), async (c) => {
    const { act, q } = beginForm.parse(await readForm(c))
    await beginDraft(c.var.db, c.var.config, act)
    return c.redirect(paths.deskDraft(act, { q: q.slice(0, 100) }), 303)
  })

  routes.get(patterns.deskDraft, only('change-orders'), async (c) => {
    const { q = '', product = '' } = c.req.query()
    const draft = await readDraft(c.var.db, c.var.config, c.req.param('draft'), { q, product })
    if (!draft) return c.notFound()
    return isPlaced(draft) ? toOrder(c, draft) : showDraft(c, draft, { q })
  })

  routes.post(patterns.deskDraft, only('change-orders'), async (c) => {
    const body = await readForm(c, { seen: SEEN_UNITS })
    const { db, config } = c.var
    const id = c.req.param('draft')
    const draft = await readDraft(db, config, id)
    if (!draft) return c.notFound()
    // Sent twice, or from a page that was left open.
    if (draft.order && isPlaced(draft) && draft.order.state !== 'pending') return toOrder(c, draft)
    const values = valuesOf(body, config.shop.gift_wrap)
    const again = (problem: Problem, status: 409 | 503 = 409, now = draft) =>
      showDraft(c, now, { values, problem, status })
    if (body.update) return showDraft(c, draft, { values })
    const { cart } = draft
    if (!cart) return again('empty')
    if (cart.lines.some((line) => !line.available)) return again('soldOut')

    const { lines } = cart
    const hasAccount = config.shop.bank_account !== undefined
    const countries = deliveryCountries(config.DELIVERY)
    const sold = readSale(
      values,
      { countries, country: config.shop.country, hasAccount },
      isAllReady(lines),
    )
    if (!sold.ok) return showDraft(c, draft, { values, errors: sold.errors })
    const country = countryOf(config, values)
    const offers = offersOf(config, lines, country, now())
    const asOfNow = seenText(
      config.shop.currency,
      seenLines(lines),
      config.TAX[country] ?? 0,
      offers,
    )
    if (values.seen !== asOfNow) return again('changed')
    const delivery =
      sold.delivery === 'collected'
        ? collectedOffer(config.shop, readyTogether(lines).days, now())
        : offers.find(({ method }) => method === sold.delivery)
    if (!delivery)
      return showDraft(c, draft, { values, errors: { delivery: checkoutWords().noDelivery } })
    const fault = chargeFault(goodsTotal(lines) + delivery.price, config.shop.currency)
    if (fault && sold.way === 'link')
      return again(fault === 'total-too-large' ? 'tooLarge' : 'tooSmall')

    const desk = paymentDesk(c)
    const earlier = draft.order?.state === 'pending' ? draft.order : null
    const placed = await placeAtDesk(desk, sold, { cart, delivery }, earlier)
    if (placed.ok) {
      const { id: orderId, number } = placed.order
      const given = sold.taken && (await giveNow(counter, desk, orderId)).ok
      return c.redirect(paths.deskOrder(number, { done: given ? 'sold' : doneBy[sold.way] }), 303)
    }
    switch (placed.reason) {
      case 'sold-out':
      case 'cart-changed': {
        const present = await readDraft(db, config, id)
        if (!present) return c.notFound()
        if (isPlaced(present)) return toOrder(c, present)
        return again(placed.reason === 'sold-out' ? 'soldOut' : 'changed', 409, present)
      }
      case 'paid-before':
        return c.redirect(paths.deskOrder(placed.order.number), 303)
      case 'too-many-unpaid':
        return again('tooManyUnpaid')
      case 'total-too-large':
        return again('tooLarge')
      case 'total-too-small':
        return again('tooSmall')
      case 'payment-not-known':
        return again('notKnown', 503)
      default:
        return again('unavailable', 503)
    }
  })

  return routes
}

const doneBy = {
  link: 'link-sent',
  transfer: 'transfer-sent',
  cash: 'taken',
  card: 'taken',
} as const

/** Whether an order has come of a draft that has not ended unpaid. */
const isPlaced = ({ order }: Draft): boolean => order !== null && order.state !== 'released'

const toOrder = (c: Context<DeskEnv>, { order }: Draft) =>
  c.redirect(paths.deskOrder(order?.number ?? ''), 303)

/** Where nothing is ready by now, the order's page says so. */
const giveNow = ({ handOver }: Counter, desk: PaymentDesk, orderId: string) =>
  handOver(desk, { act: `${orderId}:given`, orderId })

function valuesOf(body: Record<string, string>, wraps: boolean): Record<string, string> {
  const values = readFormValues(body)
  for (const field of saleFields) values[field] = (body[field] ?? '').trim().slice(0, 500)
  return { ...values, key: body.act ?? '', gift_wrap: wraps ? (values.gift_wrap ?? '') : '' }
}
