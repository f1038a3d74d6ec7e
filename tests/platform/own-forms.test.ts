import { beforeEach, describe, expect, test, vi } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { hiddenFields, visitor } from '../support/shop.ts'

const own = 'https://shop.test'
const ownPage = `${own}/products/ring?variant=52`
const evil = 'https://evil.example'
const told = (site: string, origin: string | null, referrer: string | null = null) => ({
  ...(site && { 'Sec-Fetch-Site': site }),
  ...(origin && { Origin: origin }),
  ...(referrer && { Referer: referrer }),
})

const ring = await offerRing({ stock: 99 })
const shopper = visitor()
vi.spyOn(console, 'warn').mockReturnValue()
beforeEach(() => shopper.cookies.clear())

/** Somebody with one ring in the cart, whose browser posts a form that adds another. */
async function addAnother(headers: Record<string, string>) {
  await addToCart(shopper, ring)
  const { page } = await shopper.get(`/products/${ring.handle}`)
  const form = { ...hiddenFields(page, '/cart/add'), variant: ring.variant, quantity: '1' }
  const { status } = await shopper.post('/cart/add', form, headers)
  const cart = await shopper.get('/cart')
  const [, units = ''] = /name="quantity"[^>]*value="(\d+)"/.exec(cart.page) ?? []
  return { status, units: Number(units) }
}

describe('a form of the shop is taken from', () => {
  test.each([
    ['a browser of today', told('same-origin', own, ownPage)],
    ['a page without referrer', told('same-origin', 'null')],
    ['a browser that tells no origin', told('same-origin', null)],
    ['a browser that knows no Sec-Fetch-Site', told('', own, ownPage)],
    ['the same, referrers switched off', told('', own)],
    ['a browser that tells nothing but a referrer', told('', null, ownPage)],
    ['the same, an origin that it hides', told('', 'null', ownPage)],
    ['a session that is restored', told('none', own, ownPage)],
  ])('%s', async (_, headers) => {
    expect(await addAnother(headers)).toEqual({ status: 303, units: 2 })
  })
})

describe('nothing is changed by', () => {
  test.each([
    ['another site', told('cross-site', evil, `${evil}/`)],
    ['another site without referrer', told('cross-site', 'null')],
    ['another site that seems to be ours', told('cross-site', own, ownPage)],
    ['another host of our domain', told('same-site', 'https://blog.shop.test')],
    ['an old browser on another site', told('', evil, `${evil}/`)],
    ['the same, a referrer of ours beside it', told('', evil, ownPage)],
    ['the same without referrer', told('', 'null')],
    ['the same in a frame that hides its origin', told('', 'null', `${evil}/${own}`)],
    ['a site whose name begins like ours', told('', null, `${own}.evil.example/`)],
    ['our name without encryption', told('', 'http://shop.test')],
    ['our name on another port', told('', `${own}:8443`)],
    ['what says nothing of where it comes from', {}],
    ['the same, as if somebody had typed it', told('none', null)],
    ['two answers in one header', told('same-origin, cross-site', 'null')],
  ])('%s', async (_, headers) => {
    expect(await addAnother(headers)).toEqual({ status: 403, units: 1 })
  })
})

test('the pages of an order let its forms tell where they come from, and other sites nothing', async () => {
  const { headers } = await visitor().get('/orders')
  // "no-referrer" would make every form there post `Origin: null`.
  expect(headers.get('Referrer-Policy')).toBe('same-origin')
})
