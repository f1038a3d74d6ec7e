import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readTerms, tokenize } from '../../../src/catalog/listing/rules/search-terms.ts'
import { collectionWords } from '../../../src/catalog/tables.ts'
import { get } from '../../support/get.ts'
import { db, putCollection, putProduct } from '../products.ts'

const search = (q: string, more = '') => get(`/search?q=${encodeURIComponent(q)}${more}`)
const found = async (q: string) =>
  [...(await search(q)).page.matchAll(/class="card" href="\/products\/([^"]*)"/g)].map(
    ([, handle]) => handle,
  )
const suggested = async (q: string) =>
  JSON.parse((await get(`/search/suggest?q=${encodeURIComponent(q)}`)).page) as {
    title: string
    path: string
  }[]

beforeAll(async () => {
  await putProduct(
    {
      handle: 'etoile',
      title: 'Étoile Ring',
      tags: ['engagement'],
      facts: {
        metal: '18K white gold',
        stones: [{ kind: 'diamond', origin: 'lab-grown', count: 1, cut: 'round', caratTotal: 0.5 }],
        dimensions: {},
      },
    },
    [{ sku: 'ETO-18W-52' }],
  )
  await putProduct({ handle: 'luna', title: 'Luna Studs', type: 'Earrings', tags: ['etoile'] })
  await putProduct({ handle: 'zloty', title: 'Pierścień Złoty', tags: ['wedding band'] })
  await putProduct({ handle: 'weiss', title: 'Weiß Bangle', type: 'Bracelet' })
  await putProduct({ handle: 'ringlet', title: 'Ringlet Brooch', type: 'Brooch' })
  await putProduct({ handle: 'hidden', title: 'Étoile Secret', status: 'draft' })
  await putCollection('midsummer', ['weiss'])
  await db.insert(collectionWords).values({ collectionId: 'midsummer', word: 'midsummer' })
})

describe('search', () => {
  test('finds what stands in titles before what stands in facts and tags, and whole words before beginnings', async () => {
    expect(await found('etoile')).toEqual(['etoile', 'luna'])
    expect((await found('ring')).at(-1)).toBe('ringlet')
    expect(await found('étoile ring')).toEqual(['etoile'])
  })

  test.each([
    ['ÉTOILE', 'etoile'],
    ['zloty', 'zloty'],
    ['złoty', 'zloty'],
    ['weiss', 'weiss'],
    ['Weiß', 'weiss'],
    ['eto', 'etoile'],
    ['ETO-18W-52', 'etoile'],
    ['eto-18w', 'etoile'],
    ['18 karat', 'etoile'],
    ['18ct white gold', 'etoile'],
    ['0.5 carat', 'etoile'],
    ['bague diamond', 'etoile'],
    ['weissgold', 'etoile'],
    ['ring in white gold with a lab diamond', 'etoile'],
    ['wedding band', 'zloty'],
    ['wedding ring', 'zloty'],
    ['bangles', 'weiss'],
    ['midsummer', 'weiss'],
    ['gold jewelry', 'etoile'],
  ])('“%s” finds %s', async (q, handle) => {
    expect(await found(q)).toContain(handle)
  })

  test.each(['earings', 'diamnod', 'bracelte', 'rnig', 'etiole', 'brcelet'])(
    '“%s” finds what was meant, and says so',
    async (q) => {
      const { page } = await search(q)
      expect(page).toContain('We found nothing for')
      expect(page).toContain('class="card"')
    },
  )

  test('does not take an earring for a ring, nor find what is not on sale', async () => {
    expect(await found('ring')).not.toContain('luna')
    expect(await found('secret')).toEqual([])
  })

  test('that finds nothing helps on: with the words that are known, and places to look', async () => {
    const { status, page } = await search('xyzzyxyzzy ring')
    expect(status).toBe(200)
    expect(page).toContain('Sorry, we found nothing')
    expect(page).toContain('href="/search?q=ring"')
    expect(page).not.toContain('href="/search?q=xyzzyxyzzy"')
    expect(page).toContain('href="/collections/rings"')
  })

  test('survives whatever is typed, and shows it as text', async () => {
    const hostile = ['', '%', "'--", '<script>alert(1)</script>', 'a '.repeat(500), '\u0000💍']
    for (const q of [...hostile, '"', '["', '.', '-', '18 ct '.repeat(20)]) {
      const { status, page } = await search(q)
      expect(status, q).toBe(200)
      expect(page).not.toContain('<script>alert')
      expect((await get(`/search/suggest?q=${encodeURIComponent(q)}`)).status, q).toBe(200)
    }
  })

  test('can be narrowed down and ordered, and is not for search engines', async () => {
    const { page } = await search('ring', '&metal=18k-white-gold&sort=price-ascending')
    expect(page.match(/class="card"/g)).toHaveLength(1)
    expect(page).toContain('content="noindex"')
    expect(page).toContain('<input type="hidden" name="q" value="ring"/>')
  })

  test('suggests pieces and collections while it is typed, kept for everyone', async () => {
    expect(await suggested('eto')).toEqual([
      { title: 'Étoile Ring', note: '€100', path: '/products/etoile' },
      { title: 'Luna Studs', note: '€100', path: '/products/luna' },
    ])
    expect((await suggested('mids'))[0]).toMatchObject({ path: '/collections/midsummer' })
    expect((await suggested('etiole'))[0]).toMatchObject({ path: '/products/etoile' })
    const { headers } = await get('/search/suggest?q=eto')
    expect(headers.get('Cache-Control')).toContain('public')
  })
})

test('what is folded once stays as it is, and every text gives terms that can be asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const word of tokenize(text)) expect(tokenize(word).join('')).toBe(word)
      expect(readTerms(text).length).toBeLessThanOrEqual(8)
      expect(readTerms(text).length > 0).toBe(tokenize(text.slice(0, 200)).length > 0)
    }),
  )
})
