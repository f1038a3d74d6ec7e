import { expect } from 'vitest'
import { changeLine } from '../../../src/fulfilment/changes/change-line.ts'
import { callChangeOff } from '../../../src/fulfilment/changes/drop-change.ts'
import { handOver } from '../../../src/fulfilment/hand-over.ts'
import { markDelivered } from '../../../src/fulfilment/mark-delivered.ts'
import { movePieces } from '../../../src/fulfilment/move-pieces.ts'
import { packOrders } from '../../../src/fulfilment/pack-orders.ts'
import { restockPieces } from '../../../src/fulfilment/restock.ts'
import { sendShipment } from '../../../src/fulfilment/send-shipment.ts'
import { shipmentsOfOrder } from '../../../src/fulfilment/shipment-queries.ts'
import { unpack } from '../../../src/fulfilment/unpack.ts'
import { isTakenByHand } from '../../../src/orders/rules.ts'
import { decideReview } from '../../../src/payments/decide-review.ts'
import { endSale } from '../../../src/payments/end-sale.ts'
import type { PaymentDesk } from '../../../src/payments/payment-desk.ts'
import { takeByHand } from '../../../src/payments/take-by-hand.ts'
import { newNumber, sending } from '../../fulfilment/parcels.ts'
import { piecesNow } from '../../support/fulfilment.ts'
import { db, stripe } from '../../support/shop.ts'
import type { FormAct } from './acts.ts'
import { changeForm, waitingChange } from './change-forms.ts'
import { assign, byHand, refund } from './refund-forms.ts'
import { returnVerb } from './return-forms.ts'
import { insist, post } from './wire.ts'
import { ordersOf, type World } from './world.ts'

type Answer = { ok: boolean; reason?: string }
/** A form that was filled in. */
export type Verb = (desk: PaymentDesk) => Promise<Answer>
export type Sale = Awaited<ReturnType<typeof ordersOf>>[number]

/**
 * Fills a form in, as somebody does who has just looked, and sends it. However often it is sent and
 * whatever gets lost, it acts once and is answered the same, if nobody else acts meanwhile.
 */
export async function doForm(world: World, form: FormAct, isAlone: boolean): Promise<void> {
  const act = crypto.randomUUID()
  const verb = await fillIn(await ordersOf(world), form, act)
  if (!verb) return
  if ('meets' in form && form.meets) stripe.account.nextRefunds.push(form.meets)
  const answers = await post(form.sent, verb)
  const said = answers.map(({ ok, reason = '' }) => ({ ok, reason }))
  const good = said.find(({ ok }) => ok)
  if (isAlone)
    for (const each of said) expect(each, `${form.does} ${form.sent}`).toEqual(good ?? said[0])
  if (good) world.acts.push({ act, does: form.does })
}

/** The form of the first order, from one that is chosen on, for which there is one. */
async function fillIn(sales: Sale[], form: FormAct, act: string): Promise<Verb | null> {
  for (const at of sales.keys()) {
    const sale = sales[(form.order + at) % sales.length]
    const verb = sale && (await verbOf(sale, form, act))
    if (verb) return verb
  }
  return null
}

async function verbOf(sale: Sale, form: FormAct, act: string): Promise<Verb | null> {
  const { id: orderId } = sale
  switch (form.does) {
    case 'move': {
      const pieces = (await chosen(orderId, form)).map((piece) => seen(form, piece))
      if (pieces.length === 0) return null
      return (desk) => movePieces(desk, { act, pieces, to: form.to, tell: true })
    }
    case 'restock': {
      const pieces = (await chosen(orderId, form)).filter(
        ({ stage }) => stage === 'returned' || stage === 'cancelled' || form.isOld,
      )
      if (pieces.length === 0) return null
      return (desk) =>
        restockPieces(desk, { act, pieces: pieces.map((piece) => seen(form, piece)) })
    }
    case 'pack':
      return (desk) => packOrders(desk, { act, orderIds: [orderId] })
    case 'hand over':
      return (desk) => handOver(desk, { act, orderId })
    case 'send':
    case 'deliver':
    case 'unpack':
      return parcelVerb(orderId, form, act)
    case 'change': {
      const asked = await changeForm(sale, form, act)
      return asked && ((desk) => changeLine(desk, asked))
    }
    case 'call off': {
      const change = await waitingChange(orderId)
      return change && ((desk) => callChangeOff(desk, { act, orderId, changeId: change.id }))
    }
    case 'refund':
      return refund(sale, form, act)
    case 'by hand':
      return byHand(sale, act)
    case 'assign':
      return assign(sale, form, act)
    case 'take': {
      if (!isTakenByHand(sale) || (isOver(sale) && !form.isOld)) return null
      const way = form.which % 2 ? 'cash' : 'transfer'
      return (desk) => takeByHand(desk, { act, orderId, way, reference: 'E2E-1' })
    }
    case 'end':
      if (sale.origin === 'shop' || (isOver(sale) && !form.isOld)) return null
      return async (desk) => ({ ok: await endSale(desk, { act, orderId }) })
    case 'decide':
      if (sale.state !== 'review' && !form.isOld) return null
      return (desk) => decideReview(desk, { act, orderId, accept: form.accept })
    default:
      return returnVerb(sale, form, act)
  }
}

async function parcelVerb(orderId: string, form: FormAct, act: string): Promise<Verb | null> {
  if (form.does === 'send')
    await insist((desk) => packOrders(desk, { act: `${act}:pack`, orderIds: [orderId] }))
  const parcels = await shipmentsOfOrder(db, orderId)
  const parcel = form.which < 12 ? parcels.at(-1) : parcels[form.which % parcels.length]
  if (!parcel) return null
  const it = seen(form, parcel)
  if (form.does === 'unpack') return (desk) => unpack(desk, { act, ...it })
  if (form.does === 'deliver') return (desk) => markDelivered(desk, { act, ...it, tell: true })
  const sent = { ...sending(it), act, number: newNumber() }
  return (desk) => sendShipment(desk, sent)
}

const isOver = ({ state }: Sale) => state !== 'pending' && state !== 'processing'

/** Some of an order's pieces. */
const chosen = async (orderId: string, { which }: FormAct) =>
  (await piecesNow(orderId)).filter((_, at) => which & (1 << at))

/** A version as a form has it that was opened a while ago, or just now. */
export const seen = ({ isOld }: FormAct, { id, version }: { id: string; version: number }) => ({
  ...{ id, version: Math.max(1, version - (isOld ? 1 : 0)) },
})
