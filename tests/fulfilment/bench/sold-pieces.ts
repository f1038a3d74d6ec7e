import { eq } from 'drizzle-orm'
import type { Facts } from '../../../src/catalog/facts.ts'
import { products } from '../../../src/catalog/tables.ts'
import { pieces } from '../../../src/fulfilment/tables.ts'
import { offerRing } from '../../support/catalogue.ts'
import { addToCart, checkOut, orderNow } from '../../support/purchase.ts'
import { db, stripe, visitor } from '../../support/shop.ts'

type Sold = Parameters<typeof offerRing>[0] & {
  facts?: Partial<Facts>
  letters?: string
  quantity?: number
  typed?: Record<string, string>
}

/** Sells a ring that is made to order, takes the money, and returns its order and pieces. */
export async function sellRing({ facts, letters, quantity = 1, typed, ...ring }: Sold = {}) {
  const engraving = letters === undefined ? undefined : { maxLetters: 20, place: 'inside' as const }
  const offered = await offerRing({ madeToOrder: true, ...(engraving && { engraving }), ...ring })
  await db
    .update(products)
    .set({
      facts: {
        stones: [],
        dimensions: {},
        metal: '18K yellow gold',
        ...(engraving && { engraving: { ...engraving, fonts: ['roman', 'script', 'block'] } }),
        ...facts,
      },
    })
    .where(eq(products.handle, offered.handle))
  const shopper = visitor()
  await addToCart(shopper, offered, {
    quantity: `${quantity}`,
    ...(letters !== undefined && { engraving: letters, font: 'script' }),
  })
  const answer = await checkOut(shopper, typed)
  const session = stripe.sessions.at(-1)
  if (answer.status !== 303 || !session?.client_reference_id)
    throw new Error(`Checkout answered ${answer.status}`)
  await stripe.pay(session.id)
  const order = await orderNow(session.client_reference_id)
  const made = await piecesOf(order.id)
  const [piece] = made
  if (!piece) throw new Error('An order without pieces')
  return { ...offered, order, pieces: made, piece }
}

const piecesOf = (orderId: string) =>
  db.select().from(pieces).where(eq(pieces.orderId, orderId)).orderBy(pieces.unit)

export async function pieceNow(id: string) {
  const [piece] = await db.select().from(pieces).where(eq(pieces.id, id))
  if (!piece) throw new Error(`No piece ${id}`)
  return piece
}
