import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { orderMoves } from '../../src/orders/tables.ts'
import { stockOf } from '../support/catalogue.ts'
import { orderNow } from '../support/purchase.ts'
import { db, later, stripe } from '../support/shop.ts'
import { arrivals, type Next } from './story/arrivals.ts'
import { checkNow } from './story/invariants.ts'
import { openStoryShop } from './story/shop.ts'

const TOTAL = 90_490

/** What can happen at the provider; the first event of each arrives, the clock finds others. */
const acts = {
  pay: (session: string) => stripe.pay(session),
  'pay another amount': (session: string) => stripe.pay(session, { amount: 100 }),
  decline: (session: string) => stripe.decline(session),
  'pay later': (session: string) => stripe.payLater(session),
  'money comes': (session: string) => stripe.settleAsync(session, 'succeeded'),
  'money does not come': (session: string) => stripe.settleAsync(session, 'failed'),
  'refund a part': (session: string) => stripe.refund(session, 10_000),
  'refund what is left': (session: string) => stripe.refund(session),
  'refund a part later'(session: string) {
    stripe.refundPending('processing')
    return stripe.refund(session, 10_000)
  },
  'the refund goes': (session: string) => stripe.settleRefund(lastRefund(session), 'succeeded'),
  'the refund is called off': (session: string) =>
    stripe.settleRefund(lastRefund(session), 'canceled'),
  'the refund comes back': (session: string) => stripe.failRefund(lastRefund(session)),
  dispute: (session: string) => stripe.dispute(session),
  'dispute is won': (session: string) => stripe.endDispute(session, 'won'),
  'dispute is lost': (session: string) => stripe.endDispute(session, 'lost'),
  async 'time is over'() {
    later(32 * 60)
    await stripe.expireOverdue()
  },
}

const lastRefund = (session: string): string => {
  const { payment_intent } = stripe.session(session)
  const all = [...stripe.account.refunds.values()]
  return all.findLast((each) => each.payment_intent === payment_intent)?.id ?? ''
}

type Ending = {
  state: string
  refunded?: number
  attention?: string
  free?: number
  mails: string[]
  /** A mail for whoever hears in time of what is over in the end. */
  maybe?: string
}

const bought = ['order-confirmed', 'order-new']

/** What happens at the provider, and how the order ends. */
const histories: [history: (keyof typeof acts)[], Ending][] = [
  [['pay'], { state: 'paid', mails: bought }],
  [['decline', 'pay'], { state: 'paid', mails: bought }],
  [['pay later', 'money comes'], { state: 'paid', mails: bought }],
  [['pay later', 'money does not come'], { state: 'released', free: 1, mails: ['payment-failed'] }],
  [['time is over'], { state: 'released', free: 1, mails: [] }],
  [['decline', 'time is over'], { state: 'released', free: 1, mails: ['payment-failed'] }],
  [
    ['pay', 'refund a part', 'refund what is left'],
    { state: 'refunded', refunded: TOTAL, mails: [...bought, 'refunded'] },
  ],
  [
    ['pay', 'refund a part later', 'the refund goes'],
    { state: 'paid', refunded: 10_000, mails: [...bought, 'refunded'] },
  ],
  [['pay', 'refund a part later', 'the refund is called off'], { state: 'paid', mails: bought }],
  [
    ['pay', 'refund a part', 'the refund comes back'],
    {
      state: 'paid',
      attention: 'refund-failed',
      mails: ['order-attention', ...bought],
      maybe: 'refunded',
    },
  ],
  [
    ['pay later', 'money comes', 'refund a part'],
    { state: 'paid', refunded: 10_000, mails: [...bought, 'refunded'] },
  ],
  [
    ['pay', 'refund a part', 'dispute'],
    {
      state: 'paid',
      refunded: 10_000,
      attention: 'disputed',
      mails: ['order-attention', ...bought, 'refunded'],
    },
  ],
  [
    ['pay', 'dispute', 'dispute is won'],
    { state: 'paid', maybe: 'order-attention', mails: ['dispute-over', ...bought] },
  ],
  [
    ['pay', 'dispute', 'dispute is lost'],
    { state: 'paid', maybe: 'order-attention', mails: ['dispute-over', ...bought] },
  ],
  [
    ['pay another amount', 'refund what is left'],
    { state: 'refunded', refunded: 100, free: 1, mails: ['order-attention', 'refunded'] },
  ],
]

