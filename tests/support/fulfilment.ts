import { eq } from 'drizzle-orm'
import type { Role } from '../../src/admin/rules.ts'
import { auditLog } from '../../src/admin/tables.ts'
import { pieceEvents, pieces } from '../../src/fulfilment/tables.ts'
import { outbox } from '../../src/mail/tables.ts'
import type { DeskContext } from '../../src/orders/desk-context.ts'
import { openDb } from '../../src/platform/db.ts'
import { offerRing } from './catalogue.ts'
import { addToCart, checkOut, orderNow } from './purchase.ts'
import { config, db, stripe, visitor } from './shop.ts'

/** Somebody of a role at the desk, to whom a verb is handed; `d1`: another database. */
export const staffAtWork = (role: Role = 'owner', d1?: D1Database): DeskContext => ({
  db: d1 ? openDb(d1, 'primary') : db,
  config,
  sendSoon: () => {},
  staff: { id: role, email: `${role}@shop.test`, name: `Somebody of ${role}`, role },
})

type Ring = Parameters<typeof offerRing>[0] & { quantity?: number }

/** Sells one line of each of the rings, and takes the money. */
export async function sell(rings: Ring[], typed: Record<string, string> = {}) {
  const shopper = visitor()
  for (const { quantity = 1, ...ring } of rings) {
    const offered = await offerRing({ stock: ring.madeToOrder ? 0 : 9, ...ring })
    await addToCart(shopper, offered, { quantity: `${quantity}` })
  }
  const answer = await checkOut(shopper, typed)
  const session = stripe.sessions.at(-1)
  if (answer.status !== 303 || !session?.client_reference_id)
    throw new Error(`Checkout answered ${answer.status} ${answer.location}`)
  const order = await orderNow(session.client_reference_id)
  return { id: order.id, number: order.number, session: session.id, shopper }
}

/** The same, paid. */
export async function sellAndPay(rings: Ring[], typed: Record<string, string> = {}) {
  const order = await sell(rings, typed)
  await stripe.pay(order.session)
  return order
}

export const piecesNow = (orderId: string) =>
  db.select().from(pieces).where(eq(pieces.orderId, orderId))
export const stagesNow = async (orderId: string) =>
  (await piecesNow(orderId)).map(({ stage }) => stage)
export const pieceEventsNow = (orderId: string) =>
  db.select().from(pieceEvents).where(eq(pieceEvents.orderId, orderId))
export const auditOf = (id: string) => db.select().from(auditLog).where(eq(auditLog.id, id))
export const mailsAbout = (orderId: string) =>
  db.select().from(outbox).where(eq(outbox.subjectId, orderId))
