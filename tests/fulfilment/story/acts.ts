import { expect } from 'vitest'
import { delayOrder } from '../../../src/fulfilment/delay-order.ts'
import { markDelivered, noteArrived } from '../../../src/fulfilment/mark-delivered.ts'
import { movePieces } from '../../../src/fulfilment/move-pieces.ts'
import { noteWaiting } from '../../../src/fulfilment/note-waiting.ts'
import { packOrders } from '../../../src/fulfilment/pack-orders.ts'
import type { Stage } from '../../../src/fulfilment/rules.ts'
import { sendShipment } from '../../../src/fulfilment/send-shipment.ts'
import { shipmentsOfOrder } from '../../../src/fulfilment/shipment-queries.ts'
import { undoMoves } from '../../../src/fulfilment/undo-moves.ts'
import { unpack } from '../../../src/fulfilment/unpack.ts'
import { addDays } from '../../../src/platform/calendar-date.ts'
import { piecesNow } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { db, stripe } from '../../support/shop.ts'
import { newNumber, sending } from '../parcels.ts'
import { type Fault, post } from './faults.ts'

/** One step of a story. `which` chooses a piece, parcel or former act; some forms are old ones. */
export type Step = { order: number; which: number; fault: Fault; isOld: boolean } & (
  | { does: 'move'; to: Stage; tell: boolean }
  | { does: 'undo' | 'note' | 'delay' | 'pack' | 'unpack' | 'send' | 'deliver' | 'arrive' }
  | { does: 'refund'; all: boolean }
)

/** An order of the story, and what came of the forms that were sent about it. */
export type Told = {
  id: string
  session: string
  units: number
  moves: string[]
  /** Forms that were answered well, and how many pieces each changed, where that is told. */
  acts: { act: string; moved?: number }[]
  isRefunded: boolean
}

type Outcome = { ok: boolean; moved?: number }

/**
 * Does a step of the story. A form that is sent several times has the same answer each time; what
 * was refused may be done later, if somebody else acts in between.
 */
export async function perform(orders: Told[], step: Step, isAlone: boolean): Promise<void> {
  const told = orders[step.order % orders.length]
  if (!told) return
  const act = crypto.randomUUID()
  const verb = await verbOf(told, step, act)
  if (!verb) return
  const answers = await post<Outcome>(step.fault, verb)
  const answer = answers.find(({ ok }) => ok)
  // Packing answers with what waits at that moment, which whoever acts in between may change.
  const compared = (outcome: Outcome | undefined) =>
    isAlone || step.does !== 'pack' ? outcome : { ok: outcome?.ok }
  for (const each of answers)
    if (isAlone || each.ok)
      expect(compared(each), `${step.does} ${step.fault}`).toEqual(compared(answer ?? answers[0]))
  if (!answer) return
  const { moved } = answer
  told.acts.push({ act, ...(moved !== undefined && { moved }) })
  if (step.does === 'move' && moved) told.moves.push(act)
}

type Verb = Parameters<typeof post<Outcome>>[1]

async function verbOf(told: Told, step: Step, act: string): Promise<Verb | null> {
  const { which } = step
  const orderId = told.id
  if (step.does === 'refund') {
    await refund(told, step.all)
    return null
  }
  if (step.does === 'undo') {
    const undo = told.moves[which % told.moves.length]
    return undo ? (desk) => undoMoves(desk, { act, undo }) : null
  }
  if (step.does === 'delay') {
    const order = await orderNow(orderId)
    const readyBy = addDays(order.readyBy, which % 4)
    const seen = order.newReadyBy ?? order.readyBy
    return (desk) => delayOrder(desk, { act, orderId, readyBy, seen, tell: true })
  }
  if (step.does === 'pack') return (desk) => packOrders(desk, { act, orderIds: [orderId] })
  const seen = ({ id, version }: { id: string; version: number }) => ({
    ...{ id, version: Math.max(1, version - (step.isOld ? 1 : 0)) },
  })
  if (step.does === 'move' || step.does === 'note') {
    const all = await piecesNow(orderId)
    const pieces = all.filter((_, at) => which & (1 << at)).map(seen)
    if (step.does === 'move')
      return (desk) => movePieces(desk, { act, pieces, to: step.to, tell: step.tell })
    const [piece] = pieces
    const note = { waitsFor: which % 2 ? ('stone' as const) : null, wanted: '5 mm' }
    return piece
      ? (desk) =>
          noteWaiting(desk, {
            ...{ act, ...note, piece: piece.id, version: piece.version },
            place: `Tray ${which}`,
          })
      : null
  }
  const parcels = await shipmentsOfOrder(db, orderId)
  // Mostly the newest: those before it have gone.
  const parcel = which < 10 ? parcels.at(-1) : parcels[which % parcels.length]
  if (!parcel) return null
  if (step.does === 'unpack') return (desk) => unpack(desk, { act, ...seen(parcel) })
  if (step.does === 'arrive') return (desk) => noteArrived(desk, { id: parcel.id, orderId })
  if (step.does === 'deliver')
    return (desk) => markDelivered(desk, { act, ...seen(parcel), tell: true })
  const parts = { ...sending(seen(parcel)), act, number: newNumber() }
  return (desk) => sendShipment(desk, parts)
}

/** Money goes back, and the provider says so twice. */
async function refund(told: Told, all: boolean): Promise<void> {
  if (told.isRefunded || told.units === 0) return
  // Before the answer: another refund may come at the same moment.
  told.isRefunded = all
  await stripe.refund(told.session, all ? undefined : 100)
  await stripe.webhooks.resend(stripe.events.at(-1)?.event.id ?? '')
}
