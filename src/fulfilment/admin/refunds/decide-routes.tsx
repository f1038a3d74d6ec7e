import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { paths, patterns } from '../../../paths.ts'
import { decideReview } from '../../../payments/decide-review.ts'
import { paymentDesk } from '../../../payments/payment-desk.ts'
import { readForm } from '../../../platform/read-form.ts'
import { findOrder } from '../order/find-order.tsx'
import { showOrder } from '../order/show-order.tsx'
import { decideForm } from './forms.ts'
import { refundWords } from './words.ts'

/** What becomes of an order whose payment did not match. */
export const decideRoutes = new Hono<DeskEnv>()

decideRoutes.post(patterns.deskOrderDecide, only('refund'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { id: orderId, number } = desk.order
  const form = decideForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrder(number), 303)
  const accept = form.data.do === 'accept'
  const result = await decideReview(paymentDesk(c), { act: form.data.act, orderId, accept })
  if (result.ok && result.refund) return c.redirect(paths.deskRefund(result.refund.id, 'sent'), 303)
  if (result.ok) return c.redirect(paths.deskOrder(number, { done: 'accepted' }), 303)
  const present = await findOrder(c)
  if (!present) return c.notFound()
  c.status(409)
  return showOrder(c, present, {
    notice: <Notice kind="refused" text={refundWords().refused[result.reason]} />,
  })
})
