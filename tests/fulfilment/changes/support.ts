import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Role } from '../../../src/admin/rules.ts'
import { variants } from '../../../src/catalog/tables.ts'
import { changeLine } from '../../../src/fulfilment/changes/change-line.ts'
import { seenText } from '../../../src/fulfilment/changes/change-rules.ts'
import { planChange } from '../../../src/fulfilment/changes/plan-change.ts'
import { readLine } from '../../../src/fulfilment/changes/read-line.ts'
import { readOrder } from '../../../src/orders/read-order.ts'
import { orderLines } from '../../../src/orders/tables.ts'
import type { PaymentDesk } from '../../../src/payments/payment-desk.ts'
import { openDb } from '../../../src/platform/db.ts'
import { offerRing, stockOf } from '../../support/catalogue.ts'
import { staffAtWork } from '../../support/fulfilment.ts'
import { addToCart, checkOut, orderNow, paymentContext } from '../../support/purchase.ts'
import { config, db, stripe, visitor } from '../../support/shop.ts'

/** A size of a ring: what it costs, and how many there are; `made`: it is made to order. */
export type Size = { price?: number; stock?: number; made?: boolean }

export const PRICE = 89_000

/**
 * A ring in several sizes, of which somebody has bought and paid for some of the first. Returns the
 * order, its line and the ids of the variants by size.
 */
export async function sellSize(
  sizes: Record<string, Size>,
  { quantity = 1, engraving = '' }: { quantity?: number; engraving?: string } = {},
) {
  const ring = await offerRing({
    ...{ sizes: Object.keys(sizes), stock: 9, price: PRICE, workshopDays: 5 },
    engraving: { maxLetters: 12, fonts: ['roman', 'script'], place: 'inside' },
  })
  for (const [size, { price = PRICE, stock = 9, made = false }] of Object.entries(sizes))
    await db
      .update(variants)
      .set({ price, stock: made ? 0 : stock, madeToOrder: made })
      .where(eq(variants.id, ring.ids[size] ?? ''))
  const shopper = visitor()
  await addToCart(shopper, ring, { quantity: String(quantity), ...(engraving && { engraving }) })
  expect((await checkOut(shopper)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const order = await orderNow(session?.client_reference_id ?? '')
  expect(order.state).toBe('paid')
  const [line] = await linesNow(order.id)
  const { id, number } = order
  return { id, number, shopper, session: session?.id ?? '', line: line?.id ?? '', ids: ring.ids }
}

export type Sold = Awaited<ReturnType<typeof sellSize>>

/** The lines of an order, opened. */
export async function linesNow(orderId: string) {
  return (await readOrder(db, config, orderId))?.lines ?? []
}
export async function changesNow(orderId: string) {
  return (await readOrder(db, config, orderId))?.changes ?? []
}

/** What the lines of a variant hold of it, whatever their orders. */
export async function heldOf(variant: string): Promise<number> {
  const lines = await db.select().from(orderLines).where(eq(orderLines.variantId, variant))
  return lines.reduce((sum, { held }) => sum + held, 0)
}

/** Units that are free, and units that orders hold. */
export const countOf = async (variant: string): Promise<[free: number, held: number]> => [
  await stockOf(variant),
  await heldOf(variant),
]

/** Somebody at the desk who may also move money; `d1`: another database. */
export const deskOf = (role: Role = 'owner', d1?: D1Database): PaymentDesk => ({
  ...paymentContext(),
  ...(d1 && { db: openDb(d1, 'primary') }),
  staff: staffAtWork(role).staff,
})

type Choice = {
  to?: string
  units?: number
  line?: string
  letters?: string
  font?: string
  act?: string
  tell?: boolean
  desk?: PaymentDesk
}

/** What somebody asks for who has looked at the line just now. */
export async function asked(sold: Sold, choice: Choice) {
  const { to, units, line = sold.line, letters, font = 'roman' } = choice
  const found = await readLine(db, config, { number: sold.number, lineId: line })
  if (!found) throw new Error('No such line')
  const present = found.line.engraving
  const wanted = {
    units: units ?? found.most,
    variantId: to === undefined ? found.line.variantId : (sold.ids[to] ?? ''),
    engraving: {
      letters: letters ?? present?.letters ?? '',
      font: letters === undefined ? (present?.font ?? font) : font,
    },
  }
  const planned = planChange(config.shop, found, wanted)
  return {
    ...wanted,
    ...{ act: choice.act ?? crypto.randomUUID(), number: sold.number, lineId: line },
    ...{ seen: seenText(found.pieces), tell: choice.tell ?? false },
    difference: planned.ok ? planned.plan.difference : 0,
  }
}

/** Changes a line, as somebody does who has just looked at it. */
export const change = async (sold: Sold, choice: Choice) =>
  changeLine(choice.desk ?? deskOf(), await asked(sold, choice))

/** The order that pays for the last change, with its payment page. */
export async function paymentOf(orderId: string) {
  const last = (await changesNow(orderId)).at(-1)
  if (!last?.paymentOrder) throw new Error('Nothing is to be paid')
  const order = await orderNow(last.paymentOrder)
  return { ...order, session: order.sessionId ?? '' }
}
