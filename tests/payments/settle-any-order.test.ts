import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { orderMoves } from '../../src/orders/tables.ts'
import { stockOf } from '../support/catalogue.ts'
import { paypal, returnFrom } from '../support/paypal.ts'
import { orderNow } from '../support/purchase.ts'
import { db, stripe } from '../support/shop.ts'
import { shortenTimers } from '../support/shorten-timers.ts'
import type { Ending } from './histories/ending.ts'
import { atPayPal, payPalHistories } from './histories/paypal.ts'
import { atStripe, stripeHistories } from './histories/stripe.ts'
import { arrivals, type Next } from './story/arrivals.ts'
import { checkNow } from './story/invariants.ts'
import { moneyFor } from './story/pages.ts'
import { openStoryShop } from './story/shop.ts'

type Act = (session: string, comeBack: () => Promise<unknown>) => Promise<unknown>

/**
 * Both providers, what can happen there, and when the clock strikes at the end. What is agreed to at
 * PayPal is taken only while the ring is kept: there it has to strike sooner, as it does.
 */
const providers = {
  stripe: { standIn: stripe, acts: atStripe as Record<string, Act>, clock: [32] as const },
  paypal: { standIn: paypal, acts: atPayPal as Record<string, Act>, clock: [6, 32] as const },
}
type Provider = keyof typeof providers

const orderOf = (pay: Provider, session: string): string =>
  (pay === 'stripe'
    ? stripe.session(session).client_reference_id
    : paypal.order(session).unit.custom_id) ?? ''

/** How often an event that arrives does so. */
const repeats = ['once', 'twice at the same moment, and once more in the end'] as const

async function play(
  pay: Provider,
  history: string[],
  arrival: Next[],
  repeat: (typeof repeats)[number],
) {
  const { standIn, acts, clock } = providers[pay]
  const shop = await openStoryShop({ stock: [1, 0], carts: [[1, 0]] })
  await shop.performAll([{ does: 'check out', who: 0, form: 'new', pay }])
  const [session = ''] = shop.pages
  expect(session, 'a payment page').not.toBe('')
  const orderId = orderOf(pay, session)
  const comeBack = () => shop.comeBack(session, returnFrom(session))
  const toCome = [...history]
  const made: string[][] = []
  const arrived: string[] = []
  for (const next of arrival) {
    const act = next === 'act' ? toCome.shift() : undefined
    const before = standIn.events.length
    if (act) await acts[act]?.(session, comeBack)
    if (act) made.push(standIn.events.slice(before).map(({ event }) => event.id))
    if (next === 'act') continue
    for (const id of made[next.event] ?? []) {
      arrived.push(id)
      const times = repeat === 'once' ? [1] : [1, 2]
      await Promise.all(times.map(() => standIn.webhooks.resend(id)))
    }
  }
  // What was lost is found by the clock.
  for (const minutes of clock) await shop.performAll([{ does: 'wait', minutes }])
  if (repeat !== 'once') for (const id of arrived.reverse()) await standIn.webhooks.resend(id)
  await checkNow(shop)
  return { orderId, variant: shop.variants[0] ?? '' }
}

/**
 * Every way in which the events of a history can arrive. An approval that PayPal takes back cannot
 * have been heard of before: the money would have been taken.
 */
const arrivalsOf = (history: string[]): Next[][] =>
  arrivals(history.length).filter(
    (each) => !history.includes('PayPal takes it back') || each[1] === 'act',
  )

async function checkOrder(orderId: string, variant: string, ending: Ending) {
  const { free = 0, state, refunded = 0, attention = null, mails } = ending
  const disputed = attention === 'disputed'
  expect(await orderNow(orderId)).toMatchObject({ state, refunded, disputed, attention })
  expect(await stockOf(variant), 'free').toBe(free)
  expect(moneyFor(orderId), 'money taken').toHaveLength(state === 'released' ? 0 : 1)
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
  shortenTimers()
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

const histories: [Provider, [string[], Ending][]][] = [
  ['stripe', stripeHistories],
  ['paypal', payPalHistories],
]

describe.each(histories)('%s', (pay, itsHistories) => {
  test.each(
    itsHistories.map(([history, ending]) => [history.join(', '), history, ending] as const),
  )(
    '%s: it ends the same, however the events arrive',
    async (_, history, ending) => {
      for (const arrival of arrivalsOf(history))
        for (const repeat of arrival.every((next) => next === 'act')
          ? repeats.slice(0, 1)
          : repeats) {
          const which = `events ${repeat}: ${JSON.stringify(arrival)}`
          const { orderId, variant } = await play(pay, history, arrival, repeat)
          await checkOrder(orderId, variant, ending).catch((error: Error) => {
            throw new Error(`${which}: ${error.message}`, { cause: error })
          })
        }
    },
    120_000,
  )
})
