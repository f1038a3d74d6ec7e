import { expect, test } from 'vitest'
import { readCollections } from '../../src/import/collections-file.ts'
import { currencyOf } from '../../src/platform/currencies.ts'
import { butStock, errorsOf, newNames, oldNames, readText, small } from './import-files.ts'

test('a file is the same catalogue under the old and the new column names', async () => {
  const old = await readText(oldNames)
  const today = await readText(newNames)
  expect(errorsOf(old)).toEqual([])
  expect(old.products).toEqual(today.products)
  expect(old.products).toHaveLength(2)
})

test('a product has its variants, its pictures in order and its tags once', async () => {
  const { products } = await readText(newNames)
  const [alba] = products
  expect(alba).toMatchObject({
    handle: 'alba',
    status: 'active',
    tags: ['Everyday', 'gold'],
    descriptionHtml: '<p>Small hoops.</p>\n<p>Hinged.</p>',
    options: [
      { name: 'Metal', values: ['18K gold', 'Sterling silver'] },
      { name: 'Size', values: ['12 mm'] },
    ],
    priceFrom: 9000,
    priceTo: 24000,
    seoTitle: 'Alba',
  })
  expect(alba?.variants).toMatchObject([
    { sku: '0012', price: 24000, compareAt: 29000, stock: 4, madeToOrder: false, weightGrams: 42 },
    { sku: null, barcode: '012345678905', price: 9000, compareAt: null, madeToOrder: true },
  ])
  expect(alba?.images.map(({ source, alt }) => [source, alt])).toEqual([
    ['hoops-1.jpg', 'Hoops, side'],
    ['hoops-2.jpg', 'Sterling silver hoops'],
    ['hoops-3.jpg', 'Worn'],
  ])
  expect(alba?.variants[1]?.imageId).toBe(alba?.images[1]?.id)
  const words = alba?.words.map(({ word }) => word)
  for (const word of ['alba', 'hoops', 'earrings', 'jegem', 'everyday', 'gold'])
    expect(words).toContain(word)
})

test('a title of signs that nobody sees is no title', async () => {
  for (const title of ['\u200b', '\u00ad\u00ad', '\u200f', '\u3000', '\u2060 \ufeff', '\u3164'])
    expect(errorsOf(await readText(`Handle,Title,Variant Price\na,${title},1\n`)), title).toEqual([
      expect.stringContaining('title is missing'),
    ])
})

test('one picture serves every size of its metal, and no other metal', async () => {
  const { products } = await readText(
    `URL handle,Title,Option1 name,Option1 value,Option2 name,Option2 value,Price,Product image URL,Variant image URL
a,A,Metal,Gold,Size,1,1,g.jpg,
a,,,Gold,,2,1,s.jpg,g.jpg
a,,,Silver,,1,1,,s.jpg
a,,,Silver,,2,1,,own.jpg
a,,,Platinum,,1,1,,
b,B,Size,1,,,1,one.jpg,one.jpg
b,,,2,,,1,,
`,
  )
  const shown = products.map(({ images, variants }) => {
    const sources = new Map(images.map(({ id, source }) => [id, source]))
    return variants.map(({ imageId }) => imageId && sources.get(imageId))
  })
  expect(shown).toEqual([
    ['g.jpg', 'g.jpg', 's.jpg', 'own.jpg', null],
    ['one.jpg', null],
  ])
})

test('a product without options has one plain variant; hidden in Shopify means draft', async () => {
  const { products, findings } = await readText(newNames)
  expect(products[1]).toMatchObject({ status: 'draft', options: [], priceFrom: 189050 })
  expect(products[1]?.variants).toMatchObject([{ optionValues: [], stock: 0, compareAt: null }])
  const notes = findings.map(({ level, line, field }) => [level, line, field])
  expect(notes).toEqual([['warning', 6, 'Inventory quantity']])
})

