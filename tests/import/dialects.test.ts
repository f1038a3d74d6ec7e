import fc from 'fast-check'
import { expect, test } from 'vitest'
import { butStock, errorsOf, newNames, readText, small } from './import-files.ts'

const titles = ['URL handle', 'Title', 'Option1 name', 'Option1 value', 'SKU', 'Price', 'Tags']

/** What a spreadsheet program chooses when it saves a table as text. */
type Dialect = {
  delimiter: string
  newline: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  mark: boolean
  separatorLine: '' | 'plain' | 'quoted'
  quoteAll: boolean
  emptyColumns: number
  emptyLines: number
}

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  mark: fc.boolean(),
  separatorLine: fc.constantFrom('', 'plain', 'quoted'),
  quoteAll: fc.boolean(),
  emptyColumns: fc.nat({ max: 3 }),
  emptyLines: fc.nat({ max: 3 }),
})

const word = fc.constantFrom('Étoile', 'a;b', 'a,b', 'a\tb', 'say "hi"', 'two\nlines', 'plain', '')
const table = fc.array(fc.tuple(word, fc.constantFrom('1', '20', '300.50'), word), {
  minLength: 1,
  maxLength: 6,
})

test('a table is the same catalogue in whatever dialect a spreadsheet writes it', async () => {
  await fc.assert(
    fc.asyncProperty(table, dialect, async (cells, how) => {
      const rows = cells.map(([title, price, tags], at) => [
        `p-${at}`,
        title || 'Untitled',
        ...['Size', String(at), `S-${at}`, price, tags],
      ])
      const plain = await readText(written(rows, commas))
      expect(errorsOf(plain)).toEqual([])
      const named = how.encoding === 'windows-1252' ? how.encoding : undefined
      const { products, findings } = await readText(written(rows, how), undefined, named)
      expect(findings).toEqual(plain.findings.map((each) => ({ ...each, line: expect.anything() })))
      expect(products).toEqual(plain.products)
    }),
    { numRuns: 150 },
  )
})

test('a semicolon file with quoted cells and decimal commas is read', async () => {
  const { products, findings } = await readText(
    'Handle;Title;Variant Price;Variant Grams\nsemi;"Semi; ""colon""";100,00;2,5\n',
  )
  expect(butStock(findings)).toEqual([])
  expect(products[0]).toMatchObject({ title: 'Semi; "colon"', priceFrom: 10000 })
})

test('commas that may group thousands are not taken for decimals', async () => {
  const { sheet: _, ...reading } = await readText('Handle;Title;Price\na;A;1,890\n')
  expect(errorsOf(reading)).toEqual([expect.stringContaining('"1,890" is not a price')])
})

test('lines are counted from the first, past a line that names the separator', async () => {
  for (const newline of ['\n', '\r\n', '\r']) {
    const text = `sep=,\n${small('a,A,,,,1', 'b,"B', 'c",,,,x')}`
    expect(errorsOf(await readText(text.replaceAll('\n', newline)))).toEqual([
      '4 Price: "x" is not a price. Write it like 1890.00, with no currency or commas.',
    ])
  }
})

test('rows that end differently are rows all the same', async () => {
  const { products } = await readText('Handle,Title,Price\r\na,A,1\nb,B,2\r\nc,C,3\rd,D,4')
  expect(products.map(({ handle }) => handle)).toEqual(['a', 'b', 'c', 'd'])
})

test('a row without the empty cells at its end is read, as Excel leaves them out', async () => {
  const header = 'URL handle,Title,Option1 name,Option1 value,SKU,Price,Image alt text,Status'
  const { products, findings } = await readText(
    [header, 'a,A,Size,1,,5,,active', 'a,,,2,,6', 'a,,,3,,7', 'b,B,,,,8,,draft,,', ''].join('\n'),
  )
  expect(butStock(findings)).toEqual([])
  expect(products.map(({ variants }) => variants.length)).toEqual([3, 1])
})

test('a row that a line break has cut in two is not taken for one without its end', async () => {
  const header = 'URL handle,Title,Option1 name,Option1 value,SKU,Price,Image alt text,Status'
  const cut = ['a,A,Size,1,,5,worn', 'side,active', 'b,B,,,,8,,active', '']
  const reading = await readText([header, ...cut].join('\n'))
  expect(errorsOf(reading).map((text) => text.slice(0, 28))).toEqual([
    '2 URL handle: This row has 7',
    '3 URL handle: This row has 2',
  ])
})

test('a file that is no table has one fault with its remedy', async () => {
  const workbook = new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0])
  expect(errorsOf(await readText(workbook))).toEqual([
    expect.stringMatching(/^1 Title: This is an Excel workbook .* Save it as "CSV UTF-8"/),
  ])
})

test('letters in no known encoding have one fault a row, which names the ways out', async () => {
  const { products, ...reading } = await readText(
    written([['e', 'Étoile', '', '', '', '1', '']], {
      ...commas,
      encoding: 'windows-1252',
    }),
  )
  expect(products).toEqual([])
  expect(errorsOf(reading)).toEqual([
    expect.stringMatching(/^2 URL handle: .* "CSV UTF-8".* --encoding windows-1252/),
  ])
})

test('the export of today reads as Unicode text, tabs and all', async () => {
  const unicode = `\uFEFF${newNames.replaceAll('\n', '\r\n')}`
  const { products } = await readText(new Uint8Array(Buffer.from(unicode, 'utf16le')))
  expect(products).toHaveLength(2)
})

const commas: Dialect = {
  ...{ delimiter: ',', newline: '\n', encoding: 'utf-8', mark: false, separatorLine: '' },
  ...{ quoteAll: false, emptyColumns: 0, emptyLines: 0 },
}

function written(rows: string[][], how: Dialect): Uint8Array {
  const { delimiter, newline } = how
  const cell = (text: string) =>
    how.quoteAll || /[,;\t"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const line = (cells: string[]) =>
    [...cells, ...Array(how.emptyColumns).fill('')].map(cell).join(delimiter)
  const separator = { '': [], plain: [`sep=${delimiter}`], quoted: [`"sep=${delimiter}"`] }
  const lines = [
    ...separator[how.separatorLine],
    ...[titles, ...rows].map(line),
    ...Array(how.emptyLines).fill(line(titles.map(() => ''))),
  ]
  return encoded((how.mark ? '\uFEFF' : '') + lines.join(newline) + newline, how.encoding)
}

function encoded(text: string, encoding: Dialect['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'windows-1252') return Buffer.from(text.replace(/^\uFEFF/, ''), 'latin1')
  const little = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? little : little.swap16()
}
