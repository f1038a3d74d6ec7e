import { expect } from 'vitest'
import { taxWithin } from '../../../src/platform/money.ts'
import { stripe } from '../../support/shop.ts'
import { type OrderSeen, type Seen, sum } from './look.ts'
import { mails } from './wire.ts'

/** What is true when everything has come to rest. */
export function checkAtRest(seen: Seen): void {
  for (const order of seen.orders) {
    checkEnded(order)
    checkProvider(order)
    checkTax(order)
  }
  checkBooks(seen)
  const due = seen.orders.flatMap((order) => order.mails)
  expect(new Set(due.map(({ state }) => state)), 'mails').toEqual(
    new Set(due.length ? ['sent'] : []),
  )
  // Those about orders that nobody paid for and that were deleted are among them.
  expect(mails.sent.length, 'each once').toBeLessThanOrEqual(new Set(mails.waiting).size)
}

/** Nothing is under way, and no order waits for anybody but its owner. */
function checkEnded(order: OrderSeen): void {
  const open = order.refunds.filter(({ state }) => state === 'asked' || state === 'pending')
  expect(open, 'refunds under way').toEqual([])
  const ends = ['paid', 'refunded', 'released']
  // The provider sends nothing of what a bank has taken back: its owner decides what else.
  const isRefused = order.refunds.some(({ fault }) => fault === 'disputed')
  expect([...ends, ...(isRefused ? ['refunding', 'review'] : [])]).toContain(order.state)
  if (order.state === 'refunded') expect(order.entered).toContain('refunded')
  if (order.paid > 0 && order.refunded === order.paid) expect(order.state).toBe('refunded')
  const neverSold = order.state === 'refunded' && !order.entered.includes('paid')
  if (neverSold) expect(sum(order.lines.map(({ held }) => held)), 'kept').toBe(0)
  expect(order.disputed, 'disputes').toBe(false)
  expect(order.attention ?? '').not.toBe('disputed')
}

/** What the shop says went back is what the provider and staff have sent. */
function checkProvider(order: OrderSeen): void {
  const sent = [...stripe.account.refunds.values()].filter(
    ({ payment_intent, status }) => payment_intent === order.paymentRef && status === 'succeeded',
  )
  const twice = order.refunds
    .filter(({ fault, state }) => fault === 'already-refunded' && state === 'failed')
    .flatMap(({ providerRef }) => sent.find(({ id }) => id === providerRef)?.amount ?? 0)
  const byHand = order.refunds.filter(
    ({ way, state }) => way !== 'provider' && state === 'succeeded',
  )
  const atProvider = order.paymentRef ? sum(sent.map(({ amount }) => amount)) : 0
  expect(order.refunded, 'refunded').toBe(
    atProvider - sum(twice) + sum(byHand.map(({ amount }) => amount)),
  )
  const charge = [...stripe.account.charges.values()].find(
    ({ payment_intent, status }) => payment_intent === order.paymentRef && status === 'succeeded',
  )
  expect(charge?.amount_refunded ?? 0, 'as the provider counts').toBe(atProvider)
  // Late money that went back before the shop heard of it buys nothing, and is nowhere noted.
  if (charge && order.state !== 'released') expect(order.paid, 'paid').toBe(charge.amount)
}

/** Rounding loses nothing: the tax of all rows is the tax of all that was paid and given back. */
function checkTax({ journal, taxRate }: OrderSeen): void {
  const rows = journal.filter(({ kind }) => kind !== 'fee')
  const left = sum(rows.map(({ gross }) => gross))
  expect(sum(rows.map(({ tax }) => tax)), 'tax').toBe(taxWithin(Math.max(0, left), taxRate))
}

/** The books say what the provider's balance says, and what staff have taken and given. */
function checkBooks({ orders, journal }: Seen): void {
  const of = (provider: string) =>
    sum(journal.filter((row) => row.provider === provider).map(({ gross }) => gross))
  expect(of('stripe'), 'the balance').toBe(stripe.balance.eur ?? 0)
  for (const way of ['cash', 'transfer']) {
    const taken = orders.filter(({ provider }) => provider === way).map(({ paid }) => paid)
    const given = orders
      .flatMap(({ refunds }) => refunds)
      .filter((refund) => refund.way === way && refund.state === 'succeeded')
    expect(of(way), way).toBe(sum(taken) - sum(given.map(({ amount }) => amount)))
  }
  const payouts = new Set(journal.flatMap(({ payout }) => payout ?? []))
  for (const payout of payouts) {
    const brought = sum(journal.filter((row) => row.payout === payout).map(({ gross }) => gross))
    expect(brought, 'a payout').toBe(stripe.account.payouts.get(payout)?.amount)
  }
}
