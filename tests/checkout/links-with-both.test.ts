import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { giveUp } from '../../src/payments/give-up.ts'
import { settle } from '../../src/payments/settle.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { openMail, openNewMail, placedByStaff } from '../support/payment-links.ts'
import {
  bothProviders,
  bringWebhooks,
  paypal,
  returnFrom,
  shop,
  shopperOfBoth,
} from '../support/paypal.ts'
import { mailsOf, orderNow } from '../support/purchase.ts'
import { later, reachable, stripe } from '../support/shop.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})

afterEach(() => {
  for (const { faults, webhooks, calls } of [paypal, stripe]) {
    faults.clear()
    webhooks.forget()
    calls.length = 0
  }
  vi.restoreAllMocks()
})

const HOUR = 60 * 60

/** An order that staff placed in a shop with both providers, opened by the link of its mail. */
async function openedLink() {
  const ring = await offerRing({ stock: 1 })
  const { order, session } = await placedByStaff(ring, bothProviders())
  const { page, customer } = await openMail(order.number, shopperOfBoth())
  const choose = (pay: string) => customer.submit('/checkout/pay', page, { pay })
  return { id: order.id, number: order.number, session, ring, page, customer, choose }
}

const sessionNow = (id: string) => stripe.sessions.find((each) => each.id === id)
const sessionsOf = (id: string) =>
  stripe.sessions.filter(({ client_reference_id: order }) => order === id)
const paypalOf = (id: string) => paypal.orders.filter(({ unit }) => unit.custom_id === id)
const newest = <T>(list: T[]): T => {
  const last = list.at(-1)
  if (!last) throw new Error('There is none')
  return last
}

/** What was taken for an order at both. */
const takenFor = (id: string) => [
  ...sessionsOf(id).filter(({ payment_status: status }) => status === 'paid'),
  ...paypalOf(id).flatMap(({ captures }) => captures),
]

test('the customer of a link chooses PayPal: the page for cards closes before PayPal’s opens, and is paid once', async () => {
  const { id, number, session, ring, page, choose, customer } = await openedLink()
  const values = [...page.matchAll(/name="pay" value="(\w+)"( checked)?/g)].map((m) => m.slice(1))
  expect(values).toEqual([
    ['stripe', ' checked'],
    ['paypal', undefined],
  ])
  let closed: string | null | undefined
  atPayPal('/v2/checkout/orders', async () => {
    closed = sessionNow(session)?.status
  })
  const { status, location } = await choose('paypal')
  const made = newest(paypalOf(id))
  expect([status, location]).toEqual([303, `http://paypal.test/checkoutnow?token=${made.id}`])
  expect(closed).toBe('expired')
  expect(await orderNow(id)).toMatchObject({ provider: 'paypal', sessionId: made.id })
  expect(await orderNow(id)).toMatchObject({ state: 'pending', awaitUntil: null })
  // That the other page has closed ends nothing.
  await bringWebhooks()
  await shop.clockStrikes()
  expect(await stockOf(ring.variant)).toBe(0)

  paypal.webhooks.hold()
  await paypal.approve(made.id)
  expect((await customer.get(returnFrom(made.id))).location).toBe(`/orders/${number}`)
  expect(await orderNow(id)).toMatchObject({ state: 'paid', provider: 'paypal' })
  expect(takenFor(id)).toHaveLength(1)
  expect(await mailsOf(id)).toEqual(['order-confirmed', 'order-new', 'payment-link'])
})

test('two tabs, one with each, both agreed: it is paid once, and PayPal’s payer is told that nothing was charged', async () => {
  const { id, number, session, choose, customer } = await openedLink()
  await choose('paypal')
  const made = newest(paypalOf(id))
  const card = await choose('stripe')
  const again = newest(sessionsOf(id))
  expect([again.id === session, card.location]).toEqual([false, again.url])
  paypal.webhooks.hold()
  await paypal.approve(made.id)
  await stripe.pay(again.id)
  await paypal.webhooks.release()
  await bringWebhooks()
  const { page } = await customer.get(returnFrom(made.id))
  expect(page).toContain('Nothing was charged')
  expect(page).toContain(`href="/orders/${number}"`)
  expect(await orderNow(id)).toMatchObject({ state: 'paid', provider: 'stripe' })
  expect(takenFor(id)).toHaveLength(1)
})

test('who agrees at PayPal after a card was chosen, and before it has paid, is told so too, and nothing is taken', async () => {
  const { id, choose, customer } = await openedLink()
  await choose('paypal')
  const made = newest(paypalOf(id))
  await choose('stripe')
  await paypal.approve(made.id)
  expect((await customer.get(returnFrom(made.id))).page).toContain('Nothing was charged')
  expect(takenFor(id)).toEqual([])
  // And back to PayPal: another payment, because the first was given up.
  await choose('paypal')
  const second = newest(paypalOf(id))
  expect(second.id).not.toBe(made.id)
  await paypal.approve(second.id)
  await customer.get(returnFrom(second.id))
  expect(await orderNow(id)).toMatchObject({ state: 'paid', sessionId: second.id })
  expect(takenFor(id)).toHaveLength(1)
})

