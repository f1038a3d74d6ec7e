import { expect, test } from 'vitest'
import { delivery, line, openExample, ringOrder } from './stripe/example.ts'

async function paidRing() {
  const example = openExample()
  const { sdk, stripe } = example
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  const payment_intent = (await stripe.pay(id)).payment_intent as string
  const movements = async () =>
    (await sdk.balanceTransactions.list({ limit: 100 })).data
      .map(({ type, amount, fee }) => [type, amount, fee])
      .reverse()
  return { ...example, id, payment_intent, movements }
}

/** 1.5 % of €897.90 and 25 cents. */
const FEE = 1372

test('every movement of money is in the balance, with the fee that was kept', async () => {
  const { stripe, sdk, id, movements } = await paidRing()
  const refund = await stripe.refund(id, 790)
  await stripe.failRefund(refund.id)
  await stripe.dispute(id)
  await stripe.endDispute(id, 'won')
  stripe.bill(900)
  stripe.chargeElsewhere(10_000)
  expect(await movements()).toEqual([
    ['charge', 89_790, FEE],
    ['refund', -790, 0],
    ['refund_failure', 790, 0],
    ['adjustment', -89_790, 2000],
    ['adjustment', 89_790, 0],
    ['stripe_fee', -900, 0],
    ['charge', 10_000, 175],
  ])
  const sum = 89_790 - FEE - 2000 - 900 + 10_000 - 175
  expect(stripe.balance).toEqual({ eur: sum })
  expect(await sdk.balance.retrieve()).toMatchObject({ available: [{ amount: sum }] })
})

test('money that comes later moves when it comes', async () => {
  const { sdk, stripe } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.payLater(id)
  expect(stripe.balance).toEqual({})
  await stripe.settleAsync(id, 'succeeded')
  await stripe.refund(id, 100)
  const { data } = await sdk.balanceTransactions.list()
  expect(data.map(({ type }) => type)).toEqual(['payment_refund', 'payment'])
})

test.each([
  ['processing', ['refund', 'refund_failure']],
  ['insufficient_funds', []],
] as const)(
  'a refund that waits because of %s leaves the balance as it was',
  async (why, moved) => {
    const { stripe, id, movements } = await paidRing()
    stripe.refundPending(why)
    const refund = await stripe.refund(id)
    await stripe.settleRefund(refund.id, 'failed')
    expect((await movements()).slice(1).map(([type]) => type)).toEqual(moved)
    expect(stripe.balance).toEqual({ eur: 89_790 - FEE })
    stripe.refundPending(why)
    await stripe.settleRefund((await stripe.refund(id)).id, 'succeeded')
    expect(stripe.balance).toEqual({ eur: -FEE })
  },
)

test('movements are paged towards the newest, with what moved them', async () => {
  const { sdk, stripe, id, payment_intent } = await paidRing()
  for (const amount of [100, 200, 300]) await stripe.refund(id, amount)
  const all = (await sdk.balanceTransactions.list({ expand: ['data.source'] })).data.reverse()
  expect(all.map(({ source }) => source)).toMatchObject([
    { object: 'charge', payment_intent },
    ...[100, 200, 300].map((amount) => ({ object: 'refund', amount, payment_intent })),
  ])
  const [first, second, third] = all.map((each) => each.id)
  const next = await sdk.balanceTransactions.list({ ending_before: first ?? '', limit: 2 })
  expect(next).toMatchObject({ has_more: true, data: [{ id: third }, { id: second }] })
})

test('a payout brings all there is, says what, and may come back', async () => {
  const { sdk, stripe, received } = await paidRing()
  const payout = await stripe.payOut()
  expect(payout.amount).toBe(89_790 - FEE)
  expect(stripe.balance).toEqual({ eur: 0 })
  expect(received.map(({ type }) => type)).toContain('payout.created')
  await expect(stripe.payOut()).rejects.toThrow('insufficient funds')
  stripe.chargeElsewhere(10_000)
  const brought = await sdk.balanceTransactions.list({ payout: payout.id })
  expect(brought.data.map(({ type }) => type)).toEqual(['payout', 'charge'])
  await stripe.failPayout(payout.id)
  expect((await stripe.payOut()).amount).toBe(89_790 - FEE + 10_000 - 175)
})

test('dollars are settled in euros, at the rate of the day', async () => {
  const { sdk, stripe } = openExample()
  stripe.settleIn('usd', { currency: 'eur', rate: 0.9 })
  const { id } = await sdk.checkout.sessions.create(
    ringOrder({
      line_items: [line('Ring', 10_000, 1, 'usd')],
      shipping_options: [delivery('Post', 0, 'usd')],
    }),
  )
  await stripe.pay(id)
  stripe.settleIn('usd', { currency: 'eur', rate: 0.8 })
  await stripe.refund(id)
  const { data } = await sdk.balanceTransactions.list()
  expect(data).toMatchObject([
    { currency: 'eur', amount: -8000, exchange_rate: 0.8 },
    { currency: 'eur', amount: 9000, fee: 160, exchange_rate: 0.9 },
  ])
  expect(stripe.balance).toEqual({ eur: 840 })
})
