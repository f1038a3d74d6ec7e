import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { journalOfHand } from '../../src/payments/journal/journal-of-hand.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { journal, journalReadings } from '../../src/payments/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { runBatch } from '../../src/platform/db.ts'
import { taxWithin } from '../../src/platform/money.ts'
import { sell, sellAndPay } from '../support/fulfilment.ts'
import { orderNow, paymentContext } from '../support/purchase.ts'
import { bindings, clockStrikes, db, later, stripe } from '../support/shop.ts'
import { emptyJournal } from './empty-journal.ts'

const ring = { price: 100_000 }
const read = () => readMovements(paymentContext())

/** Rows of an order, or of none, in the order in which they were written. */
const rowsOf = (orderId: string) =>
  db.select().from(journal).where(eq(journal.orderId, orderId)).orderBy(asc(journal.id))
const sums = async () => {
  const all = await db.select().from(journal).where(eq(journal.provider, 'stripe'))
  const found: Record<string, number> = {}
  for (const { gross, currency } of all)
    found[currency.toLowerCase()] = (found[currency.toLowerCase()] ?? 0) + gross
  return found
}
const kindsOf = (rows: (typeof journal.$inferSelect)[]) =>
  rows.map(({ kind, gross, tax }) => [kind, gross, tax])

beforeEach(emptyJournal)

test('a sale is a row with its tax, and what the provider kept of it another', async () => {
  const order = await sellAndPay([ring])
  const { total, tax, taxRate } = await orderNow(order.id)
  const fee = Math.round(total * 0.015) + 25
  expect(await read()).toBe(true)
  const [charge] = [...stripe.account.charges.keys()].slice(-1)
  const rows = await rowsOf(order.id)
  expect(rows).toMatchObject([
    { kind: 'sale', gross: total, tax, net: total - tax, taxRate, reference: charge },
    { kind: 'fee', gross: -fee, tax: 0, net: -fee, taxRate: 0, reference: charge },
  ])
  expect(tax).toBeGreaterThan(0)
  expect(await sums()).toEqual(stripe.balance)
})

test('a refund and one that came back take the tax out and put it back', async () => {
  const order = await sellAndPay([ring])
  const { total, tax } = await orderNow(order.id)
  const refund = await stripe.refund(order.session)
  await read()
  await stripe.failRefund(refund.id)
  await read()
  const rows = (await rowsOf(order.id)).filter(({ kind }) => kind !== 'fee')
  expect(kindsOf(rows).sort()).toEqual(
    [
      ['refund', -total, -tax],
      ['refund', total, tax],
      ['sale', total, tax],
    ].sort(),
  )
  expect(await sums()).toEqual(stripe.balance)
})

