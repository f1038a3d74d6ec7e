import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cartHolds } from '../../src/cart/tables.ts'
import { orderLines, orders } from '../../src/orders/tables.ts'
import type { FaultKind } from '../stand-ins/stripe/faults.ts'
import { Refusal } from '../stand-ins/stripe/refusal.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { anna, mailsOf } from '../support/purchase.ts'
import { clockStrikes, db, hiddenFields, later, stripe, visitor } from '../support/shop.ts'

const constant = fc.constant
const oneOf = fc.constantFrom
const weigh = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })
const who = fc.nat(2)
/** Any payment page that somebody was ever sent to. */
const page = fc.nat(4)
const endpoint = oneOf('create', 'expire', 'retrieve')
const kind = oneOf<FaultKind[]>('error-before', 'error-after', 'drop-after')

const acts = fc.oneof(
  weigh(2, fc.record({ does: constant('add'), who, pieces: oneOf('1', '2') })),
  weigh(1, fc.record({ does: constant('change'), who, pieces: oneOf('0', '1', '3') })),
  weigh(8, fc.record({ does: constant('check out'), who, form: oneOf('new', 'same') })),
  weigh(4, fc.record({ does: constant('pay'), page })),
  weigh(2, fc.record({ does: constant('pay later'), page })),
  weigh(1, fc.record({ does: constant('be declined'), page })),
  weigh(1, fc.record({ does: constant('settle'), page, how: oneOf('succeeded', 'failed') })),
  weigh(1, fc.record({ does: constant('come back'), who, page })),
  weigh(1, fc.record({ does: constant('refund'), page, amount: oneOf(500, undefined) })),
  weigh(4, fc.record({ does: constant('bring'), how: oneOf('all', 'reversed', 'twice', 'none') })),
  // The second fault is for the retry.
  weigh(2, fc.record({ does: constant('break'), endpoint, kind, times: oneOf(1, 2) })),
  weigh(2, fc.record({ does: constant('wait'), minutes: oneOf(1, 32, 61) })),
)
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never

