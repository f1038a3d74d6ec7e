import { recordOrderPaid } from '../analytics/record-order-paid.ts'
import { runAct } from '../mail/outbox.ts'
import { type OrderRow, orderById } from '../orders/queries.ts'
import type { OrderState } from '../orders/rules.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint, runBatch, type Statement } from '../platform/db.ts'
import { logFailure } from '../platform/log.ts'
import type { PaymentContext } from './context.ts'
import { nextStep } from './next-step-rules.ts'
import { type PaymentState, PaymentsRefused } from './provider.ts'
import { type StepToWrite, writeRefundFailed, writeStep } from './write-step.ts'

/** No order takes more steps than there are states. */
const MAX_STEPS = 8

/**
 * Makes an order say what the payment provider says: the one way in which an order becomes paid,
 * released or refunded. Webhook, return page and clock call it at any time, any number of times and
 * at once: it asks the provider for the state of the payment, and takes each step in one batch that
 * only one caller can win.
 *
 * @param event what caused this: `claim`, the statement that claims it, runs in the batch of the
 *   first step; `sessionId` is the session that it names, for an order that could not note its
 *   session
 * @returns the order's state afterwards; null when there is no such order
 * @throws PaymentsUnavailable when the provider does not answer; nothing is changed then
 */
export async function settle(
  context: PaymentContext,
  orderId: string,
  event: { claim?: Statement; sessionId?: string | null } = {},
): Promise<OrderState | null> {
  const order = await read(context, orderId)
  if (!order) return null
  const sessionId = order.sessionId ?? event.sessionId
  if (!sessionId) {
    if (event.claim) await claimAlone(context, [event.claim])
    return order.state
  }
  return settleBy(context, order, await context.payments.readSession(sessionId), event.claim)
}

/** Like `settle`, for a caller that has just asked for the state of the payment. */
export async function settleBy(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
  claim?: Statement,
): Promise<OrderState> {
  let current = order
  let unclaimed = claim ? [claim] : []
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const step = nextStep(current, payment, now())
    if (step.do === 'wait') break
    if (step.do === 'send-back') {
      if (!(await sendBack(context, current))) break
      payment = await context.payments.readSession(payment.sessionId)
      if (nextStep(current, payment, now()).do === 'send-back') break
      continue
    }
    let outcome = await takeStep(context, current, payment, step, unclaimed)
    if (outcome === 'sold-out')
      outcome = await takeStep(context, current, payment, { do: 'refuse-money' }, unclaimed)
    if (outcome === 'claimed-before') return current.state
    if (outcome === 'done') unclaimed = []
    current = (await read(context, order.id)) ?? current
  }
  if (unclaimed.length > 0) await claimAlone(context, unclaimed)
  return current.state
}

type Outcome = 'done' | 'overtaken' | 'claimed-before' | 'sold-out'

async function takeStep(
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentState,
  step: StepToWrite,
  claim: Statement[],
): Promise<Outcome> {
  try {
    await runAct(context, [...claim, ...(await writeStep(context, order, payment, step))])
    if (step.do === 'accept') recordOrderPaid(context.visits)
    return 'done'
  } catch (error) {
    if (brokeConstraint(error, 'provider_events')) return 'claimed-before'
    // Another caller has taken this step: look again at where the order stands.
    const once = ['order_moves', 'order_events', 'outbox.cause']
    if (once.some((key) => brokeConstraint(error, key))) return 'overtaken'
    const late = step.do === 'accept' && step.late
    if (late && brokeConstraint(error, 'stock_not_negative')) return 'sold-out'
    throw error
  }
}

/** Sends all money back. False when the provider refuses; the owner gets a mail then. */
async function sendBack(context: PaymentContext, order: OrderRow): Promise<boolean> {
  try {
    await context.payments.refund({
      paymentRef: order.paymentRef ?? '',
      amount: order.paid - order.refunded,
      // The provider keeps its answer under this key, a failure too, so the key changes every hour.
      // Money cannot go back twice: no refund is larger than what is left of the payment.
      id: `refund:${order.id}:${order.refunded}:${Math.floor(now() / 3600)}`,
    })
    return true
  } catch (error) {
    if (!(error instanceof PaymentsRefused)) throw error
    logFailure('refund refused', error, { order: order.id })
    if (order.attention !== 'refund-failed')
      await runAct(context, await writeRefundFailed(context, order)).catch((again: unknown) => {
        // Another caller has enqueued the owner's mail.
        if (!brokeConstraint(again, 'outbox.cause')) throw again
      })
    return false
  }
}

/** Notes an event that changed nothing. */
async function claimAlone(context: PaymentContext, claim: Statement[]): Promise<void> {
  try {
    await runBatch(context.db, claim)
  } catch (error) {
    if (!brokeConstraint(error, 'provider_events')) throw error
  }
}

async function read(context: PaymentContext, orderId: string): Promise<OrderRow | undefined> {
  const [order] = await orderById(context.db, orderId)
  return order
}
