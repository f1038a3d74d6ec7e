import { afterEach, expect, test } from 'vitest'
import { sheets } from '../../src/sheets.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, travelTo, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const text = 'Engraved gifts: order by 14 December'

/** The shop of an owner who announces something; without: the one of the repository. */
const announcing = (announcement?: object, changed: Partial<CloudflareBindings> = {}) =>
  visitor(
    shopWith({
      // Kept pages are the same for every setting, as settings change with the version.
      PAGE_CACHE: 'off',
      SHOP: { ...(bindings.SHOP as object), ...(announcement && { announcement }) },
      ...changed,
    } as Partial<CloudflareBindings>),
  )
const stylesOf = (page: string) => [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, s]) => s)

afterEach(() => travelTo(new Date().toISOString()))

test.each([
  '/',
  '/collections/rings',
  '/search',
  '/policies/privacy',
  '/pages/ring-sizes',
  '/nowhere',
])(
  'what the shop announces is the first thing above the header of %s, and its styles are allowed',
  async (path) => {
    const { page, headers } = await announcing({ text }).get(path)
    const [before = '', after = ''] = page.split(text)
    expect(before).toMatch(
      /<\/a><section class="announcement" aria-label="Announcement" data-nosnippet=""><p>$/,
    )
    expect(after).toMatch(/^<\/p>.*<header class="site-header">/s)
    expect(stylesOf(page)).toHaveLength(2)
    for (const styles of stylesOf(page)) {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(styles))
      expect(headers.get('Content-Security-Policy')).toContain(
        Buffer.from(digest).toString('base64'),
      )
    }
  },
)

test.each(['/cart', '/checkout', '/orders'])('%s shows nothing that leads away', async (path) => {
  const who = announcing({ text })
  await addToCart(who, await offerRing())
  const { status, page } = await who.get(path)
  expect(status).toBe(200)
  expect(page).not.toContain('announcement')
})

test('a shop that announces nothing sends not a byte for it', async () => {
  const { page } = await announcing().get('/')
  expect(page).toContain('<header class="site-header">')
  expect(page).not.toContain('announcement')
  expect(stylesOf(page)).toEqual([sheets.home])
})

test('without script there is no button that does nothing', async () => {
  const { page } = await announcing({ text }).get('/')
  expect(page).toContain('<button type="button" hidden="" aria-label="Dismiss announcement">')
})

test('it leads where the owner says, or nowhere', async () => {
  const rings = await announcing({ text: 'New & old', path: '/search?q=a&sort=newest' }).get('/')
  expect(rings.page).toContain('<p><a href="/search?q=a&amp;sort=newest">New &amp; old</a></p>')
  expect((await announcing({ text }).get('/')).page).toContain(`<p>${text}</p>`)
})

test('it is there to the end of its last day where the workshop is, and not after', async () => {
  const who = announcing({ text, until: '2030-12-18' })
  const isThere = async (moment: string) => {
    travelTo(moment)
    return (await who.get('/')).page.includes(text)
  }
  expect(await isThere('2030-12-01T12:00+01:00')).toBe(true)
  expect(await isThere('2030-12-18T23:59+01:00')).toBe(true)
  expect(await isThere('2030-12-19T00:01+01:00')).toBe(false)
  expect(await isThere('2031-01-02T12:00+01:00')).toBe(false)
})

test('a kept page with a past announcement is gone a minute after the last day', async () => {
  const who = announcing({ text, until: '2030-12-18' }, { PAGE_CACHE: 'on' })
  const isThere = async (moment: string) => {
    travelTo(moment)
    return (await who.get('/policies/terms')).page.includes(text)
  }
  expect(await isThere('2030-12-18T23:59:55+01:00')).toBe(true)
  expect(await isThere('2030-12-19T00:01+01:00')).toBe(false)
})
