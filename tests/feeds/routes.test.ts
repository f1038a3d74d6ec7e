import { eq, inArray } from 'drizzle-orm'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { products, variants } from '../../src/catalog/tables.ts'
import { db, putCollection, putPicture, putProduct } from '../catalog/products.ts'
import { get } from '../support/get.ts'

/** The items of the feed by id, each attribute without its `g:`. Repeated attributes are lists. */
async function feed(): Promise<Map<string, Record<string, unknown>>> {
  const { page } = await get('/feeds/google.xml')
  expect(XMLValidator.validate(page)).toBe(true)
  const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, htmlEntities: true })
  const { item } = parser.parse(page).rss.channel
  return new Map([item].flat().map((each: Record<string, unknown>) => [String(each.id), each]))
}

const options = [
  { name: 'Metal', values: ['18K rose gold', 'Platinum 950'] },
  { name: 'Ring size', values: ['52', '54'] },
]

beforeAll(async () => {
  await putProduct(
    {
      handle: 'aurelia',
      title: 'Aurelia & Co. <Ring>',
      descriptionHtml: '<p>One stone, “four” claws.</p><p>Nothing &amp; else.</p>',
      options,
      facts: {
        metal: '18K rose gold',
        fineness: 750,
        stones: [{ kind: 'diamond', origin: 'lab-grown', count: 1 }],
        dimensions: {},
        workshopDays: 12,
      },
    },
    [
      { id: 'rose-52', optionValues: ['18K rose gold', '52'], sku: 'AU-52', stock: 1 },
      { id: 'rose-54', optionValues: ['18K rose gold', '54'], stock: 0 },
      { id: 'plat-52', optionValues: ['Platinum 950', '52'], madeToOrder: true, stock: 0 },
      {
        id: 'plat-54',
        optionValues: ['Platinum 950', '54'],
        price: 8_000,
        compareAt: 10_000,
        barcode: '4006381333931',
      },
      { id: 'gone', optionValues: ['Platinum 950', '56'], active: false },
    ],
  )
  await putPicture('aurelia', 0, 'abc')
  await putPicture('aurelia', 1, 'def')
  await putPicture('aurelia', 2, null)
  await putProduct({ handle: 'pearl' }, [{ id: 'pearl', sku: 'P | 1' }])
  await putPicture('pearl', 0, 'ghi')
  await putProduct({ handle: 'draft', status: 'draft' })
  await putProduct({ handle: 'archived', status: 'archived' })
  await putCollection('rings', ['aurelia', 'draft', 'pearl'])
})

test('the sitemap lists what is on sale, with its pictures and the day of its last change', async () => {
  await db.update(products).set({ updatedAt: 1_750_000_000 }).where(eq(products.handle, 'pearl'))
  const { headers, page } = await get('/sitemap.xml')
  expect(headers.get('Content-Type')).toContain('xml')
  expect(headers.get('Cache-Control')).toContain('max-age=3600')
  expect(XMLValidator.validate(page)).toBe(true)
  expect(page).toContain('<loc>https://shop.test/products/pearl</loc><lastmod>2025-06-15</lastmod>')
  expect(page).toContain('<loc>https://shop.test/collections/rings</loc>')
  expect(page).toContain('<loc>https://shop.test/policies/delivery</loc>')
  expect(page.match(/<image:loc>[^<]*/g)).toEqual([
    '<image:loc>https://shop.test/pictures/abc-800.webp',
    '<image:loc>https://shop.test/pictures/def-800.webp',
    '<image:loc>https://shop.test/pictures/ghi-800.webp',
  ])
  expect(page).not.toContain('draft')
  expect(page).not.toContain('archived')
})

test('robots are kept out of what is not for them and shown the sitemap', async () => {
  const { page } = await get('/robots.txt')
  for (const path of ['/cart', '/checkout', '/orders', '/search', '/out'])
    expect(page).toContain(`Disallow: ${path}\n`)
  expect(page).toContain('Sitemap: https://shop.test/sitemap.xml')
})

