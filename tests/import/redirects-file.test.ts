import { expect, test } from 'vitest'
import { readRedirects } from '../../src/import/redirects-file.ts'
import { visitor } from '../support/shop.ts'
import { importText } from './import-into.ts'

const read = (...rows: string[]) =>
  readRedirects(['Redirect from,Redirect to', ...rows, ''].join('\n'))

test('a list of redirects as Shopify exports it leads on, and can be read again', async () => {
  const list = [
    '/Products/Old-Größe,/products/größe',
    '/blogs/news/rings,/collections/rings?sort=price-ascending',
    '/pages/gone/,"/"',
  ]
  for (const rows of [list, list, ['/pages/gone,/search']]) {
    const { redirects, findings } = read(...rows)
    expect(findings).toEqual([])
    await importText('Handle,Title,Price\ngröße,A size,10\n', { redirects })
  }
  const leads = async (path: string) => (await visitor().get(path)).location
  expect(await leads('/products/old-gr%C3%B6%C3%9Fe')).toBe('/products/gr%C3%B6%C3%9Fe')
  expect(await leads('/blogs/news/rings')).toBe('/collections/rings?sort=price-ascending')
  expect(await leads('/pages/gone')).toBe('/search')
})

test('a list of redirects is read as spreadsheet programs save it again', () => {
  for (const separator of [';', '\t', '|'])
    for (const start of ['', `sep=${separator}\r\n`, `\ufeff"sep=${separator}"\n`])
      for (const end of ['\r\n', '\n', '\r']) {
        const rows = ['Redirect to,"Redirect from"', '/products/a?x=1,"/old,page"', ''].join(end)
        const text = rows.replace(',"', `${separator}"`).replace('1,"', `1${separator}"`)
        const { redirects, findings } = readRedirects(start + text)
        expect(findings, JSON.stringify(start + text)).toEqual([])
        expect([...redirects].map((each) => Object.values(each))).toEqual([
          ['/old,page', '/products/a?x=1'],
        ])
      }
  const { findings } = readRedirects('sep=;\nRedirect from;Redirect to\n/a;https://evil.example/\n')
  expect(findings.map(({ line }) => line)).toEqual([3])
})

test('what leads out of the shop, nowhere or in a circle is named by its line', () => {
  const { findings } = read(
    '/ok,/products/a',
    '/a,https://evil.example/',
    '/b,//evil.example',
    '/c,/\\evil.example',
    'd,/products/d',
    '/e,',
    '/f?id=1,/products/f',
    '/,/products/g',
    '/x,/Y',
    '/y,/z#a',
    '/z,/x',
    '/ok,/products/b',
  )
  expect(findings.map(({ line, field }) => `${line} ${field}`)).toEqual([
    ...['3 Redirect to', '4 Redirect to', '5 Redirect to', '6 Redirect from', '7 Redirect to'],
    ...['8 Redirect from', '9 Redirect from', '13 Redirect from'],
    ...['10 Redirect to', '11 Redirect to', '12 Redirect to'],
  ])
  expect(readRedirects('Handle,Title\n').findings).toMatchObject([
    { message: 'The first line must name the columns "Redirect from" and "Redirect to".' },
  ])
  expect(readRedirects('"Redirect from').findings).toHaveLength(1)
})