/** How often an event that arrives does so. */
const repeats = ['once', 'twice at the same moment', 'once more in the end'] as const

async function play(
  history: (keyof typeof acts)[],
  arrival: Next[],
  repeat: (typeof repeats)[number],
) {
  const shop = await openStoryShop({ stock: [1, 0], carts: [[1, 0]] })
  await shop.performAll([{ does: 'check out', who: 0, form: 'new', pay: 'stripe' }])
  const [session = ''] = shop.pages
  const orderId = stripe.session(session).client_reference_id ?? ''
  const toCome = [...history]
  const made: string[] = []
  const arrived: string[] = []
  for (const next of arrival) {
    const act = next === 'act' ? toCome.shift() : undefined
    const before = stripe.events.length
    if (act) await acts[act](session)
    if (act) made.push(stripe.events[before]?.event.id ?? '')
    if (next === 'act') continue
    const id = made[next.event] ?? ''
    arrived.push(id)
    const times = repeat === 'twice at the same moment' ? [1, 2] : [1]
    await Promise.all(times.map(() => stripe.webhooks.resend(id)))
  }
  // What was lost is found by the clock.
  await shop.performAll([{ does: 'wait', minutes: 32 }])
  if (repeat === 'once more in the end')
    for (const id of arrived.reverse()) await stripe.webhooks.resend(id)
  await checkNow(shop)
  return { orderId, variant: shop.variants[0] ?? '' }
}

async function checkOrder(orderId: string, variant: string, ending: Ending) {
  const { free = 0, state, refunded = 0, attention = null, mails } = ending
  const disputed = attention === 'disputed'
  expect(await orderNow(orderId)).toMatchObject({ state, refunded, disputed, attention })
  expect(await stockOf(variant), 'free').toBe(free)
  const [moves, enqueued] = await db.batch([
    db.select().from(orderMoves).where(eq(orderMoves.orderId, orderId)),
    db.select().from(outbox).where(eq(outbox.subjectId, orderId)),
  ])
  const fulfilled = moves.filter(({ enters }) => enters === 'paid')
  expect(fulfilled, 'fulfilments').toHaveLength(mails.includes('order-confirmed') ? 1 : 0)
  const causes = enqueued.map(({ cause }) => cause)
  expect(new Set(causes).size, 'one mail for each cause').toBe(causes.length)
  // Who hears at once that the money has come is not told of what was between.
  const kinds = new Set(enqueued.map(({ kind }) => kind))
  kinds.delete('payment-awaited')
  kinds.delete(ending.maybe ?? '')
  expect([...kinds].sort(), 'mails').toEqual(mails)
  const amounts = enqueued.flatMap(({ kind, detail }) =>
    kind === 'refunded' ? [JSON.parse(detail ?? '').total] : [],
  )
  if (ending.maybe !== 'refunded')
    expect(Math.max(0, ...amounts), 'told to be refunded').toBe(refunded)
}

beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

test.each(histories.map(([history, ending]) => [history.join(', '), history, ending] as const))(
  '%s: it ends the same, however the events arrive',
  async (_, history, ending) => {
    for (const arrival of arrivals(history.length))
      for (const repeat of repeats) {
        const which = `events ${repeat}: ${JSON.stringify(arrival)}`
        const { orderId, variant } = await play(history, arrival, repeat)
        await checkOrder(orderId, variant, ending).catch((error: Error) => {
          throw new Error(`${which}: ${error.message}`, { cause: error })
        })
      }
  },
  120_000,
)
