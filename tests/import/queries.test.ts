import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { type ListedCollection, readCollections } from '../../src/import/collections-file.ts'
import { isEmpty } from '../../src/import/plan.ts'
import { planStatements } from '../../src/import/queries.ts'
import { newNames, small } from './import-files.ts'
import { emptyCatalogue, everything, importText, rows, run } from './import-into.ts'

beforeEach(emptyCatalogue)

test('a file imported twice changes nothing', async () => {
  const collections = [hoops, { ...hoops, handle: 'hand', rule: null, products: ['brina', 'alba'] }]
  expect(isEmpty((await importText(newNames, { collections })).plan)).toBe(false)
  const before = await everything()
  expect(isEmpty((await importText(newNames, { collections, at: 9 })).plan)).toBe(true)
  expect(await everything()).toEqual(before)
})

test('the same statements can run twice', async () => {
  const { plan } = await importText(newNames, { collections: [hoops] })
  const before = await everything()
  await run([...planStatements(plan, 1)])
  expect(await everything()).toEqual(before)
})

test('pieces sold since the last import stay sold', async () => {
  const stocked = (price: number, stock: number) =>
    `Handle,Title,Price,Inventory quantity\nring,Ring,${price},${stock}\n`
  await importText(stocked(10, 5))
  await run(['update variants set stock = stock - 2'])
  await importText(stocked(11, 5))
  expect(await stockNow()).toEqual({ stock: 3, imported_stock: 5, price: 1100 })
  await importText(stocked(11, 9))
  expect(await stockNow()).toEqual({ stock: 7, imported_stock: 9, price: 1100 })
  await importText(stocked(11, 1))
  expect(await stockNow()).toEqual({ stock: 0, imported_stock: 1, price: 1100 })
})

test('a list knows what of a piece can be had after each import, and after each sale between', async () => {
  const ring = (gold: string, silver: string) =>
    importText(`Handle,Title,Option1 Name,Option1 Value,Price,Inventory quantity
ring,Ring,Metal,Gold,${gold}
ring,,,Silver,${silver}
`)
  const offers = async () =>
    (await rows('select offers, offer_prices from products')).map((row) =>
      Object.values(row).map((text) => JSON.parse(String(text))),
    )[0]
  const now = ['availability=in-stock', ...[0, 5, 10, 15, 20, 30].map((days) => `ready=${days}`)]
  await ring('900,1', '80,2')
  expect(await offers()).toEqual([
    [
      ['metal=gold', ...now],
      ['metal=silver', ...now],
    ],
    [
      [1, 8000],
      [0, 90000],
    ],
  ])
  await run([`update variants set stock = 0 where price = 8000`])
  expect(await offers()).toEqual([[['metal=gold', ...now]], [[0, 90000]]])
  await ring('950,1', '80,2')
  expect(await offers()).toEqual([[['metal=gold', ...now]], [[0, 95000]]])
  await ring('950,0', '80,2')
  expect(await offers()).toEqual([
    [['metal=gold'], ['metal=silver']],
    [
      [1, 8000],
      [0, 95000],
    ],
  ])
})

test('hostile texts arrive as they are', async () => {
  const title = `Robert'); DROP TABLE products;-- "quoted" \\' /* ; BEGIN`
  await importText(small(`bobby,"${title.replaceAll('"', '""')}",,,"a'b",1`))
  const row = await env.DB.prepare('select title, sku from products, variants').first()
  expect(row).toEqual({ title, sku: "a'b" })
})

test('a variant that is no longer in the file goes off sale and is kept for its orders', async () => {
  await importText(small('a,A,Size,1,,10', 'a,,,2,,20', 'b,B,,,,5'))
  const {
    plan: { changed },
  } = await importText(small('a,A,Size,2,,20'), { at: 7 })
  expect(changed).toHaveLength(1)
  expect(await rows('select option_values, active from variants order by option_values')).toEqual([
    { option_values: '["1"]', active: 0 },
    { option_values: '["2"]', active: 1 },
    { option_values: '[]', active: 1 },
  ])
  expect(await rows('select handle, created_at, updated_at from products order by 1')).toEqual([
    { handle: 'a', created_at: 1, updated_at: 7 },
    { handle: 'b', created_at: 1, updated_at: 1 },
  ])
  await importText(small('a,A,Size,1,,10', 'a,,,2,,20'))
  expect(await rows('select count(*) n from variants where active')).toEqual([{ n: 3 }])
})

