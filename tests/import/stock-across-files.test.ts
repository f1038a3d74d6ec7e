import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { returnToStock, takeFromStock } from '../../src/catalog/stock-queries.ts'
import { openDb } from '../../src/platform/db.ts'
import { emptyCatalogue, importText, rows } from './import-into.ts'

const db = openDb(env.DB, 'primary')

beforeEach(emptyCatalogue)

test('a file without a stock column, or with an empty cell, leaves the five that are there', async () => {
  const columns = 'Handle,Title,Variant Inventory Tracker,Variant Inventory Policy,Variant Price'
  await importText(`${columns},Variant Inventory Qty\nfive,Five,shopify,deny,100,5\n`)
  const without = await importText(`${columns}\nfive,Five,shopify,deny,101\n`)
  expect(without.changes).toEqual(['Price of five: 100.00 → 101.00'])
  expect(await stocks()).toEqual({ five: 5 })
  const empty = await importText(`${columns},Variant Inventory Qty\nfive,Five,shopify,deny,102,\n`)
  expect(empty.said).toEqual([
    'warning 2 Variant Inventory Qty: No quantity: the stock stays as it is.',
  ])
  expect(await stocks()).toEqual({ five: 5 })
})

test('a price of 0 is on request, and no lowest price of its product', async () => {
  await importText(
    'Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Compare At Price\nring,Ring,Size,50,0,120\nring,,,52,100,\ntiara,Tiara,,,0,\n',
  )
  expect(await rows('select handle, price_from, price_to from products order by 1')).toEqual([
    { handle: 'ring', price_from: 10_000, price_to: 10_000 },
    { handle: 'tiara', price_from: 0, price_to: 0 },
  ])
  expect(await rows('select compare_at from variants where compare_at is not null')).toEqual([])
})

test('what is sold stays sold through a wrong file and the right one after it', async () => {
  await importText(stocked(5))
  await sell('ring', 2)
  expect((await importText(stocked(0))).changes).toEqual(['Stock of ring: 3 → 0'])
  expect((await importText(stocked(5))).changes).toEqual(['Stock of ring: 0 → 3'])
  expect(await stocks()).toEqual({ ring: 3 })
})

test('what comes back from an order fills what the file no longer had, before it is sold again', async () => {
  await importText(stocked(5))
  await sell('ring', 3)
  await importText(stocked(1))
  expect(await stocks()).toEqual({ ring: 0 })
  await giveBack('ring', 2)
  expect(await stocks()).toEqual({ ring: 0 })
  await giveBack('ring', 1)
  expect(await stocks()).toEqual({ ring: 1 })
})

test('a file of prices alone changes prices, and makes no draft active', async () => {
  await importText(`Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Image Alt Text,SEO Title,Status,Metal (product.metafields.jewelry.metal)
band,Plain Band,<p>A band.</p>,Atelier,Ring,"silver, band",TRUE,Size,52,B-1,4,shopify,5,deny,95.00,b.jpg,Band,Band,draft,Sterling silver
band,,,,,,,,54,B-2,4,shopify,0,continue,95.00,c.jpg,Side,,,
`)
  const before = await catalogue()
  const full = await importText(`Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price
band,Plain Band,Size,52,B-1,96.00
band,,,54,B-2,97.00
`)
  expect(full.changes).toEqual([
    'Price of band 52: 95.00 → 96.00',
    'Price of band 54: 95.00 → 97.00',
  ])
  expect(await catalogue()).toEqual(before)
  // By SKU alone, and not even with a title.
  const prices = await importText('Handle,Variant SKU,Variant Price\nband,B-1,98\nband,B-2,97\n')
  expect(prices.changes).toEqual(['Price of band 52: 96.00 → 98.00'])
  expect(await catalogue()).toEqual(before)
  // Nothing about variants at all.
  const texts = await importText('Handle,Body (HTML)\nband,<p>Anew.</p>\n')
  expect(texts.changes).toEqual(['Description of band: <p>A band.</p> → <p>Anew.</p>'])
  expect((await stocks())['band 52']).toBe(5)
  const same = await importText(
    'Handle,Vendor,SEO Title,Variant SKU\nband,Atelier,Band,B-1\nband,,,B-2\n',
  )
  expect([same.changes, same.plan.changed]).toEqual([[], []])
  expect((await importText('Handle,Published\nband,TRUE\n')).changes).toEqual([])
})

