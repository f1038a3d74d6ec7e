import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import { get } from '../support/get.ts'
import { visitor } from '../support/shop.ts'
import { db, putCollection, putPicture, putProduct } from './products.ts'

/** schema.org data of a page. */
const dataOf = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? 'null')

const canonicalOf = (page: string) => /<link rel="canonical" href="([^"]*)"/.exec(page)?.[1]

/** The tag around a variant's id in the form. */
const choiceOf = (page: string, id: string) =>
  new RegExp(`<(?:option|input)[^>]*value="${id}".*?</(?:option|label)>`).exec(page)?.[0] ?? ''

const metalAndSize = [
  { name: 'Metal', values: ['18K yellow gold', 'Platinum 950'] },
  { name: 'Ring size', values: ['50', '52', '54', '56', '58', '60', '62'] },
]

beforeAll(async () => {
  await putProduct(
    {
      handle: 'aurelia',
      title: 'Aurelia Ring',
      options: metalAndSize,
      facts: {
        metal: '18K yellow gold',
        fineness: 750,
        stones: [{ kind: 'diamond', origin: 'lab-grown', count: 1 }],
        dimensions: {},
        engraving: { maxLetters: 12, fonts: ['roman', 'script', 'block'] },
      },
    },
    metalAndSize[0]!.values.flatMap((metal) =>
      metalAndSize[1]!.values.map((size) => ({
        id: `${metal.startsWith('P') ? 'pt' : 'au'}-${size}`,
        optionValues: [metal, size],
        stock: size === '54' ? 0 : 7,
        price: metal.startsWith('P') ? 250_000 : 189_000,
      })),
    ),
  )
  await putPicture('aurelia', 0, 'abc')
  await putProduct({ handle: 'pearl', options: [{ name: 'Metal', values: ['Gold', 'Silver'] }] }, [
    { id: 'pearl-gold', optionValues: ['Gold'], stock: 1 },
    { id: 'pearl-silver', optionValues: ['Silver'], stock: 0 },
  ])
  await putProduct({ handle: 'chain', options: [{ name: 'Length', values: ['17 cm', '19 cm'] }] }, [
    { id: 'chain-17', optionValues: ['17 cm'], stock: 1 },
    { id: 'chain-19', optionValues: ['19 cm'], stock: 0 },
  ])
  await putProduct({ handle: 'draft', status: 'draft' })
  await putProduct({ handle: 'archived', status: 'archived' })
  await putCollection('rings', ['aurelia', 'draft', 'pearl'])
})

