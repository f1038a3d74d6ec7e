import { afterEach, expect, test, vi } from 'vitest'
import { giveUp } from '../../src/payments/give-up.ts'
import { settle } from '../../src/payments/settle.ts'
import { sweep } from '../../src/payments/sweep.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import {
  approveAndReturn,
  bothProviders,
  bringWebhooks,
  paypal,
  placeWithPayPal,
  shopperOfBoth,
} from '../support/paypal.ts'
import { addToCart, checkOut, checkoutPage, mailsOf, orderNow } from '../support/purchase.ts'
import { later, reachable, stripe, visitor } from '../support/shop.ts'

const captures = () => paypal.calls.filter(({ endpoint }) => endpoint === 'orders.capture')

afterEach(() => {
  paypal.faults.clear()
  paypal.webhooks.forget()
  stripe.webhooks.forget()
  paypal.calls.length = 0
})

test('a ring is bought with PayPal: approved there, taken once the shopper is back', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  expect(order.url).toBe(`http://paypal.test/checkoutnow?token=${order.session}`)
  expect(await orderNow(order.id)).toMatchObject({ provider: 'paypal', state: 'pending' })
  const back = await approveAndReturn(order)
  expect(back.location).toBe(`/orders/${order.number}`)
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', paid: 90_490 })
  expect(await mailsOf(order.id)).toEqual(['order-confirmed', 'order-new'])
  expect(await stockOf(ring.variant)).toBe(0)
})

test('the whole address is given, gross prices and delivery add up, no tax is named', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  const { unit, context } = paypal.order(order.session)
  expect(unit).toMatchObject({
    custom_id: order.id,
    invoice_id: order.number,
    amount: { value: '904.90', breakdown: { item_total: { value: '890.00' } } },
    shipping: { address: { country_code: 'NL' } },
  })
  expect(JSON.stringify(unit)).not.toContain('tax')
  expect(context).toMatchObject({
    shipping_preference: 'SET_PROVIDED_ADDRESS',
    user_action: 'PAY_NOW',
    payment_method_preference: 'UNRESTRICTED',
  })
})

test('webhook, return and clock at once take the money once', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  paypal.webhooks.hold()
  await paypal.approve(order.session)
  const states = await Promise.all([
    settle(bothProviders(), order.id),
    settle(bothProviders(), order.id),
    paypal.webhooks.release(),
    settle(bothProviders(), order.id),
  ])
  expect(states.filter((state) => state !== undefined)).toEqual(['paid', 'paid', 'paid'])
  expect(captures()).toHaveLength(1)
  await bringWebhooks()
  expect(await mailsOf(order.id)).toEqual(['order-confirmed', 'order-new'])
})

test('the shopper who never comes back has bought it all the same', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  await paypal.approve(order.session)
  await bringWebhooks()
  expect((await orderNow(order.id)).state).toBe('paid')
})

test('nothing is taken from who approves too late, and the ring is free', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  later(32 * 60)
  await sweep(bothProviders())
  expect((await orderNow(order.id)).state).toBe('released')
  await paypal.approve(order.session)
  await bringWebhooks()
  expect(await orderNow(order.id)).toMatchObject({ state: 'released', paid: 0 })
  expect(captures()).toEqual([])
  expect(await stockOf(ring.variant)).toBe(1)
})

test('a card that is declined can be changed for another on the same page', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  paypal.captureNext({ refuse: 'INSTRUMENT_DECLINED' }, order.session)
  expect((await approveAndReturn(order)).location).toBe(order.url)
  expect((await orderNow(order.id)).state).toBe('pending')
  expect((await approveAndReturn(order)).location).toBe(`/orders/${order.number}`)
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(new Set(captures().map(({ requestId }) => requestId)).size).toBe(2)
})

test('a capture whose answer is lost is looked up before anything is repeated', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  paypal.faults.order({ endpoint: 'orders.capture', kind: 'drop-after', times: 2 })
  await approveAndReturn(order)
  expect((await orderNow(order.id)).state).toBe('pending')
  // Nobody may release it while the money may be on its way.
  const again = await checkOut(order.shopper, { pay: 'stripe' })
  expect(again.location).toContain(order.number)
  expect((await orderNow(order.id)).state).toBe('paid')
  vi.restoreAllMocks()
})

test('money that PayPal looks at first holds the ring and makes nothing', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  paypal.captureNext({ status: 'PENDING', reason: 'PENDING_REVIEW' }, order.session)
  await approveAndReturn(order)
  expect((await orderNow(order.id)).state).toBe('processing')
  paypal.webhooks.forget()
  await paypal.webhooks.release()
  await paypal.settleCapture(order.session, 'COMPLETED')
  expect((await orderNow(order.id)).state).toBe('paid')
})

test('money that is declined in the end frees the ring, and the shopper hears of it', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  paypal.captureNext({ status: 'PENDING', reason: 'PENDING_REVIEW' }, order.session)
  await approveAndReturn(order)
  await paypal.webhooks.release()
  await paypal.settleCapture(order.session, 'DECLINED')
  expect((await orderNow(order.id)).state).toBe('released')
  expect(await mailsOf(order.id)).toContain('payment-failed')
  expect(await stockOf(ring.variant)).toBe(1)
})

