import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { mayDo } from '../../../admin/rules.ts'
import { handWays } from '../../../orders/rules.ts'
import { paths, patterns } from '../../../paths.ts'
import { assignRefund } from '../../../payments/assign-refund.ts'
import { paymentDesk } from '../../../payments/payment-desk.ts'
import { refundByHand } from '../../../payments/refund-by-hand.ts'
import { readForm } from '../../../platform/read-form.ts'
import { emptyForm, type FormState } from '../../../ui/form-field.tsx'
import { readDeskOrder } from '../order/read-order.ts'
import { actForm, readByHand, versionForm } from './forms.ts'
import { damagedPieces, numberOfRefund, orderOfRefund } from './queries.ts'
import { readAssigned } from './read-parts.ts'
import { RefundPage } from './views/refund-page.tsx'
import { refundWords } from './words.ts'

/** One refund: how it stands, and what is left to say or do about it. */
export const oneRefundRoutes = new Hono<DeskEnv>()

oneRefundRoutes.get(patterns.deskRefund, only('orders'), (c) => showRefund(c))

oneRefundRoutes.post(patterns.deskRefund, only('refund'), async (c) => {
  const found = await findRefund(c)
  if (!found) return c.notFound()
  const { desk, refund } = found
  const typed = await readForm(c)
  const form = actForm.safeParse(typed)
  const back = (id: string, done: string) => c.redirect(paths.deskRefund(id, done), 303)
  if (!form.success) return c.redirect(paths.deskRefund(refund.id), 303)
  const { act } = form.data
  const errors: Record<string, string> = {}
  const again = (status: 409 | 422, refused?: string) =>
    showRefund(c, { status, refused, form: { values: typed, errors } })

  if (typed.do === 'by-hand') {
    if (desk.refunds.some(({ id }) => id === act)) return back(act, 'sent')
    const hand = readByHand(typed, handWays, errors)
    if (!hand || Object.keys(errors).length > 0) return again(422)
    const result = await refundByHand(paymentDesk(c), { act, id: refund.id, ...hand })
    return result.ok ? back(act, 'sent') : again(409, refundWords().refused[result.reason])
  }
  const seen = versionForm.safeParse(typed)
  if (!seen.success) return c.redirect(paths.deskRefund(refund.id), 303)
  const { order, lines } = desk
  const locale = c.var.config.shop.locale
  const parts = readAssigned({ typed, order, lines, locale }, refund, errors)
  const isDone = desk.acts.some(({ id }) => id === act)
  if (Object.keys(errors).length > 0 && !isDone) return again(422)
  const { version } = seen.data
  const result = await assignRefund(paymentDesk(c), { act, id: refund.id, version, ...parts })
  return result.ok ? back(refund.id, 'assigned') : again(409, refundWords().refused[result.reason])
})

/** The refund in the address, with its order; null: there is none. */
async function findRefund(c: Context<DeskEnv>) {
  const id = c.req.param('refund') ?? ''
  const { db, config } = c.var
  const [[order], damaged] = await db.batch([
    numberOfRefund(db, id),
    damagedPieces(db, orderOfRefund(id)),
  ])
  const desk = order ? await readDeskOrder(db, config, order.number) : null
  const refund = desk?.refunds.find((each) => each.id === id)
  return desk && refund ? { desk, refund, damaged: damaged.map(({ pieceId }) => pieceId) } : null
}

async function showRefund(
  c: Context<DeskEnv>,
  why: { status?: 409 | 422; refused?: string | undefined; form?: FormState } = {},
): Promise<Response> {
  const found = await findRefund(c)
  if (!found) return c.notFound()
  if (why.status) c.status(why.status)
  const { staff, config } = c.var
  return c.render(
    <RefundPage
      {...{ shop: config.shop, ...found, refused: why.refused }}
      form={why.form ?? emptyForm}
      done={c.req.query('done')}
      mayRefund={mayDo(staff.role, 'refund')}
      mayRestock={mayDo(staff.role, 'change-orders')}
    />,
    { title: refundWords().page.name },
  )
}
