import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putProduct } from '../catalog/products.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings } from '../support/shop.ts'
import { openIsolate, person, points, recorded } from './book.ts'

const reader = person()
const search = (q: string, more = '', who = reader) =>
  who.get(`/search?q=${encodeURIComponent(q)}${more}`)

beforeAll(async () => {
  await putProduct({ handle: 'etoile', title: 'Étoile Ring', type: 'Ring' })
  await putProduct({ handle: 'luna', title: 'Luna Ring', type: 'Ring' })
  await putProduct({ handle: 'weiss', title: 'Weiß Bangle', type: 'Bracelet' })
})

beforeEach(() => {
  points.length = 0
})

/** The term and the number of results of each search that was recorded. */
const searches = () => {
  const results = points.map(({ doubles }) => doubles?.[0])
  return recorded().map(({ event, page, term }, at) => [event, page, term, results[at]])
}

describe('a search is recorded', () => {
  test.each([
    ['Ring', 'ring', 2],
    ['ÉTOILE ring', 'etoile ring', 1],
    ['weiss', 'weiss', 1],
    ['moissanite', 'moissanite', 0],
    ['moissanite ring', 'moissanite ring', 0],
    ['a ring for the moissanite', 'a ring for the moissanite', 0],
    // What the shop found in place of it, in its own words.
    ['etoile rnig', 'etoile ring', 1],
  ])('with its words and what it found: "%s"', async (typed, term, results) => {
    await search(typed)
    expect(points.map(({ indexes }) => indexes)).toEqual([['page']])
    expect(searches()).toEqual([['searched', '/search', term, results]])
  })

  test.each([
    ['a name', 'Pieternel Kanarie'],
    ['a name with words of the shop', 'ring for pieternel kanarie'],
    ['an e-mail address', 'anna@example.com'],
    ['an order number', 'J-7K4M2QXD'],
    ['a telephone number', '020 555 0123'],
  ])('without its words if they may be of somebody: %s', async (_, typed) => {
    expect((await search(typed)).status).toBe(200)
    expect(searches()).toEqual([['searched', '/search', undefined, 0]])
  })

  test('once: not again by who turns the page, filters or sorts, nor by what the script suggests', async () => {
    for (const more of ['&page=2', '&sort=price-ascending', '&price.gte=10', '&type=ring'])
      await search('ring', more)
    await person({ 'Sec-Fetch-Dest': 'empty' }).get('/search/suggest?q=ring')
    await person().get('/search/suggest?q=ring')
    const seen = searches()
    expect(seen.map(([event]) => event)).not.toContain('searched')
    expect(seen.map(([, , term]) => term).filter(Boolean)).toEqual([])
  })

  test('only where there was something to search for', async () => {
    for (const path of ['/search', '/search?q=', '/search?q=%20', '/search?q=%3F'])
      await reader.get(path)
    expect(searches()).toEqual(
      Array.from({ length: 4 }, () => ['page viewed', '/search', undefined, 0]),
    )
  })
})

describe('a page of results from the cache', () => {
  const version = { id: crypto.randomUUID(), tag: '', timestamp: '' }
  let trips = 0
  const kept = {
    ...bindings,
    PAGE_CACHE: 'on',
    CF_VERSION_METADATA: version,
    DB: interposed(bindings.DB, (_, act) => {
      trips++
      return act()
    }),
  } as const

  test('is recorded like the one that was rendered, by another isolate too, and asks no database', async () => {
    const first = person({}, openIsolate(kept))
    await search('Étoile', '', first)
    expect(trips).toBe(1)
    await search('Étoile', '&utm_source=blog', first)
    await search('Étoile', '', person({}, openIsolate(kept)))
    expect(trips).toBe(1)
    const seen = ['searched', '/search', 'etoile', 1]
    expect(searches()).toEqual([seen, seen, seen])
  })

  test('tells no browser what it knows of itself', async () => {
    const isolate = openIsolate(kept)
    for (const _ of ['rendered', 'kept'])
      for (const who of [person({}, isolate), person({ 'Sec-GPC': '1' }, isolate)]) {
        const { headers } = await search('bangle', '', who)
        expect([...headers.keys()].filter((name) => name.startsWith('x-page'))).toEqual([])
      }
  })
})

test('whatever is searched for, the page is there and the search is recorded', async () => {
  const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 120, size: 'max' })
  await fc.assert(
    fc.asyncProperty(any, async (text) => {
      const { status } = await search(text.toWellFormed())
      expect(status).toBe(200)
      expect(recorded()).toMatchObject([{ page: '/search' }])
    }),
    { numRuns: 30, endOnFailure: true },
  )
})
