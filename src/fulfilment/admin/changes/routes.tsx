import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { readOrderNumber } from '../../../orders/rules.ts'
import { paths, patterns } from '../../../paths.ts'
import { paymentDesk } from '../../../payments/payment-desk.ts'
import { isProviderFault } from '../../../payments/provider.ts'
import { logFailure } from '../../../platform/log.ts'
import { readForm } from '../../../platform/read-form.ts'
import { changeLine, type LineChanged } from '../../changes/change-line.ts'
import { callChangeOff } from '../../changes/drop-change.ts'
import { readLine } from '../../changes/read-line.ts'
import { findOrder } from '../order/find-order.tsx'
import { actForm } from '../order/forms.ts'
import { showOrder } from '../order/show-order.tsx'
import { changeForm } from './forms.ts'
import { showChange } from './show-change.tsx'
import { changeWords } from './words.ts'

/** What was ordered is changed before work on it begins: chosen, shown with what follows, then saved. */
export const changeRoutes = new Hono<DeskEnv>()

changeRoutes.get(patterns.deskOrderChange, only('change-orders'), async (c) => {
  const found = await findLine(c)
  return found ? showChange(c, found) : c.notFound()
})

changeRoutes.post(patterns.deskOrderChange, only('change-orders'), async (c) => {
  const found = await findLine(c)
  if (!found) return c.notFound()
  const { number } = found.order
  const { id: lineId } = found.line
  const form = changeForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrderChange(number, lineId), 303)
  const { act, seen, step, difference, tell, units, variant, engraving, font } = form.data
  const wanted = { units, variantId: variant, engraving: { letters: engraving, font } }
  if (step === 'show' || difference === undefined) return showChange(c, found, { wanted })
  const about = { ...wanted, act, number, lineId, seen, difference, tell: tell === 'yes' }
  const result = await changeLine(paymentDesk(c), about)
  if (result.ok)
    return c.redirect(paths.deskOrder(number, { done: doneOf(result, difference) }), 303)
  const present = await findLine(c)
  return present ? showChange(c, present, { wanted, refused: result }) : c.notFound()
})

changeRoutes.post(patterns.deskOrderChangeDrop, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  const change = desk?.order.changes.find(({ id }) => id === c.req.param('change'))
  if (!desk || !change) return c.notFound()
  const { id: orderId, number } = desk.order
  const form = actForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrder(number), 303)
  const refused = await callOff(c, { act: form.data.act, orderId, changeId: change.id })
  if (!refused) return c.redirect(paths.deskOrder(number, { done: 'change-off' }), 303)
  const present = await findOrder(c)
  if (!present) return c.notFound()
  c.status(refused === 'payments-unavailable' ? 503 : 409)
  return showOrder(c, present, {
    notice: <Notice kind="refused" text={changeWords().refused[refused]} />,
  })
})

/** @returns why it was not called off; null: it was */
async function callOff(c: Context<DeskEnv>, asked: Parameters<typeof callChangeOff>[1]) {
  try {
    const result = await callChangeOff(paymentDesk(c), asked)
    return result.ok ? null : result.reason
  } catch (error) {
    if (!isProviderFault(error)) throw error
    logFailure('change not called off', error, { order: asked.orderId })
    return 'payments-unavailable' as const
  }
}

/** What the address of the order's page says of it. */
function doneOf({ state }: Extract<LineChanged, { ok: true }>, difference: number): string {
  if (state === 'waiting') return 'change-waits'
  if (state === 'dropped') return 'change-off'
  return difference < 0 ? 'change-refunds' : 'changed'
}

/** The line in the address, if it is one of the order in the address. */
async function findLine(c: Context<DeskEnv>) {
  const number = readOrderNumber(c.req.param('number') ?? '')
  const lineId = c.req.param('line') ?? ''
  return number ? readLine(c.var.db, c.var.config, { number, lineId }) : null
}
