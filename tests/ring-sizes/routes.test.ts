import { expect, test } from 'vitest'
import { openIsolate, person } from '../analytics/book.ts'
import { nothingAsked, watchDatabase } from '../bench/watched-database.ts'
import { offerRing } from '../support/catalogue.ts'
import { bindings } from '../support/shop.ts'

/**
 * One place on the edge with its cache of pages, and people from several countries who ask there.
 */
function openEdge() {
  const count = nothingAsked()
  const env = {
    ...bindings,
    PAGE_CACHE: 'on' as const,
    CF_VERSION_METADATA: { id: crypto.randomUUID(), tag: '', timestamp: '' },
    DB: watchDatabase(bindings.DB, () => count),
  }
  const from = (country: string, headers: Record<string, string> = {}) =>
    person(headers, openIsolate(env, { country }))
  return { from, count }
}

const sizes = ['50', '52', '54', '56', '58', '60', '62']
/** What the page calls each size, with the units of the two numbers. */
const shown = (page: string) => {
  const [, legend] = /<legend>(.*?)<\/legend>/.exec(page) ?? []
  return [...page.matchAll(/<label><input type="radio"[^>]*>(.*?)<\/label>/g)].map(([, size]) =>
    `${legend}: ${size}`.replace(/<[^>]*>/g, ''),
  )
}
const linksTo = (page: string, words: string) =>
  [...page.matchAll(/<a[^>]*href="([^"]*)"[^>]*>/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => href.includes(words))

test('everybody reads ring sizes as at home, from the cache too, and never another’s', async () => {
  const { handle } = await offerRing({ sizes })
  const { from, count } = openEdge()
  const expected = {
    GB: 'Ring size mm · UK: 54 N',
    US: 'Ring size mm · US: 54 6¾',
    CA: 'Ring size mm · US: 54 6¾',
    DE: 'Ring size mm · across: 54 17.2',
    FR: 'Ring size mm · across: 54 17.2',
    JP: 'Ring size mm · JP: 54 14',
    IT: 'Ring size mm · CH: 54 14',
    IE: 'Ring size mm · UK: 54 N',
  }
  for (let round = 0; round < 2; round++)
    for (const [country, words] of Object.entries(expected)) {
      const { page } = await from(country).get(`/products/${handle}`)
      expect(shown(page)[2], country).toBe(words)
    }
  // Once for each system, not for each country.
  expect(count.roundTrips).toBe(5)
})

test('who asks from nowhere that is known, and every robot, reads the system of the shop’s country, whatever its language', async () => {
  const { handle } = await offerRing({ sizes })
  const { from } = openEdge()
  const robot = from('US', { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
  const nobody = person({}, openIsolate(bindings, {} as { country: string }))
  for (const asked of [robot, nobody])
    expect(shown((await asked.get(`/products/${handle}`)).page)[0]).toBe('Ring size mm · CH: 50 10')
})

test('the system that a visitor chose goes along to the guide and back, and through a mistake; search engines see one page', async () => {
  const { handle, ids } = await offerRing({ sizes })
  const path = `/products/${handle}`
  const visitor = openEdge().from('GB')
  const chosen = await visitor.get(`${path}?variant=${ids['54']}&sizes=us`)
  expect(shown(chosen.page)[2]).toBe('Ring size mm · US: 54 6¾')
  expect(chosen.page).toContain(`<link rel="canonical" href="https://shop.test${path}"`)
  // To another system with the same choice of the piece.
  expect(linksTo(chosen.page, 'sizes=jp')).toEqual([
    `${path}?variant=${ids['54']}&sizes=jp#variant`,
  ])

  const [guide = ''] = linksTo(chosen.page, '/pages/ring-sizes?ring')
  const read = await visitor.get(guide)
  expect(read.page).toContain('comes in sizes 50\u00a0mm (US\u00a05¼) to 62\u00a0mm (US\u00a010).')
  expect(linksTo(read.page, path)).toEqual([`${path}?sizes=us`])

  const wrong = await visitor.submit('/cart/add', chosen.page, { quantity: '1', variant: '' })
  expect(wrong.status).toBe(422)
  expect(shown(wrong.page)[2]).toBe('Ring size mm · US: 54 6¾')
})

test('what follows from the country alone is in no link, so that a link shows the next one their own; it holds through a mistake', async () => {
  const { handle } = await offerRing({ sizes })
  const visitor = openEdge().from('US')
  const { page } = await visitor.get(`/products/${handle}`)
  const wrong = await visitor.submit('/cart/add', page, { quantity: '1', variant: '' })
  expect(shown(wrong.page)[2]).toBe('Ring size mm · US: 54 6¾')
  for (const each of [page, wrong.page]) {
    expect(linksTo(each, '/pages/ring-sizes?ring')).toEqual([`/pages/ring-sizes?ring=${handle}`])
    expect(each).not.toContain('local-sizes')
  }
})

test('a system that does not exist, or that nobody may set, is the visitor’s own', async () => {
  const { handle } = await offerRing({ sizes })
  const { from, count } = openEdge()
  for (const query of ['', '?sizes=xx', '?sizes=us', '?local-sizes=jp'])
    expect(shown((await from('US').get(`/products/${handle}${query}`)).page)[2]).toBe(
      'Ring size mm · US: 54 6¾',
    )
  expect(count.roundTrips).toBe(1)
})

test('a piece without a ring size says nothing of them', async () => {
  const { handle } = await offerRing({ sizes: ['Adjustable', 'Fixed'] })
  const { page } = await openEdge().from('GB').get(`/products/${handle}`)
  expect(page).toContain('Adjustable')
  expect(page).not.toContain('Not sure of your size')
})

test('the guide has every size from 44 to 70 in all systems', async () => {
  const { status, page } = await openEdge().from('JP').get('/pages/ring-sizes?ring=none')
  expect(status).toBe(200)
  const rows = [...page.matchAll(/<th scope="row">(\d+)<\/th>(.*?)<\/tr>/g)].map(
    ([, size, cells]) => [
      size,
      ...[...(cells ?? '').matchAll(/>([^<]+)<\/td>/g)].map(([, words]) => words),
    ],
  )
  expect(rows).toHaveLength(27)
  expect(rows[10]).toEqual(['54', '17.2', '6¾', 'N', '14', '14'])
  expect(page).toContain('<td class="own">14</td>')
})

test('search engines find the guide and the sizer', async () => {
  const visitor = openEdge().from('US')
  const { page } = await visitor.get('/sitemap.xml')
  for (const path of ['/pages/ring-sizes', '/pages/ring-sizer'])
    expect(page).toContain(`<loc>https://shop.test${path}</loc>`)
  const asked = await visitor.get('/pages/ring-sizes?sizes=jp')
  expect(asked.page).toContain('<link rel="canonical" href="https://shop.test/pages/ring-sizes"')
})