test('whoever changes to a card ends the order at PayPal, which takes nothing any more', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  const other = await checkOut(order.shopper, { pay: 'stripe' })
  expect(other.location).toContain('http://payments.test')
  expect((await orderNow(order.id)).state).toBe('released')
  await paypal.approve(order.session)
  await bringWebhooks()
  expect(await orderNow(order.id)).toMatchObject({ state: 'released', paid: 0 })
  // Back from PayPal's page, which was open in another tab: told so, and where the order is.
  const back = `/checkout/return?order=${order.number}&token=${order.session}`
  const { page } = await order.shopper.get(back)
  const session = stripe.sessions.at(-1)
  const mine = await orderNow(session?.client_reference_id ?? '')
  expect(page).toContain('Nothing was charged')
  expect(page).toContain(`/orders/${mine.number}`)
  await stripe.pay(session?.id ?? '')
  expect(await orderNow(mine.id)).toMatchObject({ state: 'paid', provider: 'stripe' })
})

test('whoever comes back in another browser has bought it, and sees nothing of the order', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  const path = `/checkout/return?order=${order.number}&token=`
  paypal.webhooks.hold()
  await paypal.approve(order.session)
  for (const token of ['', 'PAYPAL-ORDER', order.id]) await shopperOfBoth().get(path + token)
  expect((await orderNow(order.id)).state).toBe('pending')
  const { status, page } = await shopperOfBoth().get(path + order.session)
  expect((await orderNow(order.id)).state).toBe('paid')
  expect([status, page.includes('Thank you')]).toEqual([200, true])
  expect(page).not.toMatch(/Keizersgracht|Anna/)
})

/** Does something once, when the shop asks PayPal for a path that ends like this, before it is asked. */
function before(end: string, act: () => Promise<unknown>): void {
  let waits = true
  reachable(paypal.origin, async (asked) => {
    const isThis = waits && new URL(asked.url).pathname.endsWith(end)
    if (isThis) waits = false
    if (isThis) await act()
    return paypal.fetch(asked)
  })
}

test('while the money is being taken, nobody can change to a card, and no clock frees the ring', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  paypal.webhooks.hold()
  await paypal.approve(order.session)
  before('/capture', async () => {
    const other = await checkOut(order.shopper, { pay: 'stripe' })
    expect([other.status, other.location]).toEqual([503, ''])
    await giveUp(bothProviders(), await orderNow(order.id))
    expect((await orderNow(order.id)).state).toBe('pending')
  })
  expect(await settle(bothProviders(), order.id)).toBe('paid')
  expect(captures()).toHaveLength(1)
  vi.restoreAllMocks()
})

test('who has read the order before the money was claimed does not free the ring either', async () => {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  paypal.webhooks.hold()
  await paypal.approve(order.session)
  let taken: Promise<unknown> = Promise.resolve()
  let letGo = () => {}
  // The clock has read the order, and asks PayPal how it stands. Meanwhile its money is claimed.
  before(order.session, async () => {
    const claimed = new Promise<void>((resolve) => {
      before('/capture', () => {
        resolve()
        return new Promise<void>((done) => {
          letGo = done
        })
      })
    })
    taken = settle(bothProviders(), order.id)
    await claimed
  })
  expect(await giveUp(bothProviders(), await orderNow(order.id))).toBe('pending')
  letGo()
  await taken
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', paid: 90_490 })
})

test('PayPal that is down keeps nobody from paying with a card', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  const ring = await offerRing({ stock: 1 })
  const order = await placeWithPayPal(ring)
  paypal.faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })
  const other = await checkOut(order.shopper, { pay: 'stripe' })
  expect(other.location).toContain('http://payments.test')
  expect((await orderNow(order.id)).state).toBe('released')
  const said = await checkOut(order.shopper, { pay: 'paypal' })
  expect([said.status, said.page.includes('“PayPal” isn’t available')]).toEqual([503, true])
  vi.restoreAllMocks()
})

test('an address that PayPal does not take is shown at its field', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  paypal.faults.order({ endpoint: 'orders.create', issue: 'POSTAL_CODE_REQUIRED' })
  const ring = await offerRing({ stock: 1 })
  const shopper = shopperOfBoth()
  await addToCart(shopper, ring)
  const said = await checkOut(shopper, { pay: 'paypal' })
  expect(said.status).toBe(422)
  expect(said.page).toMatch(/id="postcode-error"[^>]*>[^<]*PayPal doesn’t recognise/)
  expect(await stockOf(ring.variant)).toBe(1)
  vi.restoreAllMocks()
})

test('where the country’s form has no such field, it is the street’s', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  paypal.faults.order({ endpoint: 'orders.create', issue: 'CITY_REQUIRED' })
  const shopper = shopperOfBoth()
  await addToCart(shopper, await offerRing({ stock: 1 }))
  const tokyo = { country: 'JP', state: '13', postcode: '150-8512', city: '' }
  const said = await checkOut(shopper, { pay: 'paypal', ...tokyo })
  expect(said.page).toMatch(/id="line1-error"[^>]*>[^<]*PayPal doesn’t recognise/)
  vi.restoreAllMocks()
})

test('the choice is there where both are on, the card first; a shop without PayPal asks nothing', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = shopperOfBoth()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  const values = [...page.matchAll(/name="pay" value="(\w+)"( checked)?/g)].map((m) => m.slice(1))
  expect(values).toEqual([
    ['stripe', ' checked'],
    ['paypal', undefined],
  ])
  const alone = visitor()
  await addToCart(alone, ring)
  expect(await checkoutPage(alone)).not.toContain('name="pay"')
})

test('a way to pay that nobody offers is the first one', async () => {
  for (const pay of ['constructor', 'cash', '']) {
    const shopper = shopperOfBoth()
    await addToCart(shopper, await offerRing())
    expect((await checkOut(shopper, { pay })).location).toContain('payments.test')
    const session = stripe.sessions.at(-1)
    expect((await orderNow(session?.client_reference_id ?? '')).provider).toBe('stripe')
  }
})