test('a list of quantities alone changes stock, by option values, by SKU, or of the only variant', async () => {
  await importText(
    'Handle,Title,Option1 Name,Option1 Value,SKU,Price,Inventory quantity\na,A,Size,1,A-1,10,5\na,,,2,,10,5\nb,B,,,,10,5\n',
  )
  const sizes = 'Handle,Option1 Name,Option1 Value,Inventory quantity\na,Size,1,4\na,,2,3\n'
  expect((await importText(sizes)).changes).toEqual(['Stock of a 1: 5 → 4', 'Stock of a 2: 5 → 3'])
  const only = await importText('Handle,SKU,Inventory quantity\nb,,2\n')
  expect([only.said, only.changes]).toEqual([[], ['Stock of b: 5 → 2']])
  expect((await importText('Handle,Inventory quantity\nb,1\n')).changes).toEqual([
    'Stock of b: 2 → 1',
  ])
  // Which of the two is meant is not guessed.
  const which = await importText('Handle,Inventory quantity\na,1\n')
  expect(which.leftOut).toEqual(['a'])
  expect(await stocks()).toEqual({ 'a 1': 4, 'a 2': 3, b: 1 })
})

test('an empty cell empties what may be empty', async () => {
  await importText(
    'Handle,Title,Description,Vendor,Tags,SKU,Price,Compare-at price,Inventory quantity,Status,Image Src\na,A,<p>A</p>,V,t,S,1,2,3,draft,a.jpg\n',
  )
  const { changes } = await importText(
    'Handle,Title,Description,Vendor,Tags,SKU,Price,Compare-at price,Inventory quantity,Status,Image Src\na,A,,,,,1,,,,\n',
  )
  expect(changes).toEqual([
    'Former price of a: 2.00 → none',
    'SKU of a: S → none',
    'Description of a: <p>A</p> → none',
    'Vendor of a: V → none',
    'Tags of a: t → none',
    'Pictures of a: a.jpg, → none',
  ])
})

test('a new product without what it needs is refused by name', async () => {
  const { said, leftOut } = await importText('Handle,Variant SKU\nnew,N-1\n')
  expect(said).toEqual([
    'error 2 Title: The shop does not have this product, and a new one needs a title.',
    'error 2 Price: The shop does not have this variant, and a new one needs a price.',
    expect.stringContaining('Stock is not counted'),
  ])
  expect(leftOut).toEqual(['new'])
  const { said: texts } = await importText('Handle,Title,Vendor\nnew,New,V\n')
  expect(texts).toEqual([
    'error 2 Price: The shop does not have this product, and a new one needs a price.',
  ])
})

test('without quantity and tracker a new piece is not counted; with a tracker the quantity is asked for', async () => {
  const without = await importText('Handle,Title,Variant Price\nband,Band,95\n')
  expect(without.said).toEqual([expect.stringContaining('Stock is not counted: sold as made')])
  expect(await rows('select made_to_order, tracked from variants')).toEqual([
    { made_to_order: 1, tracked: 0 },
  ])
  // Nothing in a later file makes it sold out.
  await importText('Handle,Title,Variant Inventory Policy,Variant Price\nband,Band,deny,96\n')
  expect(await rows('select made_to_order from variants')).toEqual([{ made_to_order: 1 }])

  const tracked = await importText(
    'Handle,Title,Variant Inventory Tracker,Variant Inventory Policy,Variant Price\nplain,Plain,shopify,deny,95\nmade,Made,shopify,continue,95\n',
  )
  expect(tracked.said).toEqual([expect.stringContaining('How many are there?')])
  expect(tracked.leftOut).toEqual(['plain'])
  expect((await importText(stocked(''))).leftOut).toEqual(['ring'])
})