test('a picture taken out of the file is gone; an encoded one counts as a change', async () => {
  await importText(newNames)
  const photo = { picture: '0123456789', width: 800, height: 1000, color: '#aabbcc' }
  const {
    plan: { changed },
  } = await importText(newNames, { pictures: new Map([['hoops-1.jpg', photo]]) })
  expect([...changed].map(({ handle }) => handle)).toEqual(['alba'])
  expect(await rows('select picture, color from images order by position')).toMatchObject([
    { picture: '0123456789', color: '#aabbcc' },
    { picture: null },
    { picture: null },
  ])
  await importText(newNames.replace(/.*hoops-2.*\n/, ''))
  expect(await rows('select source from images order by position')).toEqual([
    { source: 'hoops-1.jpg' },
    { source: 'hoops-3.jpg' },
  ])
  expect(await rows('select count(*) n from variants where image_id is not null')).toEqual([
    { n: 0 },
  ])
})

test('a collection with a rule holds every product of the shop that the rule names', async () => {
  const cheap: ListedCollection = {
    ...hoops,
    handle: 'under-50',
    rule: { match: 'all', conditions: [{ field: 'price', to: 5000 }] },
  }
  await importText(small('a,A,,,,10', 'b,B,,,,20', 'c,C,,,,90'), { collections: [cheap] })
  expect(await membersOf('under-50')).toEqual(['a', 'b'])
  await importText(small('a,A,,,,60', 'd,D,,,,30'))
  expect(await membersOf('under-50')).toEqual(['b', 'd'])
})

test('a collection made by hand follows the list, and the column of the product file', async () => {
  const gifts = { ...hoops, handle: 'gifts', title: 'Gifts', rule: null, products: ['b', 'a'] }
  const file = (collection: string) =>
    `Handle,Title,Price,Collection\na,A,1,\nb,B,1,\nc,C,1,${collection}\n`
  await importText(file('gifts'), { collections: [gifts] })
  expect(await membersOf('gifts')).toEqual(['b', 'a', 'c'])
  await importText(file('For Her'), { collections: [{ ...gifts, products: ['a'] }] })
  expect(await membersOf('gifts')).toEqual(['a'])
  expect(await membersOf('for-her')).toEqual(['c'])
  await importText(small('c,C,,,,2'))
  expect(await membersOf('for-her')).toEqual(['c'])
  await importText('Handle,Title,Price,Collection\nb,B,2,For Her\n')
  expect(await membersOf('for-her')).toEqual(['c', 'b'])
  await importText(file(''))
  expect(await membersOf('for-her')).toEqual([])
  const {
    plan: { findings },
  } = await importText(file(''), { collections: [{ ...gifts, products: ['x'] }] })
  expect(findings).toMatchObject([{ level: 'error', field: 'collections.gifts.products' }])
})

test('a piece and a collection are found by words that some write otherwise', async () => {
  const all = { ...hoops, handle: 'all', title: 'T-bars, 項鍊', rule: null, products: ['tbar'] }
  await importText(small('tbar,Halo-set Tourma\u00adline 真珠リング,,,,10'), { collections: [all] })
  const words = async (table: string) =>
    (await rows(`select word from ${table}`)).map(({ word }) => word)
  expect(await words('collection_words')).toEqual(
    expect.arrayContaining(['t', 'bars', 'tbars', '項鍊', '鍊']),
  )
  expect(await words('product_words')).toEqual(
    expect.arrayContaining(['haloset', 'tourmaline', '真珠', '珠リ', 'ンク', 'ク']),
  )
  expect(await rows("select word from word_remains where remains = 'halost'")).toEqual([
    { word: 'haloset' },
  ])
})

