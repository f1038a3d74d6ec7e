import { eq } from 'drizzle-orm'
import type { Role } from '../../src/admin/rules.ts'
import { auditLog } from '../../src/admin/tables.ts'
import { movePieces } from '../../src/fulfilment/move-pieces.ts'
import { pieceEventsOfOrder, piecesOfOrder } from '../../src/fulfilment/piece-queries.ts'
import { type Stage, stages } from '../../src/fulfilment/rules.ts'
import { outbox } from '../../src/mail/tables.ts'
import type { DeskContext } from '../../src/orders/desk-context.ts'
import { openDb } from '../../src/platform/db.ts'
import { offerRing } from './catalogue.ts'
import { interposed } from './interposed-database.ts'
import { addToCart, checkOut, orderNow } from './purchase.ts'
import { bindings, config, db, stripe, visitor } from './shop.ts'

/** Somebody of a role at the desk, to whom a verb is handed; `d1`: another database. */
export const staffAtWork = (role: Role = 'owner', d1?: D1Database): DeskContext => ({
  db: d1 ? openDb(d1, 'primary') : db,
  config,
  sendSoon: () => {},
  staff: { id: role, email: `${role}@shop.test`, name: `Somebody of ${role}`, role },
})

type Ring = Parameters<typeof offerRing>[0] & {
  quantity?: number
  /** What is typed beside it, such as an engraving. */
  typed?: Record<string, string>
}

/** Sells one line of each of the rings, and takes the money. */
export async function sell(rings: Ring[], typed: Record<string, string> = {}) {
  const shopper = visitor()
  for (const { quantity = 1, typed: beside, ...ring } of rings) {
    const offered = await offerRing({ stock: ring.madeToOrder ? 0 : 9, ...ring })
    await addToCart(shopper, offered, { quantity: `${quantity}`, ...beside })
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

export const piecesNow = (orderId: string) => piecesOfOrder(db, orderId)
export const stagesNow = async (orderId: string) =>
  (await piecesNow(orderId)).map(({ stage }) => stage)
/** The stage of the least advanced of some pieces, as the code ranks stages. */
export const leastAdvanced = (all: Stage[]): Stage | null =>
  stages.find((stage) => all.includes(stage)) ?? null
export const pieceEventsNow = (orderId: string) => pieceEventsOfOrder(db, orderId)
export const auditOf = (id: string) => db.select().from(auditLog).where(eq(auditLog.id, id))
export const mailsAbout = (orderId: string) =>
  db.select().from(outbox).where(eq(outbox.subjectId, orderId))

/** Moves all pieces of an order, as somebody does who has just looked at them. */
export async function moveAll(
  orderId: string,
  to: Parameters<typeof movePieces>[1]['to'],
  more: { tell?: boolean; place?: string; packet?: string; act?: string } = {},
  desk = staffAtWork(),
) {
  const { act = crypto.randomUUID(), ...rest } = more
  const pieces = await piecesNow(orderId)
  return { act, result: await movePieces(desk, { act, pieces, to, ...rest }) }
}

/** The real database, whose answer to the first batch that writes into `table` gets lost. */
export function losingOneAnswer(table: string) {
  let sent = 0
  const d1 = interposed(bindings.DB, async (trip, act) => {
    const writes = trip.some(({ sql }) => sql.startsWith(`insert into "${table}"`))
    if (!writes || ++sent > 1) return act()
    await act()
    throw new Error('D1_ERROR: Network connection lost.')
  })
  return { d1, sent: () => sent }
}

/** The real database; something happens just before the first batch that writes into `table`. */
export function overtakenAt(table: string, happens: () => Promise<unknown>): D1Database {
  let happened = false
  return interposed(bindings.DB, async (trip, act) => {
    if (!happened && trip.some(({ sql }) => sql.startsWith(`insert into "${table}"`))) {
      happened = true
      await happens()
    }
    return act()
  })
}