test('byte order mark, Windows line ends and empty lines change nothing', async () => {
  const windows = `\uFEFF${oldNames.replaceAll('\n', '\r\n')}\r\n,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n`
  const plain = await readText(oldNames)
  const read = await readText(windows)
  const unified = JSON.parse(JSON.stringify(read.products).replaceAll('\\r\\n', '\\n'))
  const but = (products: typeof plain.products) =>
    products.map(({ contentHash: _, ...product }) => product)
  expect(but(unified)).toEqual(but(plain.products))
  expect(read.findings.map(({ line }) => line)).toEqual([6])
})

test('a byte order mark before a quoted column name does not hide the column', async () => {
  const reading = await readText('\uFEFF"URL handle","Title","Price"\na,A,1\n')
  expect(errorsOf(reading)).toEqual([])
})

test('lines are counted as an editor counts them, past cells of several lines', async () => {
  for (const end of ['\n', '\r\n']) {
    const text = small('a,"A', '', 'b",,,,x', '', 'b,"B', 'c",,,,x', 'c,C,,,,x')
    const reading = await readText(text.replaceAll('\n', end))
    expect(reading.findings.map(({ line }) => line)).toEqual([2, 6, 8])
  }
})

test('rows of a product may be anywhere in the file', async () => {
  const { products } = await readText(
    small('a,A,Size,1,,10', 'b,B,Size,1,,10', 'A,,,2,,20', 'b,,,2,,5'),
  )
  expect(products.map(({ handle, priceFrom, priceTo }) => [handle, priceFrom, priceTo])).toEqual([
    ['a', 1000, 2000],
    ['b', 500, 1000],
  ])
})

test('every bad row is reported with its line, its column and a remedy', async () => {
  const reading = await readText(
    small(
      'a,A,Size,1,S-1,ten',
      'a,,,2,S-2,-5',
      'a,,,1,S-1,10.005',
      'b,,Size,1,,',
      'c,C,Size,1,,"1,890.00"',
      ',No handle,,,,5',
      'gold ring,Gold Ring,,,,5',
      'd,D,Size,,,5',
      'e,E,,9,,5',
      'f,F,,,,5',
      'f,,,,,6',
      'g,G,Size,1,,5',
      'g,Another,Width,2,,5',
    ),
  )
  expect(errorsOf(reading)).toEqual([
    '2 Price: "ten" is not a price. Write it like 1890.00, with no currency or commas.',
    '3 Price: "-5" is negative. Write 1890.00.',
    '4 Option1 value: The variant "1" is already on line 2. Remove one, or give them different option values.',
    '4 Price: "10.005" has more decimals than EUR has (2). Round it.',
    '5 Title: The title is missing from the first row of the product.',
    '5 Price: The price is missing.',
    '6 Price: "1,890.00" is not a price. Write it like 1890.00, with no currency or commas.',
    '7 URL handle: The handle is missing. Write letters, digits and hyphens, like no-handle, in every row of the product.',
    '8 URL handle: "gold ring" cannot be part of a web address. Write letters, digits and hyphens, like gold-ring, in every row of the product.',
    '9 Option1 value: The value for "Size" is missing.',
    '10 Option1 value: "9" is the value of an option that has no name. Name the option in the product\'s first row.',
    '11 Option1 name: The product has 2 variants but no option. Name what a shopper chooses, like "Ring size".',
    '12 Option1 value: The variant without options is already on line 11. Remove one, or give them different option values.',
    '14 Title: "Another" has the same handle as "G" on line 13. Give each product its own handle.',
    '14 Option1 name: "Width" is not the name on line 13, "Size". Use one name in every row of a product.',
  ])
  expect(reading.products).toEqual([])
})

test('a product with one bad row is left out whole', async () => {
  const { products, leftOut } = await readText(
    small('a,A,Size,1,,10', 'a,,,2,,x', 'b,B,,,X,1', 'd,D,,,,1'),
  )
  expect(products.map(({ handle }) => handle)).toEqual(['b', 'd'])
  expect(leftOut).toEqual(['a'])
})

