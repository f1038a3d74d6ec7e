import { allThatIsLeft, piecesToCancel } from '../../../src/fulfilment/admin/refunds/rules.ts'
import { sendBack } from '../../../src/fulfilment/admin/refunds/send-back.ts'
import { linesOfOrder } from '../../../src/orders/queries.ts'
import { isTakenByHand } from '../../../src/orders/rules.ts'
import { assignRefund } from '../../../src/payments/assign-refund.ts'
import type { RefundAsked } from '../../../src/payments/claim-refund.ts'
import { refundByHand } from '../../../src/payments/refund-by-hand.ts'
import { refundOrder } from '../../../src/payments/refund-order.ts'
import { refundsOfOrder } from '../../../src/payments/refund-queries.ts'
import { piecesNow } from '../../support/fulfilment.ts'
import { db } from '../../support/shop.ts'
import type { FormAct } from './acts.ts'
import { type Sale, seen, type Verb } from './desk-acts.ts'

type RefundForm = Extract<FormAct, { does: 'refund' }>

/** Sends money of an order back, in one of the ways in which people do. */
export async function refund(sale: Sale, form: RefundForm, act: string): Promise<Verb | null> {
  if (sale.paid === sale.refundClaimed && !form.isOld) return null
  const parts = await partsOf(sale, form)
  const asked: RefundAsked = {
    ...{ act, orderId: sale.id, reason: 'goodwill', note: 'We are sorry.', tell: true, ...parts },
    way: form.way === 'own' ? ownWay(sale) : form.way,
  }
  if (!form.unit) return (desk) => refundOrder(desk, asked)
  const lines = await refundableLines(sale)
  const cancelled = piecesToCancel(sale, lines, parts).map((piece) => seen(form, piece))
  return (desk) => sendBack(desk, asked, cancelled)
}

/** The lines of an order with their pieces, as the form of a refund has them. */
async function refundableLines({ id }: Sale) {
  const pieces = await piecesNow(id)
  return (await linesOfOrder(db, id)).map((line) => ({
    ...line,
    pieces: pieces.filter(({ lineId }) => lineId === line.id),
  }))
}

const ownWay = (sale: Sale): RefundAsked['way'] =>
  isTakenByHand(sale) ? (sale.provider as 'cash' | 'transfer') : 'provider'

async function partsOf(sale: Sale, { amount: how, which, unit }: RefundForm) {
  const lines = (await linesOfOrder(db, sale.id)).map((line) => ({
    lineId: line.id,
    units: line.quantity - line.refundedUnits,
    amount: line.quantity * line.unitPrice - line.refunded,
  }))
  const left = sale.paid - sale.refundClaimed
  const delivery = sale.delivery - sale.deliveryRefunded
  const of = (chosen: typeof lines, share = 0) => ({
    lines: chosen.filter(({ amount }) => amount > 0),
    delivery: share,
    amount: chosen.reduce((sum, line) => sum + line.amount, share),
  })
  const none = { lines: [], delivery: 0 }
  switch (how) {
    case 'line': {
      const line = lines[which % lines.length]
      if (!line) return { ...none, amount: left }
      const units = unit ? 1 : 0
      return of([{ ...line, units, amount: Math.min(line.amount, 1 + Math.ceil(left / 3)) }])
    }
    case 'lines':
      return of(lines)
    case 'all':
      return allThatIsLeft(sale, await refundableLines(sale))
    case 'delivery':
      return of([], delivery)
    case 'part':
      return { ...none, amount: 1 + Math.floor(left / (2 + which)) }
    case 'cent':
      return { ...none, amount: 1 }
    default:
      return { ...none, amount: left + 1 }
  }
}

/** Pays the last refund that failed back by hand. */
export async function byHand(sale: Sale, act: string): Promise<Verb | null> {
  const failed = (await refundsOfOrder(db, sale.id)).findLast(({ state }) => state === 'failed')
  if (!failed) return null
  const told = { act, id: failed.id, way: 'transfer' as const, reference: 'E2E-2' }
  return (desk) => refundByHand(desk, told)
}

/** Says what the first refund was for that was made at the provider. */
export async function assign(
  sale: Sale,
  { which, isOld }: FormAct,
  act: string,
): Promise<Verb | null> {
  const refunds = await refundsOfOrder(db, sale.id)
  const made = isOld ? refunds.at(-1) : refunds.find(({ assigned }) => !assigned)
  const lines = await linesOfOrder(db, sale.id)
  const line = lines[which % lines.length]
  if (!made || !line) return null
  const { id, version, amount } = made
  const delivery = which % 3 === 0 ? Math.min(amount, sale.delivery - sale.deliveryRefunded) : 0
  const share = { lineId: line.id, units: which % 2, amount: amount - delivery }
  const told = { act, id, version: version - (isOld ? 1 : 0), delivery, lines: [share] }
  return (desk) => assignRefund(desk, told)
}
