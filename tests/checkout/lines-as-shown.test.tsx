import { expect, test } from 'vitest'
import type { CartLine } from '../../src/cart/rules.ts'
import { CartLinkPage } from '../../src/cart/views/cart-link-page.tsx'
import { CartPage } from '../../src/cart/views/cart-page.tsx'
import { variantTitleIn } from '../../src/catalog/variant-words.ts'
import { catalogWords } from '../../src/catalog/words.ts'
import { OrderSummary } from '../../src/checkout/views/order-summary.tsx'
import { engravingWords } from '../../src/engraving/words.ts'
import { orderConfirmed } from '../../src/orders/mails/order-confirmed.ts'
import type { Order } from '../../src/orders/read-order.ts'
import { OrderPage } from '../../src/orders/views/order-page.tsx'
import { uiWords } from '../../src/ui/words.ts'
import { config } from '../support/shop.ts'

const { shop } = config

/** A ring in two pieces, engraved and made to order, and a brooch; as the cart has them. */
const ring = {
  id: 'line-1',
  variantId: 'sol-54',
  handle: 'sol',
  title: 'Sol <band>',
  type: 'Ring',
  options: [
    { name: 'Metal', values: ['18K rose gold'] },
    { name: 'Ring size', values: ['54'] },
  ],
  optionValues: ['18K rose gold', '54'],
  sku: 'SOL-54',
  picture: null,
  quantity: 2,
  facts: { stones: [], dimensions: {} },
  engraving: { letters: 'A & M', font: 'script', place: 'inside' },
  unreadable: false,
  withdrawn: false,
  unitPrice: 89_000,
  priceSeen: 89_000,
  sizes: null,
  madeToOrder: true,
  readyDays: 10,
  status: 'active',
  active: true,
  stock: 0,
  personalizationDigest: 'x',
  held: 0,
  available: true,
  availability: 'made-to-order',
} satisfies CartLine

const brooch: CartLine = {
  ...ring,
  ...{ id: 'line-2', variantId: 'fiore', handle: 'fiore', title: 'Fiore', type: 'Brooch' },
  ...{ options: [], optionValues: [], sku: null, quantity: 1, engraving: null },
  ...{ unitPrice: 115_050, priceSeen: 115_050, madeToOrder: false, stock: 1 },
  availability: 'last-one',
}
const unreadable = { ...brooch, id: 'line-3', unreadable: true, available: false }
const soldOut: CartLine = { ...ring, id: 'line-4', available: false, availability: 'sold-out' }

const totals = { goods: 293_050, delivery: 1_490, total: 294_540, tax: 51_118, taxRate: 2_100 }
const address = {
  ...{ name: 'Anna', lines: ['Keizersgracht 1'], city: 'Amsterdam' },
  ...{ state: '', postcode: '1015 CJ', country: 'NL' },
}

/** The same as it was ordered: the size as the country of delivery calls it. */
const order = {
  ...{ id: 'o', number: 'J-7K4M2QXD', state: 'paid', currency: 'EUR', ...totals, refunded: 5_000 },
  ...{ paid: totals.total, paidCurrency: 'EUR', deliveryMethod: 'insured', country: 'NL' },
  ...{ readyBy: '2030-03-01', deliverFrom: '2030-03-04', deliverBy: '2030-03-06' },
  email: 'anna@example.com',
  contact: {
    ...{ name: 'Anna', phone: '+31205550123', address },
    ...{ billing: null, giftMessage: '', giftWrap: false },
  },
  lines: [
    { ...ring, variantTitle: variantTitleIn('ch', ring) },
    { ...brooch, variantTitle: '' },
  ],
  events: [],
  changes: [],
} as unknown as Order

const cartPage = (lines: CartLine[]) => {
  const config = { shop, MAIL_FROM: 'shop@shop.test' }
  return String(<CartPage config={config} lines={lines} sizes="us" promise={null} />)
}
const summary = (lines: CartLine[], taxRate = totals.taxRate) =>
  String(<OrderSummary shop={shop} lines={lines} sizes="us" totals={{ ...totals, taxRate }} />)
const linkPage = (lines: CartLine[]) =>
  String(
    <CartLinkPage
      shop={shop}
      link="a:1"
      lines={lines.map((line) => ({ ...line, price: line.unitPrice }))}
      sizes="us"
    />,
  )
