import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { productRedirects } from '../../src/catalog/tables.ts'
import worker from '../../src/index.ts'
import { get } from '../support/get.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings } from '../support/shop.ts'
import { db, putProduct } from './products.ts'

beforeAll(async () => {
  await putProduct({ handle: 'new-name' })
  await putProduct({ handle: 'hidden', status: 'draft' })
  await db.insert(productRedirects).values([
    { handle: 'old-name', productId: 'new-name' },
    { handle: 'vieille-bague', productId: 'hidden' },
  ])
})

test('the former address of a product leads to it, with the chosen variant', async () => {
  const { status, headers } = await get('/products/old-name?variant=new-name-0&utm_source=x', {
    redirect: 'manual',
  })
  expect(status).toBe(301)
  expect(headers.get('Location')).toBe('/products/new-name?variant=new-name-0')
  for (const handle of ['vieille-bague', 'never-was'])
    expect((await get(`/products/${handle}`)).status, handle).toBe(404)
})

test('looking for a former address costs a page that is there nothing', async () => {
  expect(await roundTrips('/products/new-name')).toBe(1)
  expect(await roundTrips('/products/old-name')).toBe(2)
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
