import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { isPaidByLink } from '../../../orders/rules.ts'
import { sendAgain } from '../../../orders/send-again.ts'
import { paths, patterns } from '../../../paths.ts'
import { endSale } from '../../../payments/end-sale.ts'
import { paymentDesk } from '../../../payments/payment-desk.ts'
import { isProviderFault } from '../../../payments/provider.ts'
import { takeByHand } from '../../../payments/take-by-hand.ts'
import { logFailure } from '../../../platform/log.ts'
import { readForm } from '../../../platform/read-form.ts'
import { handOver } from '../../hand-over.ts'
import { findOrder, refuse } from './find-order.tsx'
import { actForm, linkForm, takeForm } from './forms.ts'
import { showOrder } from './show-order.tsx'
import { orderPageWords } from './words.ts'

/** What becomes of an order that staff placed: paid by hand, by a link, given up; and handed over. */
export const saleRoutes = new Hono<DeskEnv>()

saleRoutes.post(patterns.deskOrderTake, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { id, number } = desk.order
  const form = takeForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrder(number), 303)
  const taken = await takeByHand(paymentDesk(c), { ...form.data, orderId: id })
  if (taken.ok) return c.redirect(paths.deskOrder(number, { done: 'taken' }), 303)
  return refuse(c, taken.reason === 'changed-meanwhile' ? 'moved-meanwhile' : 'not-allowed')
})

saleRoutes.post(patterns.deskOrderLink, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { order } = desk
  const { id, number, email } = order
  const form = linkForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrder(number), 303)
  const { act, end } = form.data
  if (end) return endOrder(c, { act, orderId: id, number })
  if (!isPaidByLink(order)) return refuse(c, 'not-allowed')
  const mail = { id: '', kind: 'payment-link', detail: null }
  await sendAgain(deskContext(c), { act, order: { id, email }, mail })
  return c.redirect(paths.deskOrder(number, { done: 'sent-again' }), 303)
})

async function endOrder(
  c: Context<DeskEnv>,
  { number, ...asked }: { act: string; orderId: string; number: string },
) {
  try {
    const ended = await endSale(paymentDesk(c), asked)
    if (ended) return c.redirect(paths.deskOrder(number, { done: 'ended' }), 303)
    return refuse(c, 'moved-meanwhile')
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('order not ended at the desk', error, { order: asked.orderId })
    const desk = await findOrder(c)
    if (!desk) return c.notFound()
    c.status(503)
    const { provider } = desk.order
    const words = orderPageWords().payment
    const text = words.noAnswer(words.providers[provider] ?? provider)
    return showOrder(c, desk, { notice: <Notice kind="refused" text={text} /> })
  }
}

saleRoutes.post(patterns.deskOrderHandOver, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { id, number } = desk.order
  const form = actForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrder(number), 303)
  const given = await handOver(deskContext(c), { ...form.data, orderId: id })
  if (given.ok) return c.redirect(paths.deskOrder(number, { done: 'handed-over' }), 303)
  return refuse(c, given.reason === 'not-paid' ? 'not-allowed' : 'moved-meanwhile')
})
