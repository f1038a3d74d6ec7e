import { expect } from 'vitest'
import { checkChain } from '../../fulfilment/story/invariants.ts'
import { stripe } from '../../support/shop.ts'
import { type OrderSeen, type Seen, sum } from './look.ts'
import type { World } from './world.ts'

const isLive = ({ state }: { state: string }) => state !== 'failed' && state !== 'cancelled'

/** What is true at every moment. */
export function checkNow(world: World, seen: Seen): void {
  for (const { id, stock } of seen.stock) {
    const held = seen.orders.flatMap(({ lines }) =>
      lines.map((line) => (line.variantId === id ? line.held : 0)),
    )
    expect(stock, 'stock').toBeGreaterThanOrEqual(0)
    expect(stock + sum(held), `in stock and in orders of ${id}`).toBe(world.stock.get(id))
  }
  for (const order of seen.orders) {
    checkMoney(order)
    checkPieces(order)
    checkMails(order)
    checkChanges(order, seen)
  }
}

function checkMoney(order: OrderSeen): void {
  const { refunds, lines } = order
  const claimed = refunds.filter(isLive)
  const of = (state: string) => refunds.filter((refund) => refund.state === state)
  expect(order.refundClaimed, 'claimed').toBe(sum(claimed.map(({ amount }) => amount)))
  expect(order.refundClaimed, 'claimed of what was paid').toBeLessThanOrEqual(order.paid)
  expect(order.refunded, 'sent back').toBe(sum(of('succeeded').map(({ amount }) => amount)))
  expect(order.deliveryRefunded, 'of delivery').toBe(sum(claimed.map(({ delivery }) => delivery)))
  expect(order.deliveryRefunded).toBeLessThanOrEqual(order.delivery)
  for (const line of lines) {
    const parts = claimed.flatMap((refund) => refund.lines).filter((l) => l.lineId === line.id)
    expect(line.refundedUnits, 'units').toBe(sum(parts.map(({ units }) => units)))
    expect(line.refunded, 'of a line').toBe(sum(parts.map(({ amount }) => amount)))
    expect(line.refundedUnits, 'units of those sold').toBeLessThanOrEqual(line.quantity)
    expect(line.refunded, 'of its price').toBeLessThanOrEqual(line.quantity * line.unitPrice)
  }
  const asked = [...stripe.account.refunds.values()].flatMap(({ metadata, status }) =>
    status === 'failed' || status === 'canceled' ? [] : (metadata?.refund_id ?? []),
  )
  expect(new Set(asked).size, 'each is sent once').toBe(asked.length)
  for (const { amount, delivery, lines: parts } of refunds)
    expect(sum(parts.map((part) => part.amount)) + delivery).toBeLessThanOrEqual(amount)
}

function checkPieces(order: OrderSeen): void {
  const { lines, pieces, entered, state, parentId } = order
  const wasSold = entered.includes('paid') && parentId === null
  for (const line of lines) {
    const { quantity, madeToOrder, held } = line
    expect(line.pieces.length, `pieces of a line, ${state}`).toBe(wasSold ? quantity : 0)
    const back = line.pieces.filter(({ restockedAt }) => restockedAt !== null).length
    if (wasSold) expect(held, 'held by a line').toBe(madeToOrder ? 0 : quantity - back)
    if (madeToOrder) expect(back, 'what was made is not put into stock').toBe(0)
    const keeps = state === 'pending' || state === 'processing'
    if (keeps) expect(held, state).toBe(madeToOrder ? 0 : quantity)
    if (state === 'released') expect(held, state).toBe(0)
  }
  for (const piece of pieces) {
    expect(piece.parcels.length, 'live parcels of a piece').toBeLessThanOrEqual(1)
    expect(piece.returns.length, 'live returns of a piece').toBeLessThanOrEqual(1)
    checkChain(piece, piece.events)
    const isGone = piece.stage === 'sent' || piece.stage === 'delivered'
    if (isGone) expect(piece.parcels.length, 'gone in a parcel').toBe(1)
    if (piece.restockedAt !== null) {
      expect(['returned', 'cancelled'], 'restocked').toContain(piece.stage)
      expect(piece.parcels, 'restocked and in a parcel').toEqual([])
      const restocks = piece.events.filter(({ act }) => piece.events.at(-1)?.act === act)
      expect(restocks.length).toBe(1)
    }
  }
}

/** One mail for each cause, and none without. */
function checkMails(order: OrderSeen): void {
  const { events, mails, entered, parentId, returns, refunds } = order
  const causes = mails.map(({ cause }) => cause)
  expect(new Set(causes).size, 'one mail for each cause').toBe(causes.length)
  const count = (kind: string) => mails.filter((mail) => mail.kind === kind).length
  const happened = (kind: string) => events.filter((event) => event.kind === kind).length
  const wasPaid = entered.includes('paid')
  expect(count('order-confirmed'), 'confirmed').toBe(wasPaid && parentId === null ? 1 : 0)
  expect(count('refunded'), 'mails about refunds').toBe(
    events.filter(({ id, kind }) => kind === 'refunded' && isTold(refunds, id)).length,
  )
  expect(count('sold-meanwhile')).toBe(entered.includes('refunding') ? 1 : 0)
  expect(count('parcel-sent'), 'parcels').toBe(happened('sent'))
  const byShopper = returns.filter(({ staffId, id }) => staffId === null && id).length
  expect(count('return-new'), 'returns that were asked for').toBe(byShopper)
  expect(count('return-asked')).toBe(byShopper)
  const acts = new Set(
    order.pieces.flatMap((piece) =>
      piece.events.flatMap(({ leaves, enters, act }) =>
        enters === 'returned' && leaves !== enters ? [act] : [],
      ),
    ),
  )
  expect(count('return-received'), 'what came').toBe(acts.size)
}

const isTold = (refunds: OrderSeen['refunds'], eventId: string): boolean =>
  refunds.some(({ id, tell }) => tell && eventId === `refund:${id}:succeeded`)

/** A change is made when it is paid, and waits while it can be. */
function checkChanges({ changes }: OrderSeen, { orders }: Seen): void {
  for (const change of changes) {
    const payment = orders.find(({ id }) => id === change.paymentOrder)
    if (!payment) {
      // What nobody paid for is deleted after some days.
      const was = change.paymentOrder === null ? 'applied' : 'dropped'
      expect(change.state, 'nothing is to be paid').toBe(was)
      continue
    }
    const wasPaid = payment.entered.includes('paid')
    expect(change.state === 'applied', `made, ${payment.state}`).toBe(wasPaid)
    // Money that comes when its time was over is to be given back.
    const waits =
      ['pending', 'processing', 'review'].includes(payment.state) &&
      !payment.entered.includes('released')
    expect(change.state === 'waiting', `waits, ${payment.state}`).toBe(waits)
  }
}