describe('a product page', () => {
  test('shows the piece, its facts and the way into the cart', async () => {
    const { status, page } = await get('/products/aurelia')
    expect(status).toBe(200)
    expect(page).toContain('<h1>Aurelia Ring</h1>')
    expect(page).toContain('18K yellow gold, 750 parts per thousand')
    expect(page).toContain('Lab-grown diamond')
    expect(page).toContain('action="/cart/add"')
    expect(page).toMatch(/name="engraving"[^>]*maxlength="12"/)
    expect(page).toContain('/pictures/abc-400.avif 400w')
  })

  test('never tells how many there are', async () => {
    const { page } = await get('/products/aurelia?variant=au-52')
    expect(page).toContain('In stock')
    expect(page).not.toMatch(/\b7 (pieces|left|in stock)/i)
  })

  test('asks for a size before anything is chosen', async () => {
    const { page } = await get('/products/aurelia')
    expect(choiceOf(page, 'au-52')).toContain('type="radio"')
    expect(page).not.toMatch(/name="variant"[^>]*checked/)
  })

  test('changes its metal without choosing a size that nobody chose, also through a mistake', async () => {
    const first = await get('/products/aurelia')
    expect(first.page).toContain('href="/products/aurelia?shown=pt-50#pictures"')
    const platinum = await get('/products/aurelia?shown=pt-50')
    expect(platinum.page).toContain('€2,500')
    expect(choiceOf(platinum.page, 'pt-50')).not.toMatch(/selected|checked/)
    expect(canonicalOf(platinum.page)).toBe('https://shop.test/products/aurelia')

    const refused = await visitor().submit('/cart/add', platinum.page, { quantity: '1' })
    expect(refused.status).toBe(422)
    expect(choiceOf(refused.page, 'pt-50')).not.toMatch(/selected|checked/)
  })

  test('has an address for every variant', async () => {
    const { page } = await get('/products/aurelia?variant=pt-52')
    expect(choiceOf(page, 'pt-52')).toContain('checked=""')
    expect(page).toContain('€2,500')
    expect(page).toContain('Platinum 950<')
    expect(page).toContain('href="/products/aurelia?variant=au-52#pictures"')
  })

  test('names what is sold out and does not let it be chosen', async () => {
    const { page } = await get('/products/aurelia?variant=au-54')
    expect(choiceOf(page, 'au-54')).toMatch(
      /disabled.*<s>54<\/s><small> 14<\/small>.* sold out<\/span>/,
    )
    expect(choiceOf(page, 'au-54')).not.toContain('checked')
    expect(choiceOf(page, 'au-52')).not.toContain('disabled')
    expect(page).toContain('<p class="availability">Sold out</p>')
  })

  test('shows few values all at once, and says when one piece is the last', async () => {
    const { page } = await get('/products/chain?variant=chain-17')
    expect(choiceOf(page, 'chain-17')).toMatch(/type="radio".*checked/)
    expect(choiceOf(page, 'chain-19')).toContain('disabled')
    expect(page).toContain('Only one left')
  })

  test('follows the metal: its pictures come first, and another’s are said to be another’s', async () => {
    const picturesOf = (page: string) =>
      [...page.matchAll(/href="\/pictures\/(\w+)-800\.webp" data-zoom/g)].map(([, name]) => name)
    const images: string[] = []
    for (const [at, name] of ['gold1', 'gold2', 'silver1'].entries())
      images.push(await putPicture('pearl', at, name))
    const pictures = async (id: string, imageId: string | null | undefined) =>
      db.update(variants).set({ imageId }).where(eq(variants.id, id))
    await pictures('pearl-gold', images[0])
    const without = await get('/products/pearl?variant=pearl-silver')
    expect(picturesOf(without.page)).toEqual(['gold1', 'gold2', 'silver1'])
    expect(without.page).toContain('Shown in Gold')
    await pictures('pearl-silver', images[2])
    const silver = await get('/products/pearl?variant=pearl-silver')
    expect(picturesOf(silver.page)).toEqual(['silver1'])
    expect(silver.page).not.toContain('Shown in')
    expect(silver.page).toMatch(
      /href="[^"]*pearl-silver#pictures" aria-current="true">.*\(sold out\)/,
    )
    expect(picturesOf((await get('/products/pearl')).page)).toEqual(['gold1', 'gold2'])
  })

  test('is shared with its first picture, in the form for that', async () => {
    const { page } = await get('/products/aurelia')
    expect(page).toContain('content="https://shop.test/pictures/abc-shared.jpg"')
    expect(page).toContain('property="og:image:alt" content="aurelia from side 0"')
    expect(page).toContain('property="og:image:height" content="630"')
  })

  test('of an unknown variant is the page without a choice', async () => {
    const { status, page } = await get('/products/aurelia?variant=gone')
    expect(status).toBe(200)
    expect(canonicalOf(page)).toBe('https://shop.test/products/aurelia')
    expect(page).not.toMatch(/name="variant"[^>]*checked/)
  })

  test.each(['draft', 'archived', 'never-was'])(
    'of a piece that is %s is not there',
    async (handle) => {
      const { status, headers } = await get(`/products/${handle}`)
      expect(status).toBe(404)
      expect(headers.get('Cache-Control')).not.toBeNull()
    },
  )

  test('tells search engines a size of every metal, and the chosen one, with price and stock', async () => {
    const one = dataOf((await get('/products/aurelia')).page)['@graph'][0]
    const materials = one.hasVariant.map(({ material }: { material: string }) => material)
    expect(new Set(materials).size).toBe(materials.length)
    const { page } = await get('/products/aurelia?variant=au-54')
    const [group, ...others] = dataOf(page)['@graph']
    const breadcrumbs = others.at(-1)
    expect(group['@type']).toBe('ProductGroup')
    expect(group.variesBy).toEqual(['https://schema.org/material', 'https://schema.org/size'])
    expect(group.hasVariant).toHaveLength(one.hasVariant.length + 1)
    expect(group.hasVariant.at(1)).toMatchObject({
      material: '18K yellow gold',
      size: { name: '54' },
      offers: {
        price: '1890.00',
        priceCurrency: 'EUR',
        availability: 'OutOfStock',
        url: 'https://shop.test/products/aurelia?variant=au-54',
      },
    })
    expect(breadcrumbs['@type']).toBe('BreadcrumbList')
    expect(breadcrumbs.itemListElement.map((each: { name: string }) => each.name)).toEqual([
      'Home',
      'rings',
      'Aurelia Ring',
    ])
  })

  test('is not broken by a hostile title', async () => {
    const title = `</script><script>alert(1)</script>"><img src=x onerror=alert(2)>`
    await putProduct({ handle: 'hostile', title, type: title, vendor: title })
    const { page } = await get('/products/hostile')
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img src=x')
    expect(dataOf(page)['@graph'][0].name).toBe(title)
  })

  test('shows again what could not be added, kept by no cache', async () => {
    const { status, headers, page } = await get('/cart/add', {
      method: 'POST',
      headers: { Origin: 'https://shop.test' },
      body: new URLSearchParams({ handle: 'aurelia', variant: '', key: 'k'.repeat(22) }) as never,
    })
    expect(status).toBe(422)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(page).toContain('class="error-summary"')
    expect(page).toMatch(/<fieldset class="option field-wrong" aria-describedby="variant-error"/)
    expect(page).toMatch(/<a href="#variant">[^<]+<\/a>.*<input type="radio" id="variant"/s)
  })
})

