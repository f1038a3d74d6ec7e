import type { Context } from 'hono'
import { allowedOrder } from '../orders/access.ts'
import { type OrderRow, orderById, orderByNumber } from '../orders/queries.ts'
import { readOrderNumber } from '../orders/rules.ts'
import { orderWords } from '../orders/words.ts'
import { paths } from '../paths.ts'
import { openPayments } from '../payments/context.ts'
import { pageAfterRefusal } from '../payments/page-after-refusal.ts'
import { isProviderFault } from '../payments/provider.ts'
import { settleAndSee } from '../payments/settle.ts'
import { paymentWords } from '../payments/words.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { finishCheckout } from './finish-checkout.ts'

/**
 * Answers who comes back from a payment page. Who has changed to another order since, or comes back
 * in another browser, reads no more than whether something was taken.
 */
export async function comeBack(c: Context<AppEnv>): Promise<Response> {
  const id = await allowedOrder(c)
  const [opened] = id ? await orderById(c.var.db, id) : []
  const isOpened = opened !== undefined && opened.number === c.req.query('order')
  const order = isOpened ? opened : await orderOfPayer(c)
  if (!order) return sayThanks(c)

  let current = order
  try {
    const payments = openPayments(c.env, c.var.config, c.executionCtx)
    const settled = await settleAndSee(payments, order.id)
    const page = settled && pageAfterRefusal(payments, settled)
    if (page) return c.redirect(page, 303)
    current = settled?.order ?? order
  } catch (error) {
    // Webhook or clock will settle it; the order page says that the payment is not known yet.
    if (!isProviderFault(error)) throw error
    logFailure('payment not known on return', error, { order: order.id })
  }
  const { state } = current
  if (!isOpened) return state === 'released' ? sayNothingTaken(c, opened) : sayThanks(c)
  // From PayPal's page, which was open in another tab, of an order that has another page by now.
  const payment = c.req.query('token')
  if (payment && current.origin !== 'shop' && current.sessionId !== payment)
    return sayNothingTaken(c, current)
  const unpaid = state === 'pending' || state === 'released'
  return unpaid ? c.redirect(paths.order(order.number), 303) : finishCheckout(c, order)
}

/** The order of who knows PayPal's name of the payment, which nobody can guess. */
async function orderOfPayer(c: Context<AppEnv>): Promise<OrderRow | undefined> {
  const number = readOrderNumber(c.req.query('order') ?? '')
  const payment = c.req.query('token')
  const [order] = number && payment ? await orderByNumber(c.var.db, number) : []
  return order?.sessionId === payment ? order : undefined
}

function sayThanks(c: Context<AppEnv>) {
  const { thanks, ifPaid } = paymentWords()
  return c.render(<ProblemPage title={thanks} text={ifPaid} />, { title: thanks })
}

/** @param instead the order that this browser may see */
function sayNothingTaken(c: Context<AppEnv>, instead: OrderRow | undefined) {
  const { title, text, toOrder } = paymentWords().nothingTaken
  const to = instead
    ? { path: paths.order(instead.number), text: toOrder }
    : { path: paths.cart(), text: orderWords().order.toCart }
  return c.render(<ProblemPage {...{ title, text, to }} />, { title })
}
