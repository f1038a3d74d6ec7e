import { type Answer, createShopper, type Shopper } from './shopper.ts'

/** A generated piece in a size. */
export type Wanted = { piece: string; variant: string }

/** Somebody with pieces in the cart. */
export async function withCart(origin: string, wanted: Wanted[]): Promise<Shopper> {
  const shopper = createShopper(origin)
  for (const { piece, variant } of wanted) {
    const { page } = await shopper.get(`/products/${piece}?variant=${variant}`)
    const typed = { variant, quantity: '1' }
    expectStatus(await shopper.submit('/cart/add', page, typed), 303, 'Adding to the cart')
  }
  return shopper
}

/** Somebody who has filled in the checkout. Returns what sends it, once. */
export async function readyToOrder(
  origin: string,
  wanted: Wanted[],
): Promise<(headers?: Record<string, string>) => Promise<Answer>> {
  const shopper = await withCart(origin, wanted)
  const first = await shopper.get('/checkout')
  const update = { country: person.country, update: 'country' }
  const shown = await shopper.submit('/checkout', first.page, update)
  expectStatus(shown, 200, 'The checkout')
  // Each with an address of their own: the shop limits the unpaid orders of one.
  const typed = { ...person, email: `anna.${crypto.randomUUID()}@example.com` }
  return (headers) => shopper.submit('/checkout', shown.page, typed, headers)
}

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
