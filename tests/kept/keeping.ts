import { eq } from 'drizzle-orm'
import { cartLines, carts } from '../../src/cart/tables.ts'
import { keptLinks, keptPieces } from '../../src/kept/tables.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { db, type Visitor } from '../support/shop.ts'

type Ring = { handle: string; variant?: string }

/** Keeps a piece through a heart. */
export const keep = (guest: Visitor, ring: Ring, typed: Record<string, string> = {}) =>
  guest.post('/kept', { keep: ring.handle, variant: ring.variant ?? '', ...typed })

/** The random token in a guest's cookie. */
export const tokenOf = (guest: Visitor): string =>
  guest.cookies.get('__Host-cart')?.split('.')[0] ?? ''

/** What the database has of a guest. */
export async function rowsOf(guest: Visitor) {
  const [cart] = await db
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, await hashToken(tokenOf(guest))))
  const id = cart?.id ?? ''
  return {
    cart,
    pieces: await db.select().from(keptPieces).where(eq(keptPieces.cartId, id)),
    lines: await db.select().from(cartLines).where(eq(cartLines.cartId, id)),
    links: await db.select().from(keptLinks).where(eq(keptLinks.cartId, id)),
  }
}

/** Shares what a guest keeps; the path of the link. */
export async function share(guest: Visitor, asked: Record<string, string> = {}): Promise<string> {
  const { page } = await guest.get('/kept')
  const answer = await guest.submit('/kept/share', page, asked)
  if (answer.status !== 303) throw new Error(`Sharing answered ${answer.status}`)
  return linkIn((await guest.get('/kept')).page)
}

/** The path of the link that a list shows. */
export const linkIn = (page: string): string =>
  /value="https:\/\/shop\.test(\/kept\/shared\/[\w-]{32})"/.exec(page)?.[1] ?? ''