describe('the feed for Google', () => {
  test('has every variant on sale once, and nothing else', async () => {
    expect([...(await feed()).keys()].sort()).toEqual([
      'pearl',
      'plat-52',
      'plat-54',
      'rose-52',
      'rose-54',
    ])
  })

  test('says of each what Google asks of jewelry', async () => {
    const item = (await feed()).get('rose-52')
    expect(item).toMatchObject({
      title: 'Aurelia & Co. <Ring>, 18K rose gold, ring size 52',
      description: 'One stone, “four” claws. Nothing & else.',
      link: 'https://shop.test/products/aurelia?variant=rose-52',
      canonical_link: 'https://shop.test/products/aurelia',
      image_link: 'https://shop.test/pictures/abc-800.webp',
      additional_image_link: 'https://shop.test/pictures/def-800.webp',
      availability: 'in_stock',
      price: '100.00 EUR',
      condition: 'new',
      brand: 'Jegem',
      mpn: 'AU-52',
      item_group_id: 'aurelia',
      google_product_category: 'Apparel & Accessories > Jewelry > Rings',
      material: '18K rose gold',
      color: 'Rose gold',
      size: '52',
      age_group: 'adult',
      gender: 'unisex',
      max_handling_time: '0',
    })
    expect(item?.product_detail).toContainEqual({
      attribute_name: 'Stone',
      attribute_value: 'Lab-grown diamond',
    })
  })

  test('tells sold out, made to order and reduced apart', async () => {
    const items = await feed()
    expect(items.get('rose-54')).toMatchObject({ availability: 'out_of_stock' })
    expect(items.get('plat-52')).toMatchObject({
      availability: 'in_stock',
      min_handling_time: '12',
    })
    const reduced = items.get('plat-54')
    expect(reduced).toMatchObject({ price: '100.00 EUR', sale_price: '80.00 EUR' })
    expect(reduced).toMatchObject({ gtin: '4006381333931' })
    expect(reduced).not.toHaveProperty('mpn')
    expect(items.get('rose-54')).toMatchObject({ identifier_exists: 'no' })
  })

  test('sends only barcodes that are GTINs, and the shop’s own number in place of others', async () => {
    const barcodes = {
      wrong: '8712345678901',
      inStore: '2000000000008',
      rounded: '4.00638E+12',
      written: '4-006381-333931',
    }
    for (const [id, barcode] of Object.entries(barcodes)) {
      await putProduct({ handle: id }, [{ id, barcode, sku: `SKU-${id}` }])
      await putPicture(id, 0, id)
    }
    await putProduct({ handle: 'bare' }, [{ id: 'bare', barcode: '2000000000008' }])
    await putPicture('bare', 0, 'bare')
    const items = await feed()
    for (const id of ['wrong', 'inStore', 'rounded']) {
      expect(items.get(id)).not.toHaveProperty('gtin')
      expect(items.get(id)).toMatchObject({ brand: 'Jegem', mpn: `SKU-${id}` })
    }
    expect(items.get('written')).toMatchObject({ gtin: '4006381333931' })
    expect(items.get('bare')).not.toHaveProperty('gtin')
    expect(items.get('bare')).toMatchObject({ identifier_exists: 'no' })
  })

  test('leaves out what is too dear to be paid online', async () => {
    await putProduct({ handle: 'crown' }, [
      { id: 'dearest', optionValues: ['a'], price: 99_999_999 },
      { id: 'too-dear', optionValues: ['b'], price: 100_000_000 },
    ])
    await putPicture('crown', 0, 'crown')
    const items = await feed()
    expect(items.has('dearest')).toBe(true)
    expect(items.has('too-dear')).toBe(false)
  })

  test('leaves out what has no picture, which Google requires', async () => {
    await putProduct({ handle: 'unseen' }, [{ id: 'unseen' }])
    await putProduct({ handle: 'unread' }, [{ id: 'unread' }])
    await putPicture('unread', 0, null)
    const items = await feed()
    expect(items.has('unseen')).toBe(false)
    expect(items.has('unread')).toBe(false)
    expect([...items.values()].filter((item) => !item.image_link)).toEqual([])
  })

  test('shows a variant in its own metal, whichever of its sizes has the picture, and in no other', async () => {
    const metals = ['White gold', 'Yellow gold']
    const sizes = ['52', '54']
    await putProduct(
      {
        handle: 'pale',
        options: [
          { name: 'Metal', values: metals },
          { name: 'Ring size', values: sizes },
        ],
      },
      metals.flatMap((metal) =>
        sizes.map((size) => ({ id: `${metal} ${size}`, optionValues: [metal, size] })),
      ),
    )
    for (const [at, name] of ['white1', 'white2', 'yellow1', 'yellow2'].entries()) {
      const imageId = await putPicture('pale', at, name)
      const metal = { white1: 'White gold', yellow1: 'Yellow gold' }[name]
      const ofMetal = sizes.map((size) => `${metal} ${size}`)
      if (metal) await db.update(variants).set({ imageId }).where(inArray(variants.id, ofMetal))
    }
    const items = await feed()
    for (const size of sizes)
      expect(items.get(`Yellow gold ${size}`)).toMatchObject({
        image_link: 'https://shop.test/pictures/yellow1-800.webp',
        additional_image_link: 'https://shop.test/pictures/yellow2-800.webp',
      })
    const { page } = await get('/products/pale')
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? []
    const shown = JSON.parse(data)['@graph'][0].hasVariant.map(
      (each: { image: string }) => each.image,
    )
    const [white, yellow] = ['white1', 'yellow1'].map(
      (name) => `https://shop.test/pictures/${name}-800.webp`,
    )
    // The page states one size of each metal (decision 023).
    expect(shown).toEqual([white, yellow])
  })

  test('puts each kind where Google looks for it', async () => {
    const leaves = {
      'Wedding bands': ' > Rings',
      'Ear cuff': ' > Earrings',
      'Pendant necklace': ' > Necklaces',
      Pendant: ' > Charms & Pendants',
      'Chain bracelet': ' > Bracelets',
      'Ankle bracelet': ' > Anklets',
      'Lapel pin': ' > Brooches & Lapel Pins',
      Cufflinks: '',
    }
    const types = Object.keys(leaves)
    for (const [at, type] of types.entries()) {
      await putProduct({ handle: `kind-${at}`, type })
      await putPicture(`kind-${at}`, 0, 'kind')
    }
    const items = await feed()
    expect(types.map((_, at) => items.get(`kind-${at}-0`)?.google_product_category)).toEqual(
      Object.values(leaves).map((leaf) => `Apparel & Accessories > Jewelry${leaf}`),
    )
  })

  test('goes on where one question to the database ends', async () => {
    await Promise.all(
      Array.from({ length: 230 }, async (_, at) => {
        const handle = `many-${String(at).padStart(3, '0')}`
        await putProduct({ handle }, [{ id: `many-${at}` }])
        await putPicture(handle, 0, 'many')
      }),
    )
    const ids = [...(await feed()).keys()]
    expect(ids.filter((id) => id.startsWith('many-'))).toHaveLength(230)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('pearl')
  })
})

