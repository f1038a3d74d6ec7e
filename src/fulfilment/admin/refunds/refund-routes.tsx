import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { orderMailNow } from '../../../orders/write-mail.ts'
import { paths, patterns } from '../../../paths.ts'
import { paymentDesk } from '../../../payments/payment-desk.ts'
import { readForm } from '../../../platform/read-form.ts'
import { findOrder } from '../order/find-order.tsx'
import type { DeskOrder } from '../order/read-order.ts'
import { actForm, readRefund, type Wanted } from './forms.ts'
import { feesOfOrder, returnOfOrder } from './queries.ts'
import { fieldsOf } from './read-parts.ts'
import { cancelledBy, firstValues, isInParcel, seenText } from './refund-plan.ts'
import { sendBack } from './send-back.ts'
import { RefundFormPage } from './views/refund-form.tsx'
import { RefundPreview } from './views/refund-preview.tsx'
import { refundWords } from './words.ts'

/** Money of an order that goes back: chosen, shown with what follows from it, then sent. */
export const refundRoutes = new Hono<DeskEnv>()

refundRoutes.get(patterns.deskOrderRefund, only('refund'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const rows = await returnOfOrder(c.var.db, desk.order.id, c.req.query('return') ?? '')
  const [first] = rows
  const returned = first && { ...first, pieces: rows.map(({ pieceId }) => pieceId) }
  return showForm(c, desk, firstValues(desk, returned ?? null))
})

refundRoutes.post(patterns.deskOrderRefund, only('refund'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { order, lines } = desk
  const typed = await readForm(c, { seen: MOST_SEEN })
  const form = actForm.safeParse(typed)
  if (!form.success) return c.redirect(paths.deskOrderRefund(order.number), 303)
  const { act } = form.data
  const made = () => c.redirect(paths.deskRefund(act, 'sent'), 303)
  if (desk.refunds.some(({ id }) => id === act)) return made()
  if (typed.do === 'change') return showForm(c, desk, typed)

  const read = readRefund({ typed, order, lines, locale: c.var.config.shop.locale })
  const changed = refundWords().refused['changed-meanwhile']
  if (!read.ok) {
    // What was shown could be sent when it was shown.
    const why =
      typed.do === 'send' ? { status: 409 as const, refused: changed } : { status: 422 as const }
    return showForm(c, desk, typed, { ...why, errors: read.errors })
  }
  const { wanted } = read
  const cancelled = cancelledBy(desk, wanted)
  if (cancelled.some(({ id }) => isInParcel(desk, id))) {
    const errors = { cancel: refundWords().wrong.inParcel }
    return showForm(c, desk, typed, { status: 422, errors })
  }
  if (typed.do !== 'send') return showPreview(c, desk, typed, wanted)
  if (typed.seen !== seenText(wanted, cancelled))
    return showPreview(c, desk, typed, wanted, changed)
  const { cancel: _, ...asked } = wanted
  const result = await sendBack(paymentDesk(c), { act, orderId: order.id, ...asked }, cancelled)
  if (result.ok) return made()
  const present = await findOrder(c)
  if (!present) return c.notFound()
  return showForm(c, present, typed, { status: 409, refused: refundWords().refused[result.reason] })
})

/** Characters of what was shown: of an order as large as a cart can be. */
const MOST_SEEN = 50_000

function showForm(
  c: Context<DeskEnv>,
  desk: DeskOrder,
  values: Record<string, string>,
  why: { status?: 409 | 422; errors?: Record<string, string>; refused?: string } = {},
) {
  if (why.status) c.status(why.status)
  return c.render(
    <RefundFormPage
      {...{ shop: c.var.config.shop, desk, refused: why.refused }}
      form={{ values, errors: why.errors ?? {} }}
      unsaved={why.status !== undefined}
    />,
    { title: refundWords().form.title(desk.order.number) },
  )
}

/** @param refused why it is shown again, although somebody wanted to send it */
async function showPreview(
  c: Context<DeskEnv>,
  desk: DeskOrder,
  typed: Record<string, string>,
  wanted: Wanted,
  refused?: string,
) {
  const { db, config } = c.var
  const { order, lines } = desk
  const { amount, way, note } = wanted
  if (refused) c.status(409)
  const [fee] = await feesOfOrder(db, order.id)
  const detail = JSON.stringify({ amount, total: order.refunded + amount, way, note })
  return c.render(
    <RefundPreview
      {...{ shop: config.shop, desk, wanted, refused, fee: fee ?? null }}
      cancelled={cancelledBy(desk, wanted)}
      fields={{ ...typed, ...fieldsOf(wanted, { order, lines, locale: config.shop.locale }) }}
      mail={wanted.tell ? orderMailNow(config.shop, order, 'refunded', detail) : null}
    />,
    { title: refundWords().form.title(order.number) },
  )
}