test('what finds a piece is written with it, changes with it, and goes when nothing has it any more', async () => {
  const file = (title: string, metal: string) =>
    `Handle,Title,Type,Price,Metal (product.metafields.jewelry.metal)\nluna,${title},Ring,10,${metal}\nsol,Sol,Ring,12,${metal}\n`
  const all = {
    ...hoops,
    handle: 'gifts',
    title: 'Midsummer gifts',
    rule: null,
    products: ['luna'],
  }
  await importText(file('Luna', 'Gold'), { collections: [all] })
  const words = (title: string) =>
    rows(
      `select word, weight from product_words join products on id = product_id where title = '${title}' order by 2 desc, 1`,
    )
  expect((await words('Luna')).slice(0, 3)).toEqual([
    { word: 'luna', weight: 4 },
    { word: 'gold', weight: 3 },
    { word: 'ring', weight: 3 },
  ])
  expect(await rows('select name from facet_values order by 1')).toMatchObject([
    { name: 'metal=gold' },
    { name: 'stone=without-stones' },
    { name: 'type=ring' },
  ])
  const meant = (typed: string) => rows(`select word from word_remains where remains = '${typed}'`)
  expect(await meant('midsumer')).toEqual([{ word: 'midsummer' }])
  expect(await rows("select count(*) n from related_products where kind = 'similar'")).toEqual([
    { n: 2 },
  ])

  await importText(file('Lune', 'Silver'))
  expect(await meant('lun')).toEqual([{ word: 'lune' }])
  expect(await words('Luna')).toEqual([])
  expect(await rows("select name from facet_values where name like 'metal%'")).toEqual([
    { name: 'metal=silver' },
  ])
})

test('what another version derived from the catalogue is written anew by the next import', async () => {
  await importText(newNames)
  await run([
    'delete from product_words',
    "update products set content_hash = 'of an older version'",
  ])
  const {
    plan: { changed },
  } = await importText(newNames)
  expect(changed).toHaveLength(2)
  expect(await rows("select count(*) n from product_words where word = 'alba'")).toEqual([{ n: 1 }])
})

test('ten thousand variants go in, in statements that D1 takes', { timeout: 30_000 }, async () => {
  const lines = Array.from({ length: 1000 }, (_, product) =>
    Array.from({ length: 10 }, (_, size) => `p${product},P '${product}',Size,${size},,10`).join(
      '\n',
    ),
  )
  const { plan } = await importText(
    small(...lines.map((text) => text.replaceAll(/(?<=\n)(p\d+),[^,]+/g, '$1,'))),
    {
      collections: [{ ...hoops, rule: null, products: lines.map((_, index) => `p${index}`) }],
    },
  )
  const longest = planStatements(plan, 1).reduce((most, { length }) => Math.max(most, length), 0)
  expect(longest).toBeLessThan(100_000)
  expect(await rows('select count(*) n from variants')).toEqual([{ n: 10_000 }])
  await importText(small('p0,P0,,,,10'), { collections: [{ ...hoops, rule: null, products: [] }] })
  expect(await membersOf('hoops')).toEqual([])
})

test('a collections file with faults tells each with its place', () => {
  const text = JSON.stringify([
    { handle: 'Rings', title: '' },
    { handle: 'a', title: 'A', rule: { match: 'some', conditions: [{ field: 'price', to: 9.5 }] } },
    {
      handle: 'b',
      title: 'B',
      rule: { match: 'all', conditions: [{ field: 'tag', is: 'x' }] },
      products: [],
    },
  ])
  const messages = readCollections(text, (html) => html).findings.map(
    ({ field, message }) => `${field}: ${message}`,
  )
  expect(messages).toEqual([
    'collections.0.handle: must be like "gold-rings".',
    expect.stringContaining('collections.0.title: Too small'),
    expect.stringContaining('collections.1.rule.match: '),
    'collections.1.rule.conditions.0.to: must be whole minor units: 100000 for 1000.00.',
    'collections.2: has both a rule and a list of products; keep one of them.',
  ])
  expect(readCollections('{', (html) => html).findings[0]?.message).toContain(
    'The file is not JSON',
  )
})

const hoops: ListedCollection = {
  handle: 'hoops',
  title: 'Hoops',
  description: '',
  rule: { match: 'any', conditions: [{ field: 'type', is: 'earrings' }] },
  products: null,
}

const stockNow = () => env.DB.prepare('select stock, imported_stock, price from variants').first()

const membersOf = async (handle: string) =>
  (
    await rows(
      `select p.handle from collection_products m join collections c on c.id = m.collection_id join products p on p.id = m.product_id where c.handle = '${handle}' order by m.position`,
    )
  ).map((row) => row.handle)