test('a piece under a new handle is the same piece: its stock and its old address lead there', async () => {
  const file = (handle: string, sku = 'OOAK-1') =>
    `Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty\n${handle},Brooch,${sku},100,1\n`
  await importText(file('old-name'))
  await sell('old-name', 1)
  const { changes } = await importText(file('new-name', 'ooak-1\u200b'))
  expect(changes).toEqual([
    'SKU of new-name: OOAK-1 → ooak-1',
    'Handle of new-name: old-name → new-name',
  ])
  expect(await stocks()).toEqual({ 'new-name': 0 })
  const redirects = () =>
    rows("select from_path f, to_path t from redirects where f not like '%.md' order by 1")
  expect(await redirects()).toEqual([{ f: '/products/old-name', t: '/products/new-name' }])
  // An older file does not bring the old page back.
  const stale = await importText(file('old-name'))
  expect(stale.said).toEqual(['warning 2 Handle: Its handle is now new-name, and stays so.'])
  expect(await stocks()).toEqual({ 'new-name': 0 })
  // A list of prices names a SKU of it, or it could be a piece whose address the owner has led here.
  const prices = 'Handle,Variant SKU,Variant Price\nold-name,'
  expect((await importText(`${prices},99\n`)).leftOut).toEqual(['old-name'])
  expect((await importText(`${prices}OOAK-1,99\n`)).changes).toEqual([
    'Price of new-name: 100.00 → 99.00',
  ])
  // A third name, and another piece under the first one.
  await importText(file('third-name'))
  expect(await redirects()).toHaveLength(2)
  await importText(file('old-name', 'OTHER').replace('Brooch', 'Pin'))
  expect(await redirects()).toEqual([{ f: '/products/new-name', t: '/products/third-name' }])
})

test('a SKU is not sold on a second page because of a second file', async () => {
  const file = (handle: string, title: string, sku: string, price = 1) =>
    `Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty\n${handle},${title},${sku},${price},3\n`
  await importText(file('round', 'Disc', 'DISC'))
  const refused = await importText(file('oval', 'Oval disc', 'Disc\u00ad'))
  expect(refused.said).toEqual([
    'error 2 Variant SKU: "Disc" is sold as round already, which this file does not change. If oval is its new handle, add --moved round=oval; if it is another product, give it another SKU.',
  ])
  expect(await stocks()).toEqual({ round: 3 })
  // A product that gets the SKU later is refused as well.
  await importText(file('pin', 'Pin', 'PIN'))
  expect((await importText(file('pin', 'Pin', 'DISC'))).leftOut).toEqual(['pin'])
  // The owner says that it is the same.
  await sell('round', 2)
  await importText(file('oval', 'Oval disc', 'DISC'), { moved: [['oval', 'round']] })
  expect(await stocks()).toEqual({ oval: 1, pin: 3 })
  const wrong = await importText(file('flat', 'Flat disc', 'FLAT'), {
    moved: [['flat', 'thin']],
  })
  expect(wrong.said).toEqual([expect.stringContaining('the shop has no such product')])
})

test('a variant with another option value, SKU or product keeps what was sold of it', async () => {
  const file = (...lines: string[]) =>
    [
      'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty',
      ...lines,
      '',
    ].join('\n')
  await importText(file('a,A,Length,40,A-40,1,4', 'a,,,45,A-45,1,4', 'b,B,Length,40,B-40,1,4'))
  await sell('a 40', 3)
  const renamed = await importText(file('a,A,Length,40 cm,A-40,1,4', 'a,,,45,NEW-45,1,4'))
  expect(renamed.changes).toEqual(['Options of a 40 cm: 40 → 40 cm', 'SKU of a 45: A-45 → NEW-45'])
  expect(await stocks()).toEqual({ 'a 40 cm': 1, 'a 45': 4, 'b 40': 4 })
  const moved = await importText(
    file('a,A,Length,45,NEW-45,1,4', 'b,B,Length,40,B-40,1,4', 'b,,,40 cm,A-40,1,4'),
  )
  expect(moved.changes).toEqual(['On sale of a 40 cm: yes → no', 'Product of b 40 cm: a → b'])
  expect(await stocks()).toEqual({ 'a 45': 4, 'b 40': 4, 'b 40 cm': 1 })
  const offers = await rows(
    'select handle, json_array_length(offer_prices) n from products order by 1',
  )
  expect(offers).toEqual([
    { handle: 'a', n: 1 },
    { handle: 'b', n: 1 },
  ])
  // To a new product, whose other variants are no change of anything.
  const anew = await importText(
    file('c,C,Length,50,C-50,1,4', 'c,,,45,NEW-45,1,4', 'a,A,Length,50,A-50,1,1'),
  )
  expect(anew.changes).toEqual([
    'Product of c 45: a → c',
    'On sale of a 50: no → yes',
    'On sale of a 45: yes → no',
  ])
  // A variant out of the file and back again.
  await importText(file('b,B,Length,40,B-40,1,4'))
  await importText(file('b,B,Length,40,B-40,1,4', 'b,,,40 cm,A-40,1,4'))
  expect((await stocks())['b 40 cm']).toBe(1)
})