/** Begins something, and lets it come to where it waits for another. */
async function begin<T>(act: () => Promise<T>): Promise<{ begun: Promise<T> }> {
  const begun = act()
  await new Promise((go) => setTimeout(go, 100))
  return { begun }
}

test('who chooses a card while PayPal’s money is being taken is led to the order, which is paid', async () => {
  const { id, number, choose, customer } = await openedLink()
  await choose('paypal')
  const made = newest(paypalOf(id))
  paypal.webhooks.hold()
  await paypal.approve(made.id)
  let card: Awaited<ReturnType<typeof choose>> | undefined
  let choosing = Promise.resolve()
  atPayPal('/capture', async () => {
    const { begun } = await begin(() => choose('stripe'))
    choosing = begun.then((answer) => {
      card = answer
    })
  })
  expect((await customer.get(returnFrom(made.id))).location).toBe(`/orders/${number}`)
  await choosing
  expect(card?.location).toBe(`/orders/${number}`)
  expect(await orderNow(id)).toMatchObject({ state: 'paid', provider: 'paypal' })
  expect(takenFor(id)).toHaveLength(1)
  expect(sessionsOf(id).map(({ status }) => status)).toEqual(['expired'])
})

test('who comes back from PayPal while a card is being chosen is told that nothing was charged', async () => {
  const { id, choose, customer } = await openedLink()
  await choose('paypal')
  const made = newest(paypalOf(id))
  paypal.webhooks.hold()
  await paypal.approve(made.id)
  let back: Promise<{ page: string }> | undefined
  atPayPal(made.id, async () => {
    back = (await begin(() => customer.get(returnFrom(made.id)))).begun
  })
  const card = await choose('stripe')
  const open = newest(sessionsOf(id))
  expect(card.location).toBe(open.url)
  expect((await back)?.page).toContain('Nothing was charged')
  expect(takenFor(id)).toEqual([])
  await stripe.pay(open.id)
  expect(await orderNow(id)).toMatchObject({ state: 'paid', sessionId: open.id })
  expect(takenFor(id)).toHaveLength(1)
})

test('who has just paid by card in another tab is led to the order, and PayPal hears nothing', async () => {
  const { id, number, session, choose } = await openedLink()
  stripe.webhooks.hold()
  await stripe.pay(session)
  expect((await choose('paypal')).location).toBe(`/orders/${number}`)
  expect(await orderNow(id)).toMatchObject({ state: 'paid', provider: 'stripe' })
  expect(paypalOf(id)).toEqual([])
})

test('two clicks lead to the same page', async () => {
  const { id, choose } = await openedLink()
  const [one, two] = await Promise.all([choose('paypal'), choose('paypal')])
  expect(one.location).toBe(`http://paypal.test/checkoutnow?token=${newest(paypalOf(id)).id}`)
  expect(two.location).toBe(one.location)
  expect(paypalOf(id)).toHaveLength(1)
})

test('PayPal does not open: said at the choice, the order waits on, and a new page for cards opens', async () => {
  const { id, session, ring, choose } = await openedLink()
  paypal.faults.order({ endpoint: 'orders.create', kind: 'error-before', times: 9 })
  const said = await choose('paypal')
  expect([said.status, said.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(said.page).toMatch(/id="pay-error"[^>]*>“PayPal” isn’t available[^<]*another way to pay/)
  expect(said.page).toMatch(/value="paypal" checked/)
  expect((await orderNow(id)).state).toBe('pending')
  expect(await stockOf(ring.variant)).toBe(0)
  const card = await choose('stripe')
  const open = newest(sessionsOf(id))
  expect([card.location, open.id === session]).toEqual([open.url, false])
  await stripe.pay(open.id)
  expect(await orderNow(id)).toMatchObject({ state: 'paid', provider: 'stripe' })
})

test('an address that PayPal does not take keeps nobody from paying by card', async () => {
  const { id, choose } = await openedLink()
  paypal.faults.order({ endpoint: 'orders.create', issue: 'POSTAL_CODE_REQUIRED' })
  expect((await choose('paypal')).status).toBe(503)
  expect((await choose('stripe')).location).toBe(newest(sessionsOf(id)).url)
})

test('a page for cards that cannot be closed stays the only one', async () => {
  const { id, session, choose } = await openedLink()
  stripe.faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })
  const said = await choose('paypal')
  expect([said.status, said.page.includes('we’re keeping your order')]).toEqual([503, true])
  expect(paypalOf(id)).toEqual([])
  stripe.faults.clear()
  await stripe.pay(session)
  expect(await orderNow(id)).toMatchObject({ state: 'paid', provider: 'stripe' })
})

