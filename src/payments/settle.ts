import { recordOrderPaid } from '../analytics/record-order-paid.ts'
import { runAct } from '../mail/outbox.ts'
import { type OrderRow, orderById } from '../orders/queries.ts'
import type { OrderState } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, runBatch, type Statement } from '../platform/db.ts'
import { logFailure } from '../platform/log.ts'
import type { Till } from './context.ts'
import { nextStep } from './next-step-rules.ts'
import { PaymentsRefused, type PaymentTruth } from './provider.ts'
import * as acts from './steps.ts'

/** No order takes more steps than there are states. */
const MAX_STEPS = 8

/**
 * Makes an order say what the payment provider says: the one way in which an order becomes paid, released or refunded.
 * Called by webhook, return page and clock, at any time, any number of times, together: it asks the provider for the
 * truth and takes each step in one batch that only one caller can win.
 *
 * @param event what caused this: the statement that claims it, written in the batch of the first step, and the session it
 * names, for an order that did not come to note its session
 * @returns where the order stands afterwards; null when there is no such order
 * @throws PaymentsUnavailable when the provider does not answer; nothing is changed then
 */
export async function settle(
  till: Till,
  orderId: string,
  event: { claim?: Statement; sessionId?: string | null } = {},
): Promise<OrderState | null> {
  const order = await read(till, orderId)
  if (!order) return null
  const sessionId = order.sessionId ?? event.sessionId
  if (!sessionId) {
    if (event.claim) await claimAlone(till, [event.claim])
    return order.state
  }
  return settleBy(till, order, await till.payments.readSession(sessionId), event.claim)
}

/** Like `settle`, for a caller that has just been told the truth. */
export async function settleBy(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
  claim?: Statement,
): Promise<OrderState> {
  let standing = order
  let unclaimed = claim ? [claim] : []
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const step = nextStep(standing, truth, now())
    if (step.do === 'wait') break
    if (step.do === 'send-back') {
      if (!(await sendBack(till, standing))) break
      truth = await till.payments.readSession(truth.sessionId)
      if (nextStep(standing, truth, now()).do === 'send-back') break
      continue
    }
    let taken = await take(till, standing, truth, step, unclaimed)
    if (taken === 'sold-out')
      taken = await take(till, standing, truth, { do: 'refuse-money' }, unclaimed)
    if (taken === 'claimed-before') return standing.state
    if (taken === 'done') unclaimed = []
    standing = (await read(till, order.id)) ?? standing
  }
  if (unclaimed.length > 0) await claimAlone(till, unclaimed)
  return standing.state
}

type Taken = 'done' | 'overtaken' | 'claimed-before' | 'sold-out'

async function take(
  till: Till,
  order: OrderRow,
  truth: PaymentTruth,
  step: acts.Act,
  claim: Statement[],
): Promise<Taken> {
  try {
    await runAct(till, [...claim, ...(await acts.statements(till, order, truth, step))])
    if (step.do === 'accept') recordOrderPaid(till.visits)
    return 'done'
  } catch (error) {
    if (brokeConstraint(error, 'provider_events')) return 'claimed-before'
    // Another caller was faster with this step; look again at where the order stands.
    const once = ['order_moves', 'order_events', 'outbox.cause']
    if (once.some((key) => brokeConstraint(error, key))) return 'overtaken'
    const late = step.do === 'accept' && step.late
    if (late && brokeConstraint(error, 'stock_not_negative')) return 'sold-out'
    throw error
  }
}

/** Sends all money back. False when the provider refuses for good; the owner is told. */
async function sendBack(till: Till, order: OrderRow): Promise<boolean> {
  try {
    await till.payments.refund({
      paymentRef: order.paymentRef ?? '',
      amount: order.paid - order.refunded,
      // An answer of the provider is kept under its key, a failure too; by the hour it is asked anew. Twice it cannot be
      // sent back: what is left of the payment is the most that is taken.
      key: `refund:${order.id}:${order.refunded}:${Math.floor(now() / 3600)}`,
    })
    return true
  } catch (error) {
    if (!(error instanceof PaymentsRefused)) throw error
    logFailure('refund refused', error, { order: order.id })
    if (order.attention !== 'refund-failed')
      await runAct(till, await acts.refundFailed(till, order)).catch((again: unknown) => {
        // Another caller has told the owner at this moment.
        if (!brokeConstraint(again, 'outbox.cause')) throw again
      })
    return false
  }
}

/** Notes an event that changed nothing. */
async function claimAlone(till: Till, claim: Statement[]): Promise<void> {
  try {
    await runBatch(till.db, claim)
  } catch (error) {
    if (!brokeConstraint(error, 'provider_events')) throw error
  }
}

async function read(till: Till, orderId: string): Promise<OrderRow | undefined> {
  const [order] = await orderById(till.db, orderId)
  return order
}
