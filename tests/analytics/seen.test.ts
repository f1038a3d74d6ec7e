import { beforeEach, describe, expect, test } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings } from '../support/shop.ts'
import { firefox, openIsolate, person, points, recorded } from './book.ts'

beforeEach(() => {
  points.length = 0
})

const isolate = openIsolate()
/** What the shop's script sends when a page that was fetched ahead is shown. */
const show = (path: string, headers: Record<string, string> = {}, answer = isolate) =>
  answer(
    new Request(`https://shop.test${path}`, {
      method: 'HEAD',
      headers: {
        'User-Agent': firefox,
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Mode': 'cors',
        'Sec-Fetch-Dest': 'empty',
        Referer: `https://shop.test${path}`,
        Seen: 'https://shop.test/collections/rings',
        ...headers,
      },
    }),
  )

const ring = await offerRing()
const page = `/products/${ring.handle}`

test('a page that was fetched ahead counts once, when it is shown, as if it had been asked for then', async () => {
  const shopper = { 'Accept-Language': 'nl-NL', 'CF-Connecting-IP': '203.0.113.7' }
  const ahead = { 'Sec-Purpose': 'prefetch', 'Sec-Fetch-Site': 'none' }
  await person({ ...shopper, ...ahead }, isolate).get(page)
  expect(recorded()).toEqual([{ event: 'dropped', page: '/products/:handle', reason: 'prefetch' }])
  expect((await show(page, shopper)).status).toBe(200)
  const seen = recorded()
  const asked = { Referer: 'https://shop.test/collections/rings', 'Sec-Fetch-Site': 'same-origin' }
  await person({ ...shopper, ...asked, 'Sec-Fetch-Dest': 'document' }, isolate).get(page)
  expect(seen).toEqual(recorded())
  expect(seen).toMatchObject([
    { event: 'product viewed', handle: ring.handle, channel: 'internal', country: 'NL' },
  ])
})

test.each([
  ['direct', '-', {}],
  ['search', 'https://www.google.com/', { previousSite: 'google.com' }],
  ['referral', 'https://blog.example/rings?reader=anna', { previousSite: 'blog.example' }],
  ['direct', 'nonsense', {}],
])('comes in the channel %s if the page before was %s', async (channel, seen, more) => {
  await show('/', { Seen: seen })
  const [view, ...others] = recorded()
  expect(others).toEqual([])
  expect(view).toMatchObject({ event: 'page viewed', page: '/', channel, ...more })
})

test('keeps the label of the link that led to it', async () => {
  await show(`${page}?utm_source=Blog&utm_campaign=Spring`, { Seen: '-' })
  expect(recorded()).toMatchObject([{ source: 'blog', campaign: 'spring', channel: 'referral' }])
})

describe('does not count', () => {
  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a program', { 'Sec-Fetch-Site': '' }],
  ])('if %s says so', async (_, headers) => {
    await show(page, headers)
    expect(recorded()).toMatchObject([{ event: 'dropped', reason: 'no page asked' }])
  })

  test('if it is no page that is there', async () => {
    for (const path of ['/products/none', '/nowhere', '/sitemap.xml', '/admin', '/cart/drawer'])
      await show(path)
    const events = recorded().map(({ event }) => event)
    expect(events.filter((event) => event !== 'page not found')).toEqual([])
  })

  test('for who asks not to be counted, nor for a bot', async () => {
    await show(page, { 'Sec-GPC': '1' })
    expect(recorded()).toEqual([])
    await show(page, { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
    expect(recorded()).toMatchObject([{ event: 'dropped', reason: 'bot' }])
  })

  test('twice: a GET that says so is one view', async () => {
    await person({ Seen: '-', 'Sec-Fetch-Site': 'same-origin' }, isolate).get(page)
    expect(recorded()).toHaveLength(1)
  })
})

test('asks nothing of the database while the page is kept', async () => {
  let trips = 0
  const DB = interposed(bindings.DB, (_, act) => {
    trips += 1
    return act()
  })
  const watched = openIsolate({ ...bindings, DB, PAGE_CACHE: 'on' })
  const path = `${page}?variant=${ring.variant}`
  await person({ 'Sec-Purpose': 'prefetch' }, watched).get(path)
  expect(trips).toBe(1)
  await show(path, {}, watched)
  expect(recorded().map(({ event }) => event)).toEqual(['dropped', 'product viewed'])
  expect(trips).toBe(1)
})
