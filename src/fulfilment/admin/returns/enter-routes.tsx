import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { idByNumber } from '../../../orders/desk-queries.ts'
import { eventsOfOrder, linesOfOrder, orderByNumber } from '../../../orders/queries.ts'
import { openOrder } from '../../../orders/read-order.ts'
import { readOrderNumber } from '../../../orders/rules.ts'
import { paths, patterns } from '../../../paths.ts'
import { readForm } from '../../../platform/read-form.ts'
import { emptyForm, type FormState, fieldErrors } from '../../../ui/form-field.tsx'
import { piecesOfOrder } from '../../piece-queries.ts'
import { askReturn } from '../../returns/ask-return.ts'
import { chosenPieces } from '../../returns/forms.ts'
import { returnPiecesOfOrder } from '../../returns/queries.ts'
import { linesToReturn, returnableOf } from '../../returns/read-returnable.ts'
import { shipmentsOfOrder } from '../../shipment-queries.ts'
import { enterForm } from './forms.ts'
import { EnterPage } from './views/enter-page.tsx'
import { returnDeskWords } from './words.ts'

/** Staff enter a return for a customer. */
export const enterRoutes = new Hono<DeskEnv>()

enterRoutes.get(patterns.deskOrderReturn, only('change-orders'), async (c) => {
  const found = await findOrder(c)
  return found ? show(c, found, emptyForm) : c.notFound()
})

enterRoutes.post(patterns.deskOrderReturn, only('change-orders'), async (c) => {
  const found = await findOrder(c)
  if (!found) return c.notFound()
  const body = await readForm(c)
  const again = (status: 409 | 422, errors: Record<string, string>) => {
    c.status(status)
    return show(c, found, { values: body, errors })
  }
  const form = enterForm.safeParse(body)
  if (!form.success) return again(422, fieldErrors(form.error))
  const { act, reason, note, tell } = form.data
  const { enter, receive } = returnDeskWords()
  const chosen = chosenPieces(found.lines, body)
  const asked = { id: act, orderId: found.order.id, pieces: chosen, reason, note }
  const desk = deskContext(c)
  const by = { staff: desk.staff, tell: tell === 'yes' }
  const result = await askReturn(desk, asked, by)
  if (result.ok) return c.redirect(paths.deskReturn(act, { done: 'entered' }), 303)
  return chosen.length === 0
    ? again(422, { pieces: receive.none })
    : again(409, { pieces: enter.failed })
})

/** The order in the address with what of it can be given back. One round trip. */
async function findOrder(c: Context<DeskEnv>) {
  const number = readOrderNumber(c.req.param('number') ?? '')
  if (!number) return null
  const { db, config } = c.var
  const id = idByNumber(number)
  const [[row], lines, events, pieces, shipments, inReturns] = await db.batch([
    orderByNumber(db, number),
    linesOfOrder(db, id),
    eventsOfOrder(db, id),
    piecesOfOrder(db, id),
    shipmentsOfOrder(db, id),
    returnPiecesOfOrder(db, id),
  ])
  if (!row) return null
  const order = await openOrder(config, row, lines, events, [])
  const isOpen = order.state === 'paid' || order.state === 'refunded'
  const returnable = returnableOf(config, order, { pieces, shipments, inReturns })
  return { order, lines: isOpen ? linesToReturn(returnable) : [] }
}

const show = (
  c: Context<DeskEnv>,
  { order, lines }: NonNullable<Awaited<ReturnType<typeof findOrder>>>,
  form: FormState,
) =>
  c.render(
    <EnterPage number={order.number} hasEmail={order.email !== ''} lines={lines} form={form} />,
    { title: returnDeskWords().enter.title(order.number) },
  )