describe('a collection', () => {
  const many = Array.from({ length: 50 }, (_, at) => `m${String(at).padStart(2, '0')}`)

  beforeAll(async () => {
    for (const [at, handle] of many.entries())
      await putProduct({ handle, title: `Piece ${handle}`, createdAt: 1_600_000_000 + (at % 5) }, [
        { price: 1000 * (1 + (at % 3)), compareAt: at === 0 ? 9000 : null },
      ])
    await putCollection('many', many.toReversed(), 1)
    await putCollection('empty', [], 2)
  })

  const handlesOf = (page: string) =>
    [...page.matchAll(/class="card" href="\/products\/([^"]*)"/g)].map((match) => match[1])

  const everyPage = async (sort: string) => {
    const pages = []
    for (const page of [1, 2, 3])
      pages.push(...handlesOf((await get(`/collections/many?sort=${sort}&page=${page}`)).page))
    return pages
  }

  test('shows active pieces in the owner’s order', async () => {
    const { status, page } = await get('/collections/rings')
    expect(status).toBe(200)
    expect(handlesOf(page)).toEqual(['aurelia', 'pearl'])
    expect(dataOf(page)['@type']).toBe('BreadcrumbList')
  })

  test('shows every piece exactly once over its pages, in every order', async () => {
    for (const sort of ['featured', 'price-ascending', 'price-descending', 'created-descending']) {
      const shown = await everyPage(sort)
      expect(shown).toHaveLength(50)
      expect(new Set(shown).size).toBe(50)
    }
  })

  test('puts the cheapest, the newest or the first by name first', async () => {
    expect((await everyPage('featured'))[0]).toBe('m49')
    expect((await everyPage('price-ascending')).slice(0, 2)).toEqual(['m00', 'm03'])
    expect((await everyPage('price-descending')).slice(0, 2)).toEqual(['m02', 'm05'])
    expect((await everyPage('created-descending')).slice(0, 2)).toEqual(['m04', 'm09'])
    expect(await everyPage('title-ascending')).toEqual(many)
  })

  test('links its pages to each other and keeps the order', async () => {
    const { page } = await get('/collections/many?sort=title-ascending&page=2')
    expect(page).toContain('rel="prev" href="/collections/many?sort=title-ascending"')
    expect(page).toContain('rel="next" href="/collections/many?sort=title-ascending&amp;page=3"')
    expect(page).toContain('Page 2 of 3')
    expect(page).toContain('50 pieces')
  })

  test('has one address for search engines, whatever the order', async () => {
    const canonical = async (query: string) =>
      canonicalOf((await get(`/collections/many${query}`)).page)
    expect(await canonical('?page=2')).toBe('https://shop.test/collections/many?page=2')
    expect(await canonical('?sort=price-ascending')).toBe('https://shop.test/collections/many')
    expect(await canonical('?sort=nonsense')).toBe('https://shop.test/collections/many')
  })

  test.each(['?page=4', '?page=0', '?page=-1', '?page=x', '?page=1.5', '?page=99999999'])(
    'has no page %s',
    async (query) => {
      expect((await get(`/collections/many${query}`)).status).toBe(404)
    },
  )

  test('that is empty says so, and one that is not there is not', async () => {
    expect((await get('/collections/empty')).page).toContain('nothing in this collection')
    expect((await get('/collections/never')).status).toBe(404)
  })

  test('strikes the former price through', async () => {
    const { page } = await get('/collections/many?sort=title-ascending')
    expect(page).toContain('<ins>€10</ins>')
    expect(page).toContain('<del>€90</del>')
  })
})