test('a SKU may be on two variants; what that costs is said, whatever its spelling', async () => {
  for (const other of ['X-1', 'x-1', 'X-1\u200b', '\u00adX-1', '\u00a0X-1', 'Ｘ-1', "'X-1"]) {
    const { products, findings } = await readText(small('b,B,,,X-1,1', `c,C,,,${other},1`))
    expect(products.map(({ handle }) => handle)).toEqual(['b', 'c'])
    expect(findings.filter(({ field }) => field === 'SKU')).toEqual([
      {
        ...{ level: 'warning', line: 3, field: 'SKU' },
        message: expect.stringContaining('is on line 2 as well. Each of the two sells its own'),
      },
    ])
  }
})

test('a row without a handle makes the product above it doubtful', async () => {
  const reading = await readText(small('a,A,Size,1,,1', ',,,2,,1', 'b,B,,,,1'))
  expect(errorsOf(reading)).toEqual([
    expect.stringContaining('3 URL handle: The handle is missing'),
  ])
  expect(reading.leftOut).toEqual(['a'])
})

test('a row with too few cells is reported, and its neighbours are not trusted', async () => {
  const reading = await readText(
    small('a,A,,,,1', 'b,B,Size,1,,"2"', 'b,,,"two\nlines",,2', 'b,3', 'c,C,,,,3', 'd,D,,,,4'),
  )
  expect(errorsOf(reading)).toEqual([
    '6 URL handle: This row has 2 cells, but the first line has 6. Put text with commas or line breaks in quotation marks.',
  ])
  expect(reading.products.map(({ handle }) => handle)).toEqual(['a', 'd'])
})

test('a quotation mark that does not close ends the reading, and nothing is trusted', async () => {
  const { sheet, ...reading } = await readText(small('a,A,,,,1', 'b,"B,,,,2', 'c,C,,,,3'))
  expect(sheet.readable).toBe(false)
  expect(errorsOf(reading)).toEqual([expect.stringContaining('3 Title: A quotation mark')])
})

test('a file that is not a product CSV is named so', async () => {
  const orders = await readText('Name,Email\n#1,a@b.c\n')
  expect(errorsOf(orders)).toEqual([
    expect.stringContaining('1 URL handle: This column is missing'),
  ])
  expect(errorsOf(await readText(''))).toEqual([expect.stringContaining('The file is empty')])
  expect(errorsOf(await readText('Handle,URL handle,Title,Price\n'))).toEqual([
    '1 URL handle: This column means the same as "Handle". Keep one of them.',
  ])
})

test('letters that are not UTF-8 are reported with their line', async () => {
  const bytes = new TextEncoder().encode(small('a,A,,,,1', 'e,?toile,,,,1'))
  const latin = bytes.map((byte) => (byte === 63 ? 0xc9 : byte))
  const reading = await readText(latin)
  expect(reading.leftOut).toEqual(['e'])
  expect(errorsOf(reading)).toEqual([
    '3 URL handle: The row has characters that are not UTF-8. Save the file as "CSV UTF-8", or say how it was saved: --encoding windows-1252 for Western Europe.',
  ])
})

test('columns that are not read are named, not refused', async () => {
  const { sheet, findings } = await readText(newNames.replace('Vendor', 'Cost per item'))
  expect(sheet.header.ignored).toEqual(['Cost per item'])
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
})

test('what Shopify does not count is sold as made to order, with a word of warning', async () => {
  const { products, findings } = await readText(
    'Handle,Title,Variant Price,Variant Inventory Tracker,Variant Inventory Qty\na,A,5,,0\nb,B,5,shopify,0\n',
  )
  expect(products.map(({ variants }) => variants[0]?.madeToOrder)).toEqual([true, false])
  expect(findings).toMatchObject([{ level: 'warning', line: 2 }])
})

