import { expect, test } from 'vitest'
import { variantTitleIn } from '../../src/catalog/variant-words.ts'
import { writeOrderMail } from '../../src/orders/write-mail.ts'
import { ringSystems } from '../../src/ring-sizes/visitor-sizes.ts'
import { openIsolate, person } from '../analytics/book.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, checkOut } from '../support/purchase.ts'
import { bindings, config, db, stripe } from '../support/shop.ts'

/** Somebody with a browser in a country. */
const from = (country: string) => person({}, openIsolate(bindings, { country }))

/** What an address in the United States needs. */
const inBoston = {
  ...anna,
  country: 'US',
  state: 'MA',
  city: 'Boston',
  postcode: '02108',
  phone: '+1 617 555 0123',
}

/** What is said of ring sizes, with the spaces at which no line ends as usual ones. */
const sizesIn = (page: string) =>
  [...page.matchAll(/ring size [^<:]+/g)].map(([words]) => words.trim().replaceAll('\u00a0', ' '))

/**
 * Pays the order that was placed last: where that leads to, and what is mailed to shopper and
 * owner.
 */
async function pay() {
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const about = { subjectId: session?.client_reference_id ?? '', detail: null, secret: null }
  const write = (kind: string) =>
    writeOrderMail({ db, config } as never, { ...about, kind } as never)
  const mails = [await write('order-confirmed'), await write('order-new')]
  return { mails, back: session?.success_url ?? '' }
}

test('a ring’s size is told as at home in the cart, and on the order as where it goes, wherever that is opened', async () => {
  const ring = await offerRing({ sizes: ['54'], stock: 5 })
  const shopper = from('GB')
  await addToCart(shopper, ring)
  const british = ['ring size 54 mm (UK N)']
  expect(sizesIn((await shopper.get('/cart')).page)).toEqual(british)
  const checkout = (await shopper.get('/checkout')).page
  expect(sizesIn(checkout)).toEqual(british)

  const american = ['ring size 54 mm (US 6¾)']
  const chosen = await shopper.submit('/checkout', checkout, { country: 'US', update: 'country' })
  expect(sizesIn(chosen.page)).toEqual(american)
  expect((await checkOut(shopper, inBoston)).location).toContain('/pay/')
  const { mails, back } = await pay()
  const opened = await shopper.get(back)
  // Below the order, what its ring may need later names it again.
  const order = sizesIn((await shopper.get(opened.location)).page)
  expect([...new Set(order)]).toEqual(american)
  for (const mail of mails) {
    expect(sizesIn(mail?.html ?? '')).toEqual(american)
    expect(sizesIn(mail?.text ?? '')).toEqual(american)
  }
})

test('who chose a system on a product page reads all rings so in cart, checkout and order, and back on the page', async () => {
  const ring = await offerRing({ sizes: ['54'], stock: 5 })
  const shopper = from('NL')
  const { page } = await shopper.get(`/products/${ring.handle}?variant=${ring.variant}&sizes=jp`)
  await shopper.submit('/cart/add', page, { variant: ring.variant, quantity: '1' })
  const japanese = ['ring size 54 mm (JP 14)']
  const cart = (await shopper.get('/cart')).page
  expect(sizesIn(cart)).toEqual(japanese)
  expect(cart).toContain(`href="/products/${ring.handle}?variant=${ring.variant}&amp;sizes=jp"`)
  expect(sizesIn((await shopper.get('/checkout')).page)).toEqual(japanese)
  await addToCart(shopper, ring, { sizes: '' })
  expect(sizesIn((await shopper.get('/cart')).page)).toEqual(japanese)
  await checkOut(shopper)
  const { mails } = await pay()
  for (const mail of mails) expect(sizesIn(mail?.text ?? '')).toEqual(japanese)

  const { page: other } = await shopper.get(`/products/${ring.handle}?sizes=us`)
  await shopper.submit('/cart/add', other, { variant: ring.variant, quantity: '1' })
  expect(sizesIn((await shopper.get('/cart')).page)).toEqual(['ring size 54 mm (US 6¾)'])
})

test('a cart link tells the size as well, and a made-up system is none', async () => {
  const ring = await offerRing({ sizes: ['54'], stock: 5 })
  const shopper = from('US')
  const { page } = await shopper.get(`/cart/${ring.variant}:1`)
  expect(sizesIn(page)).toEqual(['ring size 54 mm (US 6¾), €890'])
  await addToCart(shopper, ring, { sizes: 'xx' })
  expect(sizesIn((await shopper.get('/cart')).page)).toEqual(['ring size 54 mm (US 6¾)'])
})

test('the millimetres, by which the workshop makes a ring, come first in every system; no other size is translated', () => {
  const told = (type: string, values: string[], name = 'Ring size') => {
    const options = [
      { name: 'Metal', values: [] },
      { name, values: [] },
    ]
    const variant = { type, options, optionValues: ['18K rose gold', ...values] }
    return ringSystems.map((system) => variantTitleIn(system, variant).replaceAll('\u00a0', ' '))
  }
  for (const title of told('Ring', ['52.5']))
    expect(title).toMatch(/^18K rose gold, ring size 52.5 mm \(\D+ .+\)$|mm \(16.7 mm across\)$/)
  expect(new Set(told('Ring', ['Adjustable']))).toEqual(new Set(['18K rose gold, Adjustable']))
  expect(new Set(told('Bracelet', ['54'], 'Size'))).toEqual(new Set(['18K rose gold, size 54']))
})
