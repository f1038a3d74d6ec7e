import { newLink } from '../../src/orders/links.ts'
import { addToCart, checkOut, orderNow, placeOrder } from '../support/purchase.ts'
import { testSecrets } from '../support/secrets.ts'
import { db, stripe, type Visitor, visitor } from '../support/shop.ts'

/** Somebody whose every word is unlike any other in the shop. */
export const canary = {
  email: 'Piet.Kanarie@vogel.example',
  phone: '020 555 7788',
  name: 'Pieternel Kanarie',
  line1: 'Vogelkooi 174',
  line2: 'Derde zitstok',
  postcode: '1016 ZX',
  city: 'Zangdorp',
  country: 'NL',
  delivery: 'insured',
  gift_message: 'Voor het nachtegaaltje',
  newsletter: 'yes',
}
export const engraving = 'Tjilp & Piep'

/** As they stand in pages, mails, forms and statements, in small letters. */
export const privateWords = [
  ...['kanarie', 'pieternel', 'vogel', '5557788', '555 7788', '1016 zx', '1016zx', 'zitstok'],
  ...['zangdorp', 'nachtegaaltje', 'tjilp'],
]

/**
 * Lets somebody buy, check out and leave a ring in the cart, each time with an engraving. Returns
 * the numbers of the orders, which others may know, and everything that nobody else may: words,
 * tokens, and the shop's own secrets.
 */
export async function letCanaryShop(ring: { handle: string; variant: string }) {
  const shopper = visitor()
  await addToCart(shopper, ring, { engraving })
  await checkOut(shopper, canary)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const paid = await orderNow(session?.client_reference_id ?? '')
  const { token, statement } = await newLink(db, paid.id)
  await statement
  const unpaid = await placeOrder(shopper, ring, canary)
  await addToCart(shopper, ring, { engraving })
  return { paid, unpaid, secrets: [...privateWords, ...shopSecrets, token, ...tokensOf(shopper)] }
}

/** What the shop itself must not tell. */
export const shopSecrets = Object.entries(testSecrets)
  .filter(([name]) => /KEY|SECRET/.test(name))
  .map(([, secret]) => secret)

/** The tokens in somebody's cookies; the cart's without its number of pieces. */
export const tokensOf = ({ cookies }: Visitor): string[] =>
  [...cookies.values()].map((value) => value.replace(/\.\d+$/, ''))

/** Which of these words stand in a text, whatever letters they are written in. */
export function leaked(text: string, words: string[]): string[] {
  const plain = text.toLowerCase()
  return words.filter((word) => plain.includes(word.toLowerCase()))
}