/** A shop with `stock` rings of one kind, and three shoppers who want them. */
async function openShop(stock: number) {
  stripe.reset()
  // Events are brought by an act. What the stand-in sends at once ends with the request that caused it.
  stripe.webhooks.hold()
  const { handle, variant } = await offerRing({ stock })
  const shoppers = [visitor(), visitor(), visitor()]
  const forms: Record<string, string>[] = []
  const pages: string[] = []
  const toldPaid: string[] = []
  let brought = 0

  async function checkOut(shopper: (typeof shoppers)[number], who: number, form: 'new' | 'same') {
    if (form === 'new' || !forms[who])
      forms[who] = hiddenFields((await shopper.get('/checkout')).page, '/checkout')
    const answer = await shopper.post('/checkout', { ...viennese, ...forms[who] })
    expect([303, 409, 422, 503]).toContain(answer.status)
    const [, to, name = ''] = /\/(pay|orders)\/([\w-]+)$/.exec(answer.location) ?? []
    if (to === 'pay') pages.push(name)
    if (to === 'orders') toldPaid.push(name)
  }

  async function bring(how: 'all' | 'reversed' | 'twice' | 'none') {
    const news = stripe.events.slice(brought).map(({ event }) => event.id)
    brought = stripe.events.length
    if (how === 'reversed') news.reverse()
    if (how === 'none') return
    for (const id of news) await stripe.webhooks.resend(id)
    if (how === 'twice') await Promise.all(news.map((id) => stripe.webhooks.resend(id)))
  }

  async function perform(act: Act): Promise<unknown> {
    const shopper = shoppers['who' in act ? act.who : 0]
    if (!shopper) return
    const session = ('page' in act && pages[act.page % pages.length]) || ''
    switch (act.does) {
      case 'add': {
        const key = crypto.randomUUID()
        return shopper.post('/cart/add', { key, handle, variant, quantity: act.pieces })
      }
      case 'change': {
        const { line = '' } = hiddenFields((await shopper.get('/cart')).page, '/cart/change')
        return shopper.post('/cart/change', { line, quantity: act.pieces })
      }
      case 'check out':
        return checkOut(shopper, act.who, act.form)
      case 'pay':
        return stripe.pay(session)
      case 'pay later':
        return stripe.payLater(session)
      case 'be declined':
        return stripe.decline(session)
      case 'settle':
        return stripe.settleAsync(session, act.how)
      case 'come back':
        return shopper.get(stripe.session(session).success_url ?? '')
      case 'refund':
        return stripe.refund(session, act.amount)
      case 'bring':
        return bring(act.how)
      case 'break':
        return stripe.faults.order({ ...act, endpoint: `sessions.${act.endpoint}` })
      case 'wait':
        later(act.minutes * 60)
        return clockStrikes()
    }
  }

  /** Acts at the same time. Not all is possible at any time: a closed page takes no money. */
  async function performAll(together: Act[]) {
    await Promise.all(
      together.map((act) =>
        perform(act).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        }),
      ),
    )
  }

  async function ordersNow() {
    const rows = await db
      .select()
      .from(orders)
      .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
      .where(eq(orderLines.variantId, variant))
    return rows.map((row) => ({ ...row.orders, held: row.order_lines.held }))
  }

  /** What is true at every moment. */
  async function checkNow() {
    const placed = await ordersNow()
    const held = placed.reduce((sum, order) => sum + order.held, 0)
    expect(held + (await stockOf(variant)), 'pieces in all').toBe(stock)
    const pending = placed.filter(({ state }) => state === 'pending')
    const carts = new Set(pending.map(({ cartId }) => cartId))
    expect(carts.size, 'one order waits for a cart').toBe(pending.length)
    const holds = await db.select().from(cartHolds).where(eq(cartHolds.variantId, variant))
    expect(holds.map(({ cartId, pieces }) => `${cartId} ${pieces}`).sort(), 'kept').toEqual(
      pending.map(({ cartId, held }) => `${cartId} ${held}`).sort(),
    )
    const waiting = pending.map(({ sessionId }) => sessionId)
    for (const { id, status } of stripe.sessions)
      if (status === 'open' && pages.includes(id)) expect(waiting, 'open pages').toContain(id)
    for (const { number, paymentRef } of placed)
      if (paymentRef === null) expect(toldPaid, 'told that it is paid').not.toContain(number)
  }

  /** What is true when the provider answers again, every event has come and every hold is over. */
  async function checkEnd() {
    stripe.faults.clear()
    await performAll([...pages.keys()].map((page) => ({ does: 'settle', page, how: 'succeeded' })))
    await performAll([{ does: 'wait', minutes: 32 }])
    for (const { event } of [...stripe.events]) await stripe.webhooks.resend(event.id)
    await performAll([{ does: 'wait', minutes: 61 }])
    await checkNow()
    const placed = await ordersNow()
    for (const { id, state } of placed) {
      const session = stripe.sessions.find((each) => each.client_reference_id === id)
      const paid = session?.payment_status === 'paid'
      expect(paid ? ['paid', 'refunded'] : ['released']).toContain(state)
      const confirmed = (await mailsOf(id)).filter((kind) => kind === 'order-confirmed')
      expect(confirmed, 'confirmations').toHaveLength(paid ? 1 : 0)
    }
    const sold = placed.filter(({ state }) => state !== 'released')
    const forms = sold.map(({ cartId, formKey }) => `${cartId} ${formKey.split('~')[0]}`)
    expect(new Set(forms).size, 'a form buys once').toBe(forms.length)
  }

  return { performAll, checkNow, checkEnd }
}

const viennese = { ...anna, country: 'AT', postcode: '1010', city: 'Wien' }

beforeAll(() => {
  // The SDK waits half a second before it asks again, and a second tab looks every quarter.
  const wait = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    wait(() => act(...given), ms <= 500 ? ms / 50 : ms),
  )
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

test('whatever happens in whatever order, no piece is lost or sold twice, and what is paid is bought', async () => {
  const steps = fc.array(fc.array(acts, { minLength: 1, maxLength: 3 }), {
    maxLength: 8,
    size: 'max',
  })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (stock, story) => {
      const shop = await openShop(stock)
      await shop.performAll([0, 1, 2].map((who) => ({ does: 'add', who, pieces: '1' })))
      for (const together of story) {
        await shop.performAll(together)
        await shop.checkNow()
      }
      await shop.checkEnd()
    }),
    // On a slow machine fewer stories are told. A failing one is made shorter until then.
    { numRuns: 200, interruptAfterTimeLimit: 45_000 },
  )
}, 60_000)