test('a program finds the shop’s lists and rules in one short text', async () => {
  const { headers, page } = await get('/llms.txt')
  expect(headers.get('Content-Type')).toContain('text/plain')
  expect(page).toMatch(/^# /)
  expect(page).toContain('(https://shop.test/collections/rings)')
  expect(page).toContain('(https://shop.test/policies/returns)')
  expect(page).toContain('(https://shop.test/feeds/google.xml')
})

describe('the plain form of a product page', () => {
  test('has the facts, and each variant with price and stock', async () => {
    const { headers, page } = await get('/products/aurelia.md')
    expect(headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
    expect(headers.get('Link')).toBe('<https://shop.test/products/aurelia>; rel="canonical"')
    expect(page).toContain('# Aurelia & Co. \\<Ring\\>')
    expect(page).toContain('- Stone: Lab-grown diamond')
    expect(page).toContain('| 18K rose gold, ring size 52 | €100 | Only one left | AU-52 |')
    expect(page).toContain('Made to order: ready to send in 12 working days')
    expect(page).not.toContain('gone')
    expect((await get('/products/pearl.md')).page).toContain('| P \\| 1 |')
  })

  test('tells each metal’s own facts as the metal’s, and what all share once', async () => {
    const { page } = await get('/products/aurelia.md')
    const [common, rose, platinum] = page.split('## On sale')[0]?.split('### ') ?? []
    expect(common).toContain('- Stone: Lab-grown diamond')
    expect(common).not.toContain('- Metal')
    expect(rose).toBe('18K rose gold\n\n- Metal: 18K rose gold, 750 parts per thousand\n\n')
    expect(platinum).toContain('- Metal: Platinum 950')
  })

  test('is not there for what is not on sale', async () => {
    expect((await get('/products/draft.md')).status).toBe(404)
    expect((await get('/products/nothing.md')).status).toBe(404)
  })

  test('is named by the page', async () => {
    const { page } = await get('/products/aurelia')
    expect(page).toContain('<link rel="alternate" type="text/markdown" href="/products/aurelia.md"')
  })
})
