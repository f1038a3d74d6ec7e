import { answerReturn } from '../../../src/fulfilment/returns/answer-return.ts'
import { askReturn } from '../../../src/fulfilment/returns/ask-return.ts'
import { returnPiecesOfOrder, returnsOfOrder } from '../../../src/fulfilment/returns/queries.ts'
import { receiveReturn } from '../../../src/fulfilment/returns/receive-return.ts'
import { withdrawReturn } from '../../../src/fulfilment/returns/withdraw-return.ts'
import { piecesNow } from '../../support/fulfilment.ts'
import { db } from '../../support/shop.ts'
import type { FormAct } from './acts.ts'
import { type Sale, seen, type Verb } from './desk-acts.ts'

export type ReturnForm = Extract<
  FormAct,
  { does: 'ask return' | 'answer return' | 'receive' | 'withdraw return' }
>

/** What the shopper or the desk does with a return; most often with the newest. */
export async function returnVerb(
  { id: orderId }: Sale,
  form: ReturnForm,
  act: string,
): Promise<Verb | null> {
  const { which } = form
  if (form.does === 'ask return') {
    const pieces = (await piecesNow(orderId))
      .filter(({ stage }, at) => which & (1 << at) && (form.isOld || isGone(stage)))
      .map(({ id }) => id)
    const asked = { id: act, orderId, pieces, reason: 'damaged' as const, note: 'Broken' }
    return (desk) =>
      askReturn(desk, asked, form.byStaff ? { staff: desk.staff, tell: true } : undefined)
  }
  const returns = await returnsOfOrder(db, orderId)
  const row = which < 12 ? returns.at(-1) : returns[which % returns.length]
  if (!row) return null
  const it = seen(form, row)
  if (form.does === 'answer return')
    return (desk) => answerReturn(desk, { act, ...it, agree: form.agree, answer: 'Thank you.' })
  if (form.does === 'withdraw return')
    return (desk) =>
      withdrawReturn(
        desk,
        { id: row.id, orderId },
        form.byStaff ? { staff: desk.staff, act, version: it.version } : undefined,
      )
  const inIt = (await returnPiecesOfOrder(db, orderId)).filter(
    ({ returnId, receivedAt }) => returnId === row.id && receivedAt === null,
  )
  const pieces = inIt
    .filter((_, at) => inIt.length === 1 || which & (1 << at))
    .map(({ pieceId }) => pieceId)
  const { condition } = form
  return (desk) => receiveReturn(desk, { act, ...it, pieces, condition, note: '', tell: true })
}

const isGone = (stage: string) => stage === 'sent' || stage === 'delivered'