test('a handle is one product however its letters are composed, and keeps its marks', async () => {
  const file = (handle: string) =>
    `Handle,Title,Variant Price,Variant Inventory Qty\n${handle},T,1,3\n`
  for (const handle of ['skin-safe™-band', 'a_b', '真珠-ネックレス', '1.5-ct', 'Café-Ring'])
    expect((await importText(file(handle))).said).toEqual([])
  await importText(file('cafe\u0301-ring\u200b'))
  expect(Object.keys(await stocks())).toEqual([
    '1.5-ct',
    'a_b',
    'café-ring',
    'skin-safe™-band',
    '真珠-ネックレス',
  ])
  for (const handle of ['a/b', 'a b', 'a?b', 'a#b', '50%', '..', 'ring.md'])
    expect((await importText(file(handle))).said, handle).toEqual([
      expect.stringContaining('cannot be part of a web address'),
    ])
})

test('whatever is sold, returned and imported in any order, stock is what the last file said less what is out', async () => {
  const file = fc.oneof(
    fc.nat(6).map((quantity) => ({ act: 'file' as const, quantity: String(quantity) })),
    fc.constant({ act: 'file' as const, quantity: '' }),
    fc.constant({ act: 'file' as const, quantity: null }),
  )
  const renaming = fc.record({ handle: fc.nat(2), option: fc.nat(2), price: fc.nat(3) })
  const units = fc.integer({ min: 1, max: 4 })
  const step = fc.oneof(
    fc.tuple(file, renaming).map(([one, two]) => ({ ...one, ...two })),
    units.map((quantity) => ({ act: 'sell' as const, quantity })),
    units.map((quantity) => ({ act: 'return' as const, quantity })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      await emptyCatalogue()
      await importText(ringFile('5', { handle: 0, option: 0, price: 1 }))
      let stated = 5
      let out = 0
      for (const one of steps) {
        if (one.act === 'file') {
          await importText(ringFile(one.quantity, one))
          if (one.quantity) stated = Number(one.quantity)
        } else if (one.act === 'sell') {
          const sold = await sell('', one.quantity).then(
            () => true,
            () => false,
          )
          expect(sold).toBe(Math.max(0, stated - out) >= one.quantity)
          if (sold) out += one.quantity
        } else {
          const quantity = Math.min(out, one.quantity)
          if (quantity > 0) await giveBack('', quantity)
          out -= quantity
        }
        expect(Object.values(await stocks())).toEqual([Math.max(0, stated - out)])
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

function ringFile(
  quantity: string | null,
  { handle, option, price }: { handle: number; option: number; price: number },
) {
  const stock = quantity === null ? ['', ''] : [',Variant Inventory Qty', `,${quantity}`]
  return `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price${stock[0]}
ring-${handle},Ring,Length,${option} cm,R-1,${price}${stock[1]}
`
}

const stocked = (quantity: number | string) =>
  `Handle,Title,Price,Inventory quantity\nring,Ring,10,${quantity}\n`

/** Stock of everything on sale, by handle and option values. */
async function stocks() {
  const found = await rows(
    "select trim(handle || ' ' || coalesce(option_values ->> 0, '')) as name, stock from variants join products on products.id = product_id where active order by 1",
  )
  return Object.fromEntries(found.map(({ name, stock }) => [String(name), Number(stock)]))
}

async function idOf(name: string): Promise<string> {
  const [row] = await rows(
    `select variants.id from variants join products on products.id = product_id where active and '${name}' in ('', trim(handle || ' ' || coalesce(option_values ->> 0, '')))`,
  )
  return String(row?.id)
}

const sell = async (name: string, quantity: number) => {
  await takeFromStock(db, await idOf(name), quantity)
}

const giveBack = async (name: string, quantity: number) => {
  const returned = sql`(select ${await idOf(name)} as variant_id, ${quantity} as quantity)`
  await returnToStock(db, returned)
}

/** All that a price list must leave alone. */
const catalogue = () =>
  Promise.all([
    rows(
      'select handle, title, description_html, vendor, type, status, tags, options, facts, seo_title, facets, all_facets from products',
    ),
    rows(
      'select id, active, sku, option_values, stock, imported_stock, made_to_order, tracked, weight_grams from variants',
    ),
    rows('select id, position, alt, source from images'),
  ])
