import { UnsecuredJWT } from 'jose'
import { addLines } from '../../src/cart/add-lines.ts'
import { linesOfCart } from '../../src/cart/queries.ts'
import { collectionProducts, collections } from '../../src/catalog/tables.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { placeOrder, seenOf } from '../support/purchase.ts'
import { config, db, later, visitor } from '../support/shop.ts'
import { letCanaryShop } from './canary.ts'
import { walkShop } from './forms-of-shop.ts'

const ring = await offerRing({ stock: 1_000_000, engraving: { maxLetters: 20 } })
const rings = { id: 'rings', handle: 'rings', title: 'Rings', descriptionHtml: '', position: 0 }
await db.insert(collections).values(rings)
const member = { collectionId: rings.id, productId: ring.handle, position: 0 }
await db.insert(collectionProducts).values(member)

/** Somebody else, of whom Eve knows the numbers of the orders and all ids, and nothing else. */
export const other = await letCanaryShop(ring)

// Each time another address, because one has three unpaid orders at most.
const person = { ...anna, email: 'eve+@key@example.com', name: 'Eve', gift_message: 'For me' }

/** A new cart with one engraved ring: its token and the id of its line. */
export async function openCart(): Promise<{ token: string; line: string }> {
  const wanted = [
    {
      variantId: ring.variant,
      quantity: 1,
      engraving: { letters: 'Eva', font: 'roman', place: null } as const,
    },
  ]
  const added = await addLines(db, config, { token: null, formKey: 'a'.repeat(16), wanted })
  if (!added.ok) throw new Error(added.reason)
  const [line] = await linesOfCart(db, await hashToken(added.token))
  return { token: added.token, line: line?.id ?? '' }
}

// Eve has an order and a cart of her own, and looks at every page of the shop.
const browser = visitor()
const order = await placeOrder(browser, ring, { ...person, email: 'eve@example.com' })
const orderCookie = `__Host-order=${browser.cookies.get('__Host-order')}`
browser.cookies.set('__Host-cart', `${(await openCart()).token}.1`)
const shop = await walkShop(browser, [
  ...['/', '/checkout', '/cart', `/cart/${ring.variant}:1`],
  ...[`/orders/${order.number}`, `/checkout/return?order=${order.number}`],
])

// What comes sooner after its page than a person can type is refused.
later(5)

/** Every path that links lead to, and the forms on their pages. */
export const { paths, forms } = shop

/** Names of all fields and buttons. */
export const names = [...forms.values()].flatMap(({ fields, buttons }) =>
  Object.keys({ ...fields, ...buttons }),
)

const seen = await seenOf((await openCart()).token, person.country)

/**
 * Good values for fields. `@line`, `@cart` stand for a cart that is there, `@key` for a form's key.
 */
export const typical: Record<string, string> = {
  ...{ ...person, seen, key: '@key', line: '@line', quantity: '1', engraving: 'Eva' },
  ...{ number: order.number, q: 'ring', billing_other: '' },
}

/** Words that mean something to the shop. */
export const real = [
  ...[ring.handle, ring.variant, `${ring.variant}:1`, order.number, order.session, order.id],
  ...[other.paid.number, other.unpaid.number, other.paid.id, other.unpaid.session],
  ...['rings', 'privacy', 'price-ascending', 'drop-sold-out', 'country', 'NL', 'US', '2', '@line'],
]

const forged = new UnsecuredJWT({ sub: other.paid.id, aud: 'order', iss: config.shop.origin })

/** Cookies: mostly Eve's own, some that are forged or broken. */
export const cookies = [
  ...Array<string>(12).fill(`__Host-cart=@cart.1; ${orderCookie}`),
  ...['', '__Host-cart=@cart.1', '__Host-cart=@cart.999', `${orderCookie}x`, ';;=;%'],
  ...[`__Host-order=${forged.encode()}`, `__Host-order=${other.paid.id}`],
  ...[`__Host-cart=${other.paid.cartId}.1`, `__Host-cart=${'A'.repeat(32)}.1`],
  `__Host-cart=%00<zq9mark>; __Host-order=%E0%A4%A; ${'a=b; '.repeat(900)}`,
]
