import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { allThatIsLeft, worthOf } from '../../src/fulfilment/admin/refunds/rules.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { refundOrder } from '../../src/payments/refund-order.ts'
import { refundsOfOrder } from '../../src/payments/refund-queries.ts'
import { orderNow } from '../support/purchase.ts'
import { db, stripe } from '../support/shop.ts'
import { look, sum } from './money-story/look.ts'
import { desk } from './money-story/wire.ts'
import { openWorld, salesOf, sell, type World } from './money-story/world.ts'
import { asked } from './refund-desk.ts'

beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

/** Sells two rings from stock and one that is made, and takes the money. */
async function sold(world: World) {
  await sell(world, 'page')
  const session = stripe.sessions.at(-1)?.id ?? ''
  await stripe.pay(session)
  await stripe.webhooks.release()
  stripe.webhooks.hold()
  const { id = '' } = (await salesOf(world)).at(-1) ?? {}
  return { id, session }
}

const sentBack = (session: string) =>
  sum(
    [...stripe.account.refunds.values()]
      .filter(({ payment_intent }) => payment_intent === stripe.session(session).payment_intent)
      .map(({ amount }) => amount),
  )

test.each(['all of it', 'the same ring', 'by two ways', 'more than half each'])(
  'two desks that send %s back at the same moment: one of them does, each of five times',
  async (what) => {
    for (let round = 0; round < 5; round++) {
      const { id, session } = await sold(await openWorld())
      const { paid } = await orderNow(id)
      const lines = (await linesOfOrder(db, id)).filter(({ quantity }) => quantity === 1)
      const ring = lines.map((line) => ({ lineId: line.id, units: 1, amount: 5_000 }))
      const amount = what === 'all of it' || what === 'by two ways' ? paid : Math.ceil(paid / 2) + 1
      const form =
        what === 'the same ring' ? asked({ id }, 5_000, { lines: ring }) : asked({ id }, amount)
      const other = { ...form, act: crypto.randomUUID() }
      if (what === 'by two ways') Object.assign(other, { way: 'cash' })
      const answers = await Promise.all([refundOrder(desk(), form), refundOrder(desk(), other)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const claims = await refundsOfOrder(db, id)
      expect(claims.map(({ amount, state }) => [amount, state])).toEqual([
        [form.amount, 'succeeded'],
      ])
      expect(sentBack(session)).toBe(claims[0]?.way === 'provider' ? form.amount : 0)
      expect(await orderNow(id)).toMatchObject({
        ...{ refundClaimed: form.amount, refunded: form.amount },
      })
    }
  },
  60_000,
)

test('the desk and the dashboard at the same moment: the provider sends no more than was paid, and the shop says what it sent', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, session } = await sold(await openWorld())
    const { paid } = await orderNow(id)
    await Promise.all([
      refundOrder(desk(), asked({ id }, paid)),
      stripe.refund(session, 1 + round * 9_000).catch(() => {}),
    ])
    await stripe.webhooks.release()
    const { refunded } = await orderNow(id)
    expect(refunded).toBe(sentBack(session))
    expect(refunded).toBeLessThanOrEqual(paid)
  }
}, 60_000)

const split = fc.array(
  fc.record({
    line: fc.nat(1),
    units: fc.nat(2),
    cents: fc.option(fc.integer({ min: 1, max: 9_999 })),
  }),
  { maxLength: 5 },
)

test('however units and amounts are split, the parts of a line come to its price, and all refunds to what was paid', async () => {
  await fc.assert(
    fc.asyncProperty(split, async (parts) => {
      const world = await openWorld()
      const { id, session } = await sold(world)
      const { paid } = await orderNow(id)
      for (const { line: at, units, cents } of parts) {
        const line = (await linesOfOrder(db, id))[at]
        if (!line) throw new Error('No line')
        const amount = cents ?? worthOf(line, units)
        const lines = [{ lineId: line.id, units, amount }]
        if (amount > 0) await refundOrder(desk(), asked({ id }, amount, { lines }))
      }
      const order = await orderNow(id)
      const withPieces = (await linesOfOrder(db, id)).map((line) => ({ ...line, pieces: [] }))
      const rest = allThatIsLeft(order, withPieces)
      if (rest.amount > 0)
        expect(await refundOrder(desk(), asked({ id }, rest.amount, rest))).toMatchObject({
          ok: true,
        })
      await readMovements(desk())
      const [seen] = (await look(world)).orders
      expect(seen).toMatchObject({ state: 'refunded', refunded: paid, refundClaimed: paid })
      for (const { refunded, refundedUnits, unitPrice, quantity } of seen?.lines ?? [])
        expect([refunded, refundedUnits]).toEqual([unitPrice * quantity, quantity])
      expect(seen?.deliveryRefunded).toBe(seen?.delivery)
      expect(sentBack(session)).toBe(paid)
      expect(sum(seen?.journal.map(({ tax }) => tax) ?? [])).toBe(0)
    }),
    { numRuns: 15 },
  )
}, 120_000)