test('the home page brings what a phone shows first in the order in which it shows it', async () => {
  // It may arrive in two parts: what is shown of the first must not move for the second.
  const { page } = await get('/')
  const [, hero = ''] = /<section class="hero">(.*?)<\/section>/s.exec(page) ?? []
  const parts = ['<h1>', /<picture|<svg/, 'class="hero-lead"'].map((part) => hero.search(part))
  expect(parts).not.toContain(-1)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
})

test('home shows the newest pieces and the collections, and tells search engines how to search', async () => {
  const { status, page } = await get('/')
  expect(status).toBe(200)
  expect(page).toContain('href="/products/aurelia"')
  expect(page).not.toContain('href="/products/draft"')
  expect(page).toContain('href="/collections/many"')
  expect(dataOf(page)['@graph'].map((each: { '@type': string }) => each['@type'])).toEqual([
    'Organization',
    'WebSite',
  ])
  expect(dataOf(page)['@graph'][1].potentialAction['@type']).toBe('SearchAction')
})

test.each(['/', '/collections/rings', '/products/aurelia', '/search?q=gold', '/policies/terms'])(
  '%s is not kept by the browser, because a used form key must not come again, and HEAD says the same',
  async (path) => {
    const { headers } = await get(path)
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect(headers.get('Set-Cookie')).toBeNull()
    const head = await get(path, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.headers.get('Cache-Control')).toBe('private, no-cache')
    expect(head.page).toBe('')
  },
)

test('an address that was typed with a stroke too many, or cut short, leads to its page', async () => {
  const asTyped = { redirect: 'manual' } as const
  const { status, headers } = await get('/products/aurelia/?variant=au-52', asTyped)
  expect(status).toBe(301)
  expect(headers.get('Location')).toBe('/products/aurelia?variant=au-52')
  const elsewhere = await get('//elsewhere.example/', asTyped)
  expect(elsewhere.headers.get('Location')).toBe('/elsewhere.example')
  expect((await get('/collections', asTyped)).headers.get('Location')).toBe('/')
})
