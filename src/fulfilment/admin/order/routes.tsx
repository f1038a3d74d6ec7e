import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { numberOfOrder } from '../../../orders/desk-queries.ts'
import { sendNote, writeNote } from '../../../orders/notes.ts'
import { readOrderNumber } from '../../../orders/rules.ts'
import { paths, patterns } from '../../../paths.ts'
import { readForm } from '../../../platform/read-form.ts'
import { fieldErrors } from '../../../ui/form-field.tsx'
import { movePieces } from '../../move-pieces.ts'
import { undoMoves } from '../../undo-moves.ts'
import { addressRoutes } from './address-routes.tsx'
import { dateRoutes } from './date-routes.tsx'
import { findOrder, noticeOf, refuse } from './find-order.tsx'
import { actForm, moveForm, noteForm, undoForm } from './forms.ts'
import { mailRoutes } from './mail-routes.tsx'
import { readMove } from './rules.ts'
import { saleRoutes } from './sale-routes.tsx'
import { showOrder } from './show-order.tsx'
import { orderPageWords } from './words.ts'

/** The page of an order at the desk, and what is posted from it. */
export const orderPageRoutes = new Hono<DeskEnv>()

orderPageRoutes.route('/', addressRoutes)
orderPageRoutes.route('/', dateRoutes)
orderPageRoutes.route('/', mailRoutes)
orderPageRoutes.route('/', saleRoutes)

orderPageRoutes.get(patterns.deskOrder, only('orders'), async (c) => {
  const desk = await findOrder(c)
  if (desk) return showOrder(c, desk, { notice: noticeOf(c, desk.order.number) })
  // The log knows an order by its id.
  const [order] = await numberOfOrder(c.var.db, c.req.param('number'))
  return order ? c.redirect(paths.deskOrder(order.number), 303) : c.notFound()
})

orderPageRoutes.post(patterns.deskOrderMove, only('change-orders'), async (c) => {
  const number = readOrderNumber(c.req.param('number'))
  if (!number) return c.notFound()
  const form = moveForm.safeParse(await readForm(c))
  const move = form.success ? readMove(form.data.move) : null
  if (!form.success || !move) return c.redirect(paths.deskOrder(number), 303)
  const { act, tell, lines } = form.data
  const result = await movePieces(deskContext(c), { act, ...move, tell: tell === 'yes' })
  if (!result.ok) return refuse(c, result.reason)
  return c.redirect(paths.deskOrder(number, { done: 'moved', act, lines }), 303)
})

orderPageRoutes.post(patterns.deskOrderUndo, only('change-orders'), async (c) => {
  const number = readOrderNumber(c.req.param('number'))
  if (!number) return c.notFound()
  const form = undoForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrder(number), 303)
  const result = await undoMoves(deskContext(c), form.data)
  if (!result.ok) return refuse(c, result.reason)
  return c.redirect(paths.deskOrder(number, { done: 'undone' }), 303)
})

orderPageRoutes.post(patterns.deskOrderNotes, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { id, number } = desk.order
  const body = await readForm(c)
  const act = actForm.safeParse(body)
  if (!act.success) return c.redirect(paths.deskOrder(number), 303)
  const form = noteForm.safeParse(body)
  const again = (status: 409 | 422, errors: Record<string, string>) => {
    c.status(status)
    return showOrder(c, desk, {
      note: { values: { text: body.text ?? '', kind: body.kind ?? '' }, errors },
    })
  }
  if (!form.success) return again(422, fieldErrors(form.error))
  const written = await writeNote(deskContext(c), { ...act.data, orderId: id, ...form.data })
  if (!written) return again(409, { text: orderPageWords().notes.sentBefore })
  return c.redirect(`${paths.deskOrder(number, { done: 'note-written' })}#notes`, 303)
})

orderPageRoutes.post(patterns.deskOrderNote, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  const note = desk?.notes.find(({ id }) => id === c.req.param('note'))
  if (!desk || note?.kind !== 'customer') return c.notFound()
  const { number } = desk.order
  const form = actForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrder(number), 303)
  const { id, email } = desk.order
  await sendNote(deskContext(c), { ...form.data, order: { id, email }, note: note.id })
  return c.redirect(`${paths.deskOrder(number, { done: 'note-sent' })}#notes`, 303)
})
