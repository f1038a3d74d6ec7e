import { expect, test } from 'vitest'
import { giveUp } from '../../src/payments/give-up.ts'
import {
  type PaymentProvider,
  type PaymentState,
  PaymentsUnavailable,
} from '../../src/payments/provider.ts'
import { firstProvider } from '../../src/payments/providers.ts'
import { settle } from '../../src/payments/settle.ts'
import { sweep } from '../../src/payments/sweep.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { mailsOf, orderNow, paymentContext, placeOrder } from '../support/purchase.ts'
import { later, stripe, visitor } from '../support/shop.ts'

/**
 * The stand-in behind a provider at whose page the shopper only approves: money is taken when the
 * shop says so, and no sooner.
 */
function approvingProvider(answers: ('taken' | 'refused' | 'lost')[] = ['taken']) {
  const context = paymentContext()
  const beneath = firstProvider(context)
  const approved = new Set<string>()
  const captures: string[] = []
  const seen = (state: PaymentState): PaymentState =>
    state.status !== 'paid' && approved.has(state.sessionId)
      ? { ...state, status: 'approved' }
      : state
  const payments: PaymentProvider = {
    ...beneath,
    readSession: async (id) => seen(await beneath.readSession(id)),
    async capture(id) {
      captures.push(id)
      const answer = answers.shift() ?? 'taken'
      if (answer === 'refused') {
        approved.delete(id)
        return { ...(await beneath.readSession(id)), declined: true }
      }
      await stripe.pay(id)
      if (answer === 'lost') throw new PaymentsUnavailable('lost')
      return beneath.readSession(id)
    },
    async expireSession(id) {
      approved.delete(id)
      return beneath.expireSession(id)
    },
  }
  return {
    context: { ...context, providers: { stripe: payments } },
    approve: (id: string) => approved.add(id),
    captures,
  }
}

async function orderToApprove() {
  stripe.webhooks.hold()
  const ring = await offerRing({ stock: 1 })
  const order = await placeOrder(visitor(), ring)
  return { ...order, variant: ring.variant }
}

test('what the shopper has approved is taken while the ring is kept, and once', async () => {
  const order = await orderToApprove()
  const { context, approve, captures } = approvingProvider()
  expect(await settle(context, order.id)).toBe('pending')
  approve(order.session)
  await settle(context, order.id)
  await settle(context, order.id)
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', paid: 90_490 })
  expect(captures).toEqual([order.session])
})

test('who approves too late has paid nothing, and the ring is free', async () => {
  const order = await orderToApprove()
  const { context, approve, captures } = approvingProvider()
  later(32 * 60)
  approve(order.session)
  await sweep(context)
  expect(captures).toEqual([])
  expect(await orderNow(order.id)).toMatchObject({ state: 'released', paid: 0 })
  expect(await stockOf(order.variant)).toBe(1)
  expect(await mailsOf(order.id)).toEqual(['payment-failed'])
  // Approved once more, when the page should have been closed: it buys nothing.
  approve(order.session)
  expect(await settle(context, order.id)).toBe('released')
  expect(captures).toEqual([])
})

test('a capture that is refused leaves the order to the shopper, who may try again', async () => {
  const order = await orderToApprove()
  const { context, approve } = approvingProvider(['refused', 'taken'])
  approve(order.session)
  expect(await settle(context, order.id)).toBe('pending')
  approve(order.session)
  expect(await settle(context, order.id)).toBe('paid')
})

test('a capture whose answer is lost is looked up, not done again', async () => {
  const order = await orderToApprove()
  const { context, approve, captures } = approvingProvider(['lost'])
  approve(order.session)
  await expect(settle(context, order.id)).rejects.toThrow('lost')
  expect(await orderNow(order.id)).toMatchObject({ state: 'pending' })
  expect(await settle(context, order.id)).toBe('paid')
  expect(captures).toHaveLength(1)
})

test('an order that is given up takes nothing that was approved for it', async () => {
  const order = await orderToApprove()
  const { context, approve, captures } = approvingProvider()
  approve(order.session)
  expect(await giveUp(context, await orderNow(order.id))).toBe('released')
  expect(captures).toEqual([])
})