const orderPage = (of: Order) =>
  String(<OrderPage shop={shop} order={of} progress={null} today="" />)
const mail = (of: Order) => orderConfirmed({ shop, order: of, link: 'https://x.test', detail: '' })

/** What somebody reads in markup: texts in their order, blanks as one. */
const read = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[ \n]+/g, ' ')

const notReturned = catalogWords().returns.not
const madeToOrder = catalogWords().availability.of['made-to-order']
const engraving = engravingWords().line(ring.engraving)
const inUs = variantTitleIn('us', ring)
const inNl = variantTitleIn('ch', ring)

const renderings: [string, string, string[]][] = [
  ['the cart', read(cartPage([ring, brooch])), [inUs, notReturned]],
  ['the checkout', read(summary([ring, brooch])), [inUs]],
  ['the page of the order', read(orderPage(order)), [inNl, notReturned, madeToOrder, 'SOL-54']],
  ['the mail', read(mail(order).html), [inNl, notReturned, madeToOrder, 'SOL-54']],
  ['the mail as text', mail(order).text, [inNl, notReturned, madeToOrder, 'SOL-54']],
]

test.each(renderings)('%s says the same of a line as the others', (_, text, says) => {
  expect(text).toContain('Sol <band>')
  // Once: of the ring, and not of the brooch.
  for (const part of [engraving, '€1,780.00', ...says])
    expect([part, text.split(part).length - 1]).toEqual([part, 1])
  expect(text.indexOf(engraving)).toBeLessThan(text.indexOf('Fiore'))
  expect(text).toContain('€1,150.50')
})

test('a link that fills the cart names pieces and variants, each at the price of one', () => {
  const text = read(linkPage([ring, brooch]))
  expect(text).toContain(`2 × Sol <band>, ${inUs}, €890 1 × Fiore, €1,150.50`)
})

test('a piece whose engraving nobody can read cannot be sent back either', () => {
  expect(read(cartPage([brooch]))).not.toContain(notReturned)
  expect(read(cartPage([unreadable]))).toContain(notReturned)
})

test('what is sold out says so at the checkout', () => {
  const soldOutWords = catalogWords().availability.of['sold-out']
  expect(read(summary([ring]))).not.toContain(soldOutWords)
  expect(read(summary([soldOut]))).toContain(soldOutWords)
})

/** The sums in a text, in their order, with their amounts. */
const sumsIn = (text: string) => {
  const { goods, delivery, total, ofWhichTax, refunded } = uiWords().sums
  const names = [goods, delivery, total, ofWhichTax(21), ofWhichTax(0), refunded]
  const rows = names.flatMap((name) => {
    const at = Math.max(text.indexOf(`${name} €`), text.indexOf(`${name}: €`))
    return at < 0 ? [] : [{ at, row: text.slice(at).match(/^[^€]*€[\d,.]+/)?.[0] ?? '' }]
  })
  return rows.toSorted((a, b) => a.at - b.at).map(({ row }) => row.replace(':', ''))
}

test('every rendering shows the same sums in the same order', () => {
  const { goods, delivery, total, ofWhichTax, refunded } = uiWords().sums
  const charged = [`${delivery} €14.90`, `${total} €2,945.40`, `${ofWhichTax(21)} €511.18`]
  expect(sumsIn(read(summary([ring, brooch])))).toEqual(charged)
  expect(sumsIn(read(mail(order).html))).toEqual(charged)
  expect(sumsIn(mail(order).text)).toEqual(charged)
  expect(sumsIn(read(orderPage(order)))).toEqual([
    ...[`${goods} €2,930.50`, ...charged, `${refunded} €50.00`],
  ])
})

test('what is not taxed and not refunded names neither', () => {
  const untaxed = { ...order, taxRate: 0, refunded: 0 }
  const { goods, delivery, total } = uiWords().sums
  const charged = [`${delivery} €14.90`, `${total} €2,945.40`]
  expect(sumsIn(read(summary([ring, brooch], 0)))).toEqual(charged)
  expect(sumsIn(mail(untaxed).text)).toEqual(charged)
  expect(sumsIn(read(mail(untaxed).html))).toEqual(charged)
  expect(sumsIn(read(orderPage(untaxed)))).toEqual([`${goods} €2,930.50`, ...charged])
})
