import { createExecutionContext } from 'cloudflare:test'
import { beforeEach, describe, expect, test } from 'vitest'
import worker from '../../src/index.ts'
import { emptyCatalogue, importText, rows } from '../import/import-into.ts'
import { get } from '../support/get.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings } from '../support/shop.ts'

beforeEach(emptyCatalogue)

const brooch = (handle: string, { title = 'Brooch', sku = 'B-1', status = 'active' } = {}) =>
  `Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty,Status\n${handle},${title},${sku},100,1,${status}\n`

/** Imports the same piece under one handle after the other. */
async function name(...handles: string[]): Promise<void> {
  for (const handle of handles) await importText(brooch(handle))
}

/** Where a browser is sent from an address; null if it is shown a page, or none. */
const leads = async (path: string) =>
  (await get(path, { redirect: 'manual' })).headers.get('Location')

const redirects = async () =>
  Object.fromEntries(
    (await rows("select * from redirects where from_path not like '%.md' order by 1")).map(
      ({ from_path, to_path }) => [from_path, to_path],
    ),
  )

describe('the former address of a product', () => {
  test('leads to it for good, with whatever was asked for', async () => {
    await name('old-name', 'new-name')
    const [variant] = await rows('select id from variants')
    const query = `?variant=${variant?.id}&utm_source=letter`
    const moved = await get(`/products/old-name${query}`, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('Location')]).toEqual([
      301,
      `/products/new-name${query}`,
    ])
    expect(await leads('/products/Old-Name')).toBe('/products/new-name')
    expect(await leads('/products/old-name.md')).toBe('/products/new-name.md')
    expect((await get('/products/old-name.md')).page).toContain('# Brooch')
  })

  test('does so in any script, composed or not, percent-encoded or not', async () => {
    await name('Größe-1', 'größe™')
    const now = '/products/gr%C3%B6%C3%9Fe%E2%84%A2'
    for (const former of ['größe-1', 'GRO\u0308ßE-1', 'gr%c3%b6%c3%9fe-1'])
      expect((await get(`/products/${former}`)).page, former).toContain('<h1>Brooch</h1>')
    expect(await leads('/products/gr%C3%B6%C3%9Fe-1')).toBe(now)
    expect(await leads('/products/gr%C3%B6%C3%9Fe-1.md')).toBe(`${now}.md`)
  })

  test('leads in one step to the last of several names, as do the owner’s links to it', async () => {
    await importText(brooch('first'), {
      redirects: new Map([
        ['/pages/brooch', '/products/First?utm_source=page#details'],
        ['/pages/others', '/collections/all'],
      ]),
    })
    await name('second', 'third')
    expect(await redirects()).toEqual({
      '/pages/brooch': '/products/third?utm_source=page#details',
      '/pages/others': '/collections/all',
      '/products/first': '/products/third',
      '/products/second': '/products/third',
    })
  })

  test('is the page again when the product has its first name back', async () => {
    await name('first', 'second')
    await importText(brooch('first'), { moved: [['first', 'second']] })
    expect(await redirects()).toEqual({ '/products/second': '/products/first' })
    expect((await get('/products/second')).page).toContain('<h1>Brooch</h1>')
  })

  test('is the page of a new product that takes it, and stays its own', async () => {
    await name('first', 'second')
    const pin = { title: 'Pin', sku: 'P-1' }
    // Not shown yet: who comes to the old address still finds the brooch.
    await importText(brooch('first', { ...pin, status: 'draft' }))
    expect((await get('/products/first')).page).toContain('<h1>Brooch</h1>')
    await importText(brooch('first', pin))
    expect(await redirects()).toEqual({})
    expect((await get('/products/first')).page).toContain('<h1>Pin</h1>')
    await name('third')
    expect(await redirects()).toEqual({ '/products/second': '/products/third' })
  })
})

test('a list of the owner keeps no row for a page, and none that closes a circle', async () => {
  await name('ring')
  const list = (fromPath: string, toPath: string) =>
    importText(brooch('ring'), { redirects: new Map([[fromPath, toPath]]) })
  await list('/products/ring', '/pages/gone')
  await list('/pages/a', '/pages/b')
  await list('/pages/b', '/pages/c')
  await list('/pages/c', '/pages/a?utm_source=x')
  expect(await redirects()).toEqual({
    '/pages/a': '/pages/b',
    '/pages/c': '/pages/a?utm_source=x',
  })
})

test('a page that is there costs one round trip, one that moved or is missing two', async () => {
  await name('old-name', 'new-name')
  const asked = ['new-name', 'old-name', 'old-name.md', 'never-was']
  const trips = await Promise.all(asked.map((each) => roundTrips(`/products/${each}`)))
  expect(trips).toEqual([1, 2, 2, 2])
})

async function roundTrips(path: string): Promise<number> {
  let trips = 0
  const DB = interposed(bindings.DB, (_, act) => {
    trips += 1
    return act()
  })
  const env = { ...bindings, DB, PAGE_CACHE: 'off' }
  const request = new Request(`https://shop.test${path}`)
  await (worker.fetch as (...args: unknown[]) => Promise<Response>)(
    request,
    env,
    createExecutionContext(),
  )
  return trips
}