test('whatever is refunded, fails or is disputed, the parts add up to the tax of the whole', async () => {
  const order = await sell([ring])
  const { taxRate, currency } = await orderNow(order.id)
  const part = fc.record({
    kind: fc.constantFrom('sale', 'refund'),
    amount: fc.integer({ min: 1, max: 99_999 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), async (parts) => {
      await bindings.DB.exec('DELETE FROM journal')
      let soFar = 0
      for (const { kind, amount } of parts as { kind: 'sale' | 'refund'; amount: number }[]) {
        const moved = { kind, amount, currency, way: 'cash' as const, at: now() }
        const id = crypto.randomUUID()
        await runBatch(db, journalOfHand(db, { id, orderId: order.id, ...moved }))
        soFar += kind === 'sale' ? amount : -amount
        const rows = await rowsOf(order.id)
        const had = rows.reduce((sum, { tax }) => sum + tax, 0)
        const anySale = rows.some((row) => row.kind === 'sale')
        expect(had).toBe(anySale ? taxWithin(Math.max(0, soFar), taxRate) : 0)
        expect(rows.reduce((sum, { gross }) => sum + gross, 0)).toBe(soFar)
      }
    }),
    { numRuns: 40 },
  )
})

test('money that staff take by hand is written once', async () => {
  const order = await sell([ring])
  const { total, tax, currency } = await orderNow(order.id)
  const moved = { at: now(), orderId: order.id, amount: total, currency, way: 'transfer' as const }
  const sale = journalOfHand(db, { id: order.id, kind: 'sale', ...moved })
  await runBatch(db, [...sale, ...sale])
  await runBatch(db, journalOfHand(db, { id: 'refund-1', kind: 'refund', ...moved }))
  const rows = await rowsOf(order.id)
  expect(kindsOf(rows).sort()).toEqual(
    [
      ['refund', -total, -tax],
      ['sale', total, tax],
    ].sort(),
  )
  expect(rows[0]).toMatchObject({ provider: 'transfer' })
})

test('what is about no order is in the journal too, so that it shows the balance', async () => {
  const order = await sellAndPay([ring])
  stripe.bill(900)
  stripe.chargeElsewhere(12_300)
  await stripe.dispute(order.session)
  await read()
  expect(await sums()).toEqual(stripe.balance)
  await stripe.endDispute(order.session, 'won')
  const paid = await stripe.payOut()
  await read()
  expect(await sums()).toEqual(stripe.balance)
  const rows = await db.select().from(journal)
  const brought = rows.filter(({ payout }) => payout === paid.id)
  expect(brought.reduce((sum, { gross }) => sum + gross, 0)).toBe(paid.amount)
  expect(brought.some(({ id }) => id.endsWith(':fee'))).toBe(true)
  const { tax } = await orderNow(order.id)
  expect((await rowsOf(order.id)).reduce((sum, row) => sum + row.tax, 0)).toBe(tax)
  expect(kindsOf(rows.filter(({ kind }) => kind === 'payout'))).toEqual([
    ['payout', -paid.amount, 0],
  ])
  expect(rows.find(({ gross }) => gross === -900)?.kind).toBe('fee')
})

test('a payout that came back is brought again by the next', async () => {
  await sellAndPay([ring])
  const first = await stripe.payOut()
  await stripe.failPayout(first.id)
  await read()
  const second = await stripe.payOut()
  await read()
  const rows = await db.select().from(journal)
  const brought = (payout: string) =>
    rows.filter((row) => row.payout === payout).map(({ kind }) => kind)
  expect(brought(first.id).sort()).toEqual(['fee', 'sale'])
  expect(brought(second.id)).toEqual(['payout'])
  expect(await sums()).toEqual({ eur: 0 })
})

test('what is settled in another currency keeps what the shopper paid, and has the tax of it', async () => {
  stripe.settleIn('eur', { currency: 'chf', rate: 0.95 })
  const order = await sellAndPay([ring])
  stripe.settleIn('eur', { currency: 'chf', rate: 0.9 })
  await stripe.refund(order.session, 50_000)
  await stripe.refund(order.session)
  await read()
  const { total, tax } = await orderNow(order.id)
  const rows = (await rowsOf(order.id)).filter(({ kind }) => kind !== 'fee')
  const sale = rows.find(({ kind }) => kind === 'sale')
  expect(sale).toMatchObject({
    ...{ currency: 'CHF', charged: total, chargedCurrency: 'EUR' },
    ...{ gross: Math.round(total * 0.95), tax: Math.round(tax * 0.95) },
  })
  expect(rows.reduce((sum, row) => sum + (row.charged ?? 0), 0)).toBe(0)
  expect(rows.reduce((sum, row) => sum + row.tax, 0)).toBe(0)
  expect(rows.reduce((sum, row) => sum + row.gross, 0)).not.toBe(0)
  expect(await sums()).toEqual(stripe.balance)
})

test('two readings at the same time write each movement once', async () => {
  const order = await sellAndPay([ring])
  await stripe.refund(order.session, 333)
  await Promise.all([read(), read(), read()])
  expect(await rowsOf(order.id)).toHaveLength(3)
  expect(await sums()).toEqual(stripe.balance)
})

test('a sale that no webhook has brought is its order’s, and its refund waits for it', async () => {
  const order = await sell([ring])
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  await stripe.refund(order.session, 500)
  stripe.chargeElsewhere(700)
  expect(await read()).toBe(false)
  expect((await rowsOf(order.id)).map(({ kind }) => kind)).toEqual(['sale', 'fee'])
  expect(await db.select().from(journal)).toHaveLength(2)
  await stripe.webhooks.release()
  expect(await read()).toBe(true)
  expect((await rowsOf(order.id)).map(({ kind }) => kind).sort()).toEqual(['fee', 'refund', 'sale'])
  expect(await sums()).toEqual(stripe.balance)
})

test('a refund of a payment that is no order’s is written after an hour', async () => {
  const { payment_intent } = stripe.chargeElsewhere(10_000)
  stripe.account.intents.set(payment_intent, { id: payment_intent } as never)
  const charge = [...stripe.account.charges.values()].at(-1)
  const made = { ...{ charge: charge?.id ?? '', amount: 100 }, metadata: {}, expand: [] }
  const { refund } = await import('../stand-ins/stripe/refunds.ts')
  refund(stripe.account, made)
  expect(await read()).toBe(false)
  later(3601)
  expect(await read()).toBe(true)
  expect(await sums()).toEqual(stripe.balance)
})

test('the clock reads once an hour, and goes on where a reading ended', async () => {
  await sellAndPay([ring])
  await clockStrikes()
  for (let n = 0; n < 620; n++) stripe.bill(1)
  const asked = () =>
    stripe.calls.filter(({ endpoint }) => endpoint === 'balance_transactions.list')
  expect(asked().length).toBeGreaterThan(0)
  const before = asked().length
  await clockStrikes()
  expect(asked()).toHaveLength(before)
  later(3601)
  await clockStrikes()
  expect(await sums()).not.toEqual(stripe.balance)
  expect((await db.select().from(journalReadings))[0]).toMatchObject({ complete: false })
  later(300)
  await clockStrikes()
  expect(await sums()).toEqual(stripe.balance)
  expect((await db.select().from(journalReadings))[0]).toMatchObject({
    ...{ complete: true, balance: { EUR: stripe.balance.eur } },
  })
})

test('a first reading begins with the oldest movement', async () => {
  for (let n = 0; n < 230; n++) stripe.bill(n + 1)
  expect(await read()).toBe(true)
  expect(await sums()).toEqual(stripe.balance)
})

test('an order that was refunded and lost in a dispute gives back no more tax than it had', async () => {
  const order = await sellAndPay([ring])
  await stripe.refund(order.session, 60_000)
  await stripe.dispute(order.session)
  await stripe.endDispute(order.session, 'lost')
  await read()
  const { total } = await orderNow(order.id)
  const rows = await rowsOf(order.id)
  expect(rows.reduce((sum, { tax }) => sum + tax, 0)).toBe(0)
  expect(rows.filter(({ kind }) => kind === 'dispute').map(({ gross }) => gross)).toEqual([-total])
})

const act = fc.record({
  does: fc.constantFrom(
    ...(['refund', 'waits', 'settle', 'fails', 'dispute', 'won', 'lost'] as const),
    ...(['payout', 'sent back', 'bill', 'elsewhere', 'read', 'fault', 'clock'] as const),
  ),
  amount: fc.integer({ min: 1, max: 40_000 }),
  which: fc.nat(5),
})

test('whatever happens, the rows come to the balance, each written once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      await emptyJournal()
      const order = await sellAndPay([ring])
      const { session } = order
      const pick = <T>(all: Iterable<T>, which: number) =>
        [...all][which % Math.max(1, [...all].length)]
      const refunds = () => stripe.account.refunds.keys()
      const perform = {
        refund: (amount: number) => stripe.refund(session, amount),
        waits: () => stripe.refundPending('insufficient_funds'),
        settle: (_: number, which: number) =>
          stripe.settleRefund(pick(refunds(), which) ?? '', which % 2 ? 'failed' : 'succeeded'),
        fails: (_: number, which: number) => stripe.failRefund(pick(refunds(), which) ?? ''),
        dispute: (amount: number) => stripe.dispute(session, 'dispute', amount),
        won: () => stripe.endDispute(session, 'won'),
        lost: () => stripe.endDispute(session, 'lost'),
        payout: () => stripe.payOut(),
        'sent back': (_: number, which: number) =>
          stripe.failPayout(pick(stripe.account.payouts.keys(), which) ?? ''),
        bill: (amount: number) => stripe.bill(amount),
        elsewhere: (amount: number) => stripe.chargeElsewhere(amount),
        read: () => Promise.all([read(), read()]),
        fault: (_: number, which: number) =>
          stripe.faults.order({
            endpoint: which % 2 ? 'balance_transactions.list' : 'any',
            kind: which % 3 ? 'error-after' : 'drop-before',
            times: 1 + (which % 3),
          }),
        clock: () => later(1800),
      }
      // Not all is possible at any time, and a reading may fail.
      for (const { does, amount, which } of acts)
        await Promise.resolve()
          .then((): unknown => perform[does](amount, which))
          .catch(() => {})
      stripe.faults.clear()
      stripe.account.nextRefunds.length = 0
      await read()
      expect(await sums()).toEqual(stripe.balance)
      const { taxRate } = await orderNow(order.id)
      const rows = (await rowsOf(order.id)).filter(({ kind }) => kind !== 'fee')
      const left = rows.reduce((sum, { gross }) => sum + gross, 0)
      expect(rows.reduce((sum, { tax }) => sum + tax, 0)).toBe(
        taxWithin(Math.max(0, left), taxRate),
      )
      const all = await db.select().from(journal)
      for (const { id, amount } of stripe.account.payouts.values()) {
        const brought = all.filter(({ payout }) => payout === id)
        expect(brought.reduce((sum, { gross }) => sum + gross, 0)).toBe(amount)
      }
    }),
    { numRuns: 12, interruptAfterTimeLimit: 60_000 },
  )
}, 120_000)
