import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { products } from '../../src/catalog/tables.ts'
import { openIsolate } from '../analytics/book.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, db, visitor } from '../support/shop.ts'

/** A shop that keeps its pages, so that every page is filled in from a kept one. */
const answer = openIsolate({
  ...bindings,
  PAGE_CACHE: 'on',
  CF_VERSION_METADATA: { id: crypto.randomUUID(), tag: '', timestamp: '' },
})
const ring = await offerRing({ stock: 9 })
const shopper = visitor({ answer })
await addToCart(shopper, ring)

/** Text with everything that a page is filled in by, now or formerly, whole and in parts. */
const slots = ['form-key', 'sent', 'cart-count']
const typed = fc
  .array(
    fc.constantFrom(
      ...slots.flatMap((name) => [`%${name}%`, `<${name}>`, `&lt;${name}&gt;`, name]),
      ...['<', '>', '%', '&', '"', "'", '$&', '$1', 'Ida'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))

const unescaped = (html = '') =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const found = (page: string, pattern: RegExp) => unescaped(pattern.exec(page)?.[1])

test('whatever is searched for is shown as it was typed, the first time and from the cache', async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (q) => {
      for (const _ of ['rendered', 'kept']) {
        const { page } = await shopper.get(`/search?q=${encodeURIComponent(q)}`)
        expect(found(page, /id="q"[^>]*value="([^"]*)"/)).toBe(q)
        expect(page).toContain('Cart (1)')
      }
    }),
    { numRuns: 40 },
  )
})

test('whatever is typed into the checkout is shown again as it was typed', async () => {
  const { page } = await shopper.get('/checkout')
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const filled = { ...anna, name: text, gift_message: text, update: 'country' }
      const again = await shopper.submit('/checkout', page, filled)
      expect(found(again.page, /<input id="name"[^>]*value="([^"]*)"/)).toBe(text)
      expect(found(again.page, /<textarea id="gift_message"[^>]*>([^<]*)/)).toBe(text)
    }),
    { numRuns: 40 },
  )
})

test('a product’s own words stay as the owner wrote them, in the page, its title and its data', async () => {
  const words = '%cart-count% %form-key% %sent%'
  const { handle } = await offerRing({ title: words })
  const descriptionHtml = `<p>About ${words}</p>`
  await db.update(products).set({ descriptionHtml }).where(eq(products.handle, handle))
  const { page } = await shopper.get(`/products/${handle}`)
  expect(page).toContain(`<h1>${words}</h1>`)
  expect(page).toContain(`<title>${words} ·`)
  expect(page).toContain(descriptionHtml)
  expect(page).toContain(`"name":"${words}"`)
  const keys = [...page.matchAll(/name="key" value="([^"]*)"/g)].map(([, key]) => key)
  expect(keys).toEqual([expect.stringMatching(/^[\w-]{22}$/)])
})

test('a page is filled in where its slots are, whatever letters stand before them, and says nothing of it', async () => {
  const { handle } = await offerRing({ title: 'Ring “Žofie” 💍 €' })
  for (const _ of ['rendered', 'kept']) {
    const { page, headers } = await shopper.get(`/products/${handle}`)
    expect(page).toContain('Ring “Žofie” 💍 €</h1>')
    expect(page).toMatch(/name="key" value="[\w-]{22}"/)
    expect(page).toContain('Cart (1)</a>')
    expect(page.trimEnd().endsWith('</html>')).toBe(true)
    expect(headers.get('X-Page-Slots')).toBeNull()
  }
})