for (const next of ['stripe', 'paypal'])
  test(`a closing whose answer is lost ends no order: ${next} still takes it`, async () => {
    const { id, session, ring, choose } = await openedLink()
    stripe.faults.order({ endpoint: 'sessions.expire', kind: 'drop-after', times: 9 })
    stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 9 })
    expect((await choose('paypal')).status).toBe(503)
    expect(sessionNow(session)?.status).toBe('expired')
    stripe.faults.clear()
    await settle(bothProviders(), id)
    expect((await orderNow(id)).state).toBe('pending')
    later(61)
    if (next === 'paypal') await shop.clockStrikes()
    expect((await orderNow(id)).state).toBe('pending')
    expect(await stockOf(ring.variant)).toBe(0)
    const { location } = await choose(next)
    const page = next === 'paypal' ? newest(paypalOf(id)).id : newest(sessionsOf(id)).id
    expect(location).toContain(page)
    expect(await orderNow(id)).toMatchObject({ provider: next, sessionId: page })
  })

test('the clock, which has read the order before its page was changed, does not end it', async () => {
  const { id, session, ring, choose } = await openedLink()
  // It asks how the card’s page stands, and has the answer only once PayPal’s is open.
  atStripe(session, () => choose('paypal'))
  expect(await settle(bothProviders(), id)).toBe('pending')
  expect(sessionNow(session)?.status).toBe('expired')
  const made = newest(paypalOf(id))
  expect(await orderNow(id)).toMatchObject({ state: 'pending', sessionId: made.id })
  expect(await stockOf(ring.variant)).toBe(0)
})

test('staff who end the order while its customer changes the page end it, and no page is open', async () => {
  const { id, ring, choose } = await openedLink()
  let ended: unknown
  atPayPal('/v2/checkout/orders', async () => {
    ended = await giveUp(bothProviders(), await orderNow(id))
  })
  expect((await choose('paypal')).status).toBe(503)
  expect([ended, await stockOf(ring.variant)]).toEqual(['released', 1])
  await paypal.approve(newest(paypalOf(id)).id)
  await bringWebhooks()
  expect(takenFor(id)).toEqual([])
  expect((await orderNow(id)).state).toBe('released')
})

test('a link is paid by card in its last minutes, whose page would be open for longer', async () => {
  const { id, choose, ring } = await openedLink()
  const order = await orderNow(id)
  later(23 * HOUR - 10 * 60)
  const { customer, page } = await openNewMail(order, shopperOfBoth())
  const pay = (way: string) => customer.submit('/checkout/pay', page, { pay: way })
  await pay('paypal')
  await pay('stripe')
  const open = newest(sessionsOf(id))
  expect(await orderNow(id)).toMatchObject({ sessionId: open.id })
  later(11 * 60)
  await shop.clockStrikes()
  expect([sessionNow(open.id)?.status, (await orderNow(id)).state]).toEqual(['expired', 'released'])
  expect(await stockOf(ring.variant)).toBe(1)
  expect((await choose('paypal')).status).toBe(303)
})

test('a page that PayPal has forgotten opens anew, or a card pays, and nobody asks the owner about it', async () => {
  const [again, card, left] = [await openedLink(), await openedLink(), await openedLink()]
  for (const link of [again, card, left]) await link.choose('paypal')
  const first = newest(paypalOf(again.id)).id
  later(4 * HOUR)
  await paypal.lapse()
  for (const [{ id }, pay] of [[again, 'paypal'] as const, [card, 'stripe'] as const]) {
    const { customer, page } = await openNewMail(await orderNow(id), shopperOfBoth())
    const { status } = await customer.submit('/checkout/pay', page, { pay })
    expect(status).toBe(303)
    const open = pay === 'paypal' ? newest(paypalOf(id)) : newest(sessionsOf(id))
    expect(await orderNow(id)).toMatchObject({ provider: pay, sessionId: open.id })
  }
  expect(newest(paypalOf(again.id)).id).not.toBe(first)
  later(20 * HOUR)
  await shop.clockStrikes()
  expect(await orderNow(left.id)).toMatchObject({ state: 'released', attention: null })
  expect(await stockOf(left.ring.variant)).toBe(1)
})

test('a way to pay that nobody offers leads to the page that is open', async () => {
  const { session, choose } = await openedLink()
  for (const way of ['constructor', 'cash', ''])
    expect((await choose(way)).location).toBe(sessionNow(session)?.url)
})

/** Does something once, when a provider is asked for a path that ends like this, before it answers. */
const atPayPal = (end: string, act: () => Promise<unknown>) =>
  before(paypal.origin, end, act, (asked) => paypal.fetch(asked))
const atStripe = (end: string, act: () => Promise<unknown>) =>
  before('http://payments.test', end, act, (asked) => stripe.fetch(asked))

function before(
  origin: string,
  end: string,
  act: () => Promise<unknown>,
  answer: (asked: Request) => Promise<Response>,
): void {
  let waits = true
  reachable(origin, async (asked) => {
    const isThis = waits && new URL(asked.url).pathname.endsWith(end)
    if (isThis) {
      waits = false
      await act()
    }
    return answer(asked)
  })
}
