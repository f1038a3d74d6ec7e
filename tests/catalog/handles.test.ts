import { beforeAll, describe, expect, test } from 'vitest'
import { person, recorded } from '../analytics/book.ts'
import { get } from '../support/get.ts'
import { visitor } from '../support/shop.ts'
import { putCollection, putPicture, putProduct } from './products.ts'

/** Handles as Shopify makes them of titles; the last is composed, as the import keeps it. */
const handles = [
  'perlenkette-größe',
  '真珠ネックレス',
  '반지',
  'under_score',
  'skin-safe™-band',
  'café-ring',
]
const encoded = (handle: string) => encodeURIComponent(handle)

beforeAll(async () => {
  for (const handle of handles) {
    await putProduct({ handle, title: `A ${handle}` }, [
      { id: `variant-${handles.indexOf(handle)}` },
    ])
    await putPicture(handle, 0, 'ring')
  }
  await putCollection('größen', handles)
})

/** Every address in a text that leads into the shop. */
const addressesIn = (text: string) =>
  [...text.matchAll(/(?:href="|"url":"|<loc>|<g:link>|<g:canonical_link>|\(|: |\| )([^"<>)\s]+)/g)]
    .map(([, address = '']) => address)
    .filter((address) => /^(https:\/\/shop\.test)?\/(products|collections)\//.test(address))

test.each([
  ...['/', '/sitemap.xml', '/feeds/google.xml', '/llms.txt', '/collections/gr%C3%B6%C3%9Fen'],
  ...handles.flatMap((handle) => [
    `/products/${encoded(handle)}`,
    `/products/${encoded(handle)}.md`,
  ]),
])('%s names every address as the web has it: in ASCII', async (path) => {
  const { status, page, headers } = await get(path)
  expect(status).toBe(200)
  const addresses = addressesIn(page)
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) expect(address).toMatch(/^[!-~]+$/)
  expect(headers.get('Link') ?? '').toMatch(/^[ -~]*$/)
})

describe.each(handles)('a product with the handle %s', (handle) => {
  const path = `/products/${encoded(handle)}`

  test('is in sitemap and feed by the address that its page calls canonical', async () => {
    const address = `https://shop.test${path}`
    const { page } = await get(path)
    expect(page).toContain(`<link rel="canonical" href="${address}"`)
    expect(page).toContain(`<meta property="og:url" content="${address}"`)
    expect(page).toContain(`"url":"${address}`)
    expect((await get('/sitemap.xml')).page).toContain(`<loc>${address}</loc>`)
    expect((await get('/feeds/google.xml')).page).toContain(
      `<g:canonical_link>${address}</g:canonical_link>`,
    )
    const plain = await get(`${path}.md`)
    expect(plain.headers.get('Link')).toBe(`<${address}>; rel="canonical"`)
    expect(plain.page).toContain(`${address}?variant=`)
  })

  test('is one page, composed or decomposed, percent-encoded or not', async () => {
    const spellings = [handle, handle.normalize('NFD')].flatMap((each) => [
      ...[each, encoded(each), encoded(each).toLowerCase()],
    ])
    for (const each of spellings) {
      expect((await get(`/products/${each}`)).page).toContain(`A ${handle}`)
      expect((await get(`/products/${each}.md`)).page).toContain('## On sale')
    }
  })

  test('is counted by its handle, however the address was spelled', async () => {
    recorded()
    const shopper = person()
    await shopper.get(`/products/${handle.normalize('NFD')}`)
    expect(recorded()).toMatchObject([{ event: 'product viewed', handle }])
    const { page } = await shopper.get(path)
    recorded()
    const added = await shopper.submit('/cart/add', page, {
      variant: `variant-${handles.indexOf(handle)}`,
      quantity: '1',
    })
    expect(added.status).toBe(303)
    expect(recorded()).toMatchObject([{ event: 'added to cart', handle }])
  })
})

test('a list with a handle beyond ASCII is one page as well', async () => {
  const spelled = encoded('größen'.normalize('NFD'))
  expect((await get(`/collections/${spelled}`)).status).toBe(200)
  const { page } = await get('/collections/gr%C3%B6%C3%9Fen?sort=title-ascending')
  expect(page).toContain('href="https://shop.test/collections/gr%C3%B6%C3%9Fen"')
  const { location } = await visitor().get('/collections/größen/')
  expect(location).toBe('/collections/gr%C3%B6%C3%9Fen')
})