test('a former price that is not higher is left out with a warning', async () => {
  const { products, findings } = await readText('Handle,Title,Price,Compare-at price\na,A,5,5.00\n')
  expect(products[0]?.variants[0]?.compareAt).toBeNull()
  expect(findings[0]?.message).toBe('5.00 is not higher than the price 5: ignored.')
})

test('a product whose texts do not fit into the database is reported before anything is written', async () => {
  const reading = await readText(`Handle,Title,Price,Description\na,A,5,${"'".repeat(60_000)}\n`)
  expect(errorsOf(reading)).toEqual([expect.stringContaining('but only 90 KB fit')])
})

test('a price of 0 is on request: said, and kept', async () => {
  const { products, findings } = await readText(
    small('tiara,Tiara,,,,0.00', 'ring,Ring,Size,50,,0', 'ring,,,52,,100.00'),
  )
  expect(products.map(({ variants }) => variants.map(({ price }) => price))).toEqual([
    [0],
    [0, 10_000],
  ])
  const said = findings.filter(({ message }) => message.includes('price on request'))
  expect(said.map(({ level, line }) => [level, line])).toEqual([
    ['warning', 2],
    ['warning', 3],
  ])
})

test('a price that nobody can pay online is said', async () => {
  const { products, findings } = await readText(
    'Handle,Title,Price\ntiara,Tiara,999999.99\ncrown,Crown,1000000.00\n',
    currencyOf('EUR'),
  )
  expect(products).toHaveLength(2)
  expect(butStock(findings).map(({ level, line, message }) => [level, line, message])).toEqual([
    [
      'warning',
      3,
      '"1000000.00" is more than can be paid online (999999.99). Shoppers are told to ask.',
    ],
  ])
})

test('signs that nobody sees are no title, and spoil no price, GTIN or quantity', async () => {
  const untitled = await readText(small('ring,\u200b,,,,100.00', 'pin,\u00ad \ufeff,,,,100.00'))
  expect(untitled.products).toEqual([])
  expect(errorsOf(untitled)).toEqual([
    expect.stringContaining('The title is missing'),
    expect.stringContaining('The title is missing'),
  ])
  const { products } = await readText(
    'Handle,Title,Price,Inventory quantity,Barcode\na,A,\u202a100.00\u202c,3\u200b,4006381333931\u200e\n',
  )
  expect(products.map(({ variants }) => variants[0])).toMatchObject([
    { price: 10_000, stock: 3, barcode: '4006381333931' },
  ])
})

test('a barcode that Google would refuse is kept, with a word on why', async () => {
  const { products, findings } = await readText(
    'Handle,Title,Price,Variant Barcode\na,A,5,4.00638E+12\nb,B,5,2000000000008\nc,C,5,4006381333931\n',
  )
  expect(products.map(({ variants }) => variants[0]?.barcode)).toEqual([
    '4.00638E+12',
    '2000000000008',
    '4006381333931',
  ])
  expect(butStock(findings).map(({ level, line, message }) => [level, line, message])).toEqual([
    ['warning', 2, expect.stringMatching(/^"4.00638E\+12" was rounded by a spreadsheet/)],
    ['warning', 3, expect.stringMatching(/for use inside a shop .*Not sent to Google/)],
  ])
})

test('a handle is one, whether its accents are composed or not, in the product file and beside it', async () => {
  const [composed, decomposed] = ['caf\u00e9-ring', 'CAFE\u0301-ring']
  const { products, findings } = await readText(
    `Handle,Title,Option1 Name,Option1 Value,Price\n${decomposed},Caf\u00e9,Size,52,10\n${composed},,,54,10\n`,
  )
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(products).toMatchObject([{ handle: composed, variants: [{}, {}] }])
  const listed = [{ handle: 'gro\u0308\u00dfen', title: 'A', products: [decomposed] }]
  expect(readCollections(JSON.stringify(listed), (html) => html)).toMatchObject({
    collections: [{ handle: 'gr\u00f6\u00dfen', products: [composed] }],
    findings: [],
  })
})
