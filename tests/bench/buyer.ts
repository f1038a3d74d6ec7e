import type { Shop } from './open-shop.ts'
import { type Answer, createShopper, type Shopper } from './shopper.ts'

/** A generated piece in a size. */
export type Wanted = { piece: string; variant: string }

/** A size of a ring of the demo catalogue that is in stock. */
export async function aRing(shop: Shop): Promise<string> {
  const of = "select id from products where handle = 'tide-hammered-ring'"
  const sql = `select id from variants where product_id = (${of}) and stock > 0 limit 1`
  const [[ring] = []] = await shop.sql<{ id: string }>([{ sql, params: [] }])
  if (!ring) throw new Error('The demo catalogue has no ring to put into a cart')
  return ring.id
}

/** Somebody with pieces in the cart. */
export async function withCart(
  origin: string,
  wanted: (Wanted & { engraving?: string })[],
  shopper = createShopper(origin),
): Promise<Shopper> {
  for (const { piece, variant, engraving = '' } of wanted) {
    const { page } = await shopper.get(`/products/${piece}?variant=${variant}`)
    const typed = { variant, quantity: '1', engraving, font: 'roman' }
    expectStatus(await shopper.submit('/cart/add', page, typed), 303, 'Adding to the cart')
  }
  return shopper
}

/** Lets somebody tap the heart of a piece. */
export async function keeping(shopper: Shopper, piece: string): Promise<Shopper> {
  expectStatus(await shopper.submit('/kept', '', { keep: piece, variant: '' }), 303, 'Keeping')
  return shopper
}

/** Somebody who has filled in the checkout. Returns what sends it, once. */
export async function readyToOrder(
  origin: string,
  wanted: Wanted[],
  shopper = createShopper(origin),
): Promise<(headers?: Record<string, string>) => Promise<Answer>> {
  const fill = await atCheckout(await withCart(origin, wanted, shopper))
  return (headers) => fill({}, headers)
}

/** Lets somebody with a cart open the checkout. Returns what fills it in, as told, and sends it. */
export async function atCheckout(shopper: Shopper) {
  const first = await shopper.get('/checkout')
  const update = { country: person.country, update: 'country' }
  const shown = await shopper.submit('/checkout', first.page, update)
  expectStatus(shown, 200, 'The checkout')
  return fillIn(shopper, shown.page)
}

/** Fills in the checkout that somebody sees as told, and sends it. */
export const fillIn =
  (shopper: Shopper, page: string) =>
  (typed: Record<string, string>, headers?: Record<string, string>): Promise<Answer> =>
    // Each with an address of their own: the shop limits the unpaid orders of one.
    shopper.submit(
      '/checkout',
      page,
      { ...person, email: `anna.${crypto.randomUUID()}@example.com`, ...typed },
      headers,
    )

function expectStatus({ status, page }: Answer, expected: number, what: string): void {
  if (status !== expected) throw new Error(`${what} answered ${status}:\n${page.slice(0, 2000)}`)
}

const person = {
  phone: '020 555 0123',
  name: 'Anna Lindqvist',
  line1: 'Keizersgracht 174',
  postcode: '1016 DW',
  city: 'Amsterdam',
  country: 'NL',
  delivery: 'insured',
}
