import { afterEach, expect, test } from 'vitest'
import { giveBack } from '../../payments/refund-desk.ts'
import { sellAndPay } from '../../support/fulfilment.ts'
import { stripe } from '../../support/shop.ts'

afterEach(() => {
  stripe.account.nextRefunds.length = 0
})

/** What the order's page says of money that went back, as it is read. */
const saidOf = (page: string) =>
  (/<section id="refunds">.*?<\/section>/s.exec(page)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('the shopper reads what was sent back and when, what is on its way, and how much in all', async () => {
  const order = await sellAndPay([{ price: 89_000, stock: 3 }])
  const look = async () => (await order.shopper.get(`/orders/${order.number}`)).page
  expect(saidOf(await look())).toBe('')
  await giveBack(order, 1000)
  const one = await look()
  expect(saidOf(one)).toMatch(/Your refund €10 sent back on \d+ .*2026.*Depending on your bank/)
  expect(saidOf(one)).not.toContain('in all')
  expect(one).toMatch(/Refunded.*€10\.00/s)

  stripe.refundPending('insufficient_funds')
  await giveBack(order, 2500)
  const two = saidOf(await look())
  expect(two).toContain('€25 on its way back to you')
  expect(two).toContain('That’s €35 in all.')
  // Why it waits is nobody's business but the shop's.
  expect(two).not.toContain('balance')
})

test('money that came back from the bank was not sent', async () => {
  const order = await sellAndPay([{ price: 89_000, stock: 3 }])
  await giveBack(order, 1000)
  await giveBack(order, 2000)
  const [first] = stripe.account.refunds.values()
  const refunds = [...stripe.account.refunds.values()].filter(({ amount }) => amount === 1000)
  expect(first).toBeDefined()
  await stripe.failRefund(refunds.at(-1)?.id ?? '')
  const { page } = await order.shopper.get(`/orders/${order.number}`)
  expect(saidOf(page)).not.toContain('€10 ')
  expect(saidOf(page)).toContain('€20 sent back')
})
