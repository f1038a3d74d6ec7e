import { beforeEach, describe, expect, test, vi } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { interposed } from '../support/interposed-database.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { bindings } from '../support/shop.ts'
import { firefox, openIsolate, person, points, recorded } from './book.ts'

/** Somebody who follows a link or types an address, as browsers say. */
const navigation = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' }
const reader = person(navigation)

beforeEach(() => {
  points.length = 0
})

describe('a page that is not there', () => {
  test('is recorded with its address and the site that linked there', async () => {
    const from = { Referer: 'https://www.blog.example/anna/rings' }
    expect((await reader.get('/rings/eternity?ref=anna', from)).status).toBe(404)
    expect(points.map(({ indexes }) => indexes)).toEqual([['problem']])
    expect(recorded()).toEqual([
      {
        event: 'page not found',
        path: '/rings/eternity',
        previousSite: 'blog.example',
        channel: 'referral',
        country: 'NL',
        region: 'NL-NH',
        browser: 'Firefox',
        system: 'Linux',
        device: 'computer',
        visitor: expect.stringMatching(/^[\w-]{11}$/),
        answerTime: expect.any(String),
      },
    ])
  })

  test('is recorded as the shop’s own fault where the shop linked there', async () => {
    await reader.get('/products/sold-long-ago', { Referer: 'https://shop.test/' })
    expect(recorded()).toMatchObject([
      { event: 'page not found', page: '/products/:handle', path: '/products/sold-long-ago' },
    ])
  })

  test.each([
    ['/hello/anna.lind@example.com', '/hello/…'],
    ['/call/+31%2020%20555%200123', '/call/…'],
    ['/orders/J-7K4M2QXD', '/orders/…'],
    ['/checkout/anna', '/checkout/…'],
    ['/cart/anna', '/cart/…'],
    ['/notify/anna', '/notify/…'],
  ])('tells nothing of a person: %s', async (path, told) => {
    expect((await reader.get(path)).status).toBe(404)
    expect(recorded()).toMatchObject([{ event: 'page not found', path: told }])
  })

  test.each([
    ['a program that tries addresses', {}],
    ['a picture', { 'Sec-Fetch-Dest': 'image' }],
    ['a script', { 'Sec-Fetch-Dest': 'empty' }],
    ['somebody who is not to be counted', { ...navigation, 'Sec-GPC': '1' }],
  ])('leaves nothing of %s', async (_, headers) => {
    expect((await person(headers).get('/wp-login.php')).status).toBe(404)
    expect(recorded()).toEqual([])
  })

  test('leaves no address of a bot that navigates', async () => {
    const bot = firefox.replace('Firefox', 'HeadlessChrome')
    await person({ ...navigation, 'User-Agent': bot }).get('/wp-login.php')
    expect(recorded()).toEqual([{ event: 'dropped', reason: 'bot' }])
  })
})

describe('a page that failed', () => {
  const burnt = () => Promise.reject(new Error('the database has burnt down'))
  const broken = openIsolate({ ...bindings, DB: interposed(bindings.DB, burnt) })

  test('is recorded with its status and what kind of page it was to be', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const { status } = await person(navigation, broken).get('/products/rubia')
    said.mockRestore()
    expect(status).toBeGreaterThanOrEqual(500)
    const [seen, ...more] = recorded()
    expect(more).toEqual([])
    expect(seen).toMatchObject({
      event: 'page failed',
      page: '/products/:handle',
      status: String(status),
      browser: 'Firefox',
    })
    expect(seen).not.toHaveProperty('handle')
    expect(seen).not.toHaveProperty('path')
  })

  test('is recorded for a form as well, but not where its reader is asked to correct it', async () => {
    const elsewhere = { ...navigation, Origin: 'https://evil.example' }
    const said = vi.spyOn(console, 'warn').mockReturnValue()
    expect((await reader.post('/cart/add', {}, elsewhere)).status).toBe(403)
    said.mockRestore()
    expect((await reader.post('/orders', { number: '?' })).status).toBe(422)
    expect(recorded()).toMatchObject([{ event: 'page failed', status: '403', page: '/cart/add' }])
  })

  test('is no visit of staff', async () => {
    const { headers } = await atTheDesk('owner')
    const owner = person({ ...headers, ...navigation })
    expect((await owner.get('/admin/nowhere')).status).toBe(404)
    expect((await reader.get('/admin')).status).toBe(403)
    expect(recorded()).toEqual([])
  })
})

test('an order that this browser may not see is told by its kind alone', async () => {
  const { number } = await placeOrder(person(), await offerRing())
  points.length = 0
  const said = vi.spyOn(console, 'warn').mockReturnValue()
  expect((await reader.get(`/orders/${number}`)).status).toBe(404)
  said.mockRestore()
  const [seen] = recorded()
  expect(seen).toMatchObject({ page: '/orders/:number', path: '/orders/…' })
  expect(JSON.stringify(seen)).not.toContain(number.slice(2))
})

test('redirects, pages that did not change and forms that worked are no failures', async () => {
  const ring = await offerRing()
  const statuses = [
    (await reader.get('/checkout')).status,
    (await reader.get('/Cart')).status,
    (await addToCart(reader, ring)).status,
  ]
  expect(statuses).toEqual([303, 301, 303])
  const events = recorded().map(({ event }) => event)
  expect(events).toEqual(['product viewed', 'added to cart'])
})
