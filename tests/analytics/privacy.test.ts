import { beforeAll, expect, test, vi } from 'vitest'
import { newLink } from '../../src/orders/links.ts'
import { canary, engraving, leaked, privateWords, tokensOf } from '../security/canary.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, askForLink, checkOut, orderNow } from '../support/purchase.ts'
import { bindings, db, later, stripe, visitor } from '../support/shop.ts'
import { firefox, openIsolate, points, recorded } from './book.ts'

const address = '203.0.113.77'
const agent = `${firefox} Kanarie/7`
const answer = openIsolate({ ...bindings, PAGE_CACHE: 'on' })
/** What nobody typed, and must be in no point either: who it was, and what opens something. */
const secrets = [address, '203.0.113', agent, 'Gecko', 'Mozilla', 'X11', 'rv:145']

/** Everything that was typed, in the ways in which people type it. */
const { email, phone, name, line1, postcode, city } = canary
const typed = [
  ...[email, email.toUpperCase(), email.replace('@', '%40'), `mailto:${email}`],
  ...[phone, phone.replaceAll(' ', ''), `+31 ${phone.slice(1)}`, phone.replaceAll(' ', '-')],
  `${name}, ${line1}, ${postcode} ${city}`,
  `${line1} ${postcode}`,
]

const shopper = visitor({
  headers: {
    'User-Agent': agent,
    'CF-Connecting-IP': address,
    'Sec-Fetch-Dest': 'document',
    'Accept-Language': 'nl-NL',
  },
  answer,
})

/** The shop's own words, which may have seven digits. */
const handles: string[] = []
const all: AnalyticsEngineDataPoint[] = []
/** What was recorded since the last look, kept for the end. */
function collect() {
  all.push(...points)
  return recorded()
}

beforeAll(() => {
  points.length = 0
})

test.each(typed)('a search for "%s" keeps no word of it', async (text) => {
  await shopper.get(`/search?q=${encodeURIComponent(text)}`)
  expect(collect()).toMatchObject([{ event: 'searched', page: '/search' }])
})

test.each([name, name.toLowerCase(), `ring for ${name}`, engraving])(
  'a search for the name "%s" keeps no word of it',
  async (text) => {
    await shopper.get(`/search?q=${encodeURIComponent(text)}`)
    expect(collect()).toMatchObject([{ event: 'searched', page: '/search' }])
  },
)

test.each(typed)('an address with "%s" in it keeps no word of it', async (text) => {
  const said = vi.spyOn(console, 'warn').mockReturnValue()
  for (const path of [`/${encodeURIComponent(text)}`, `/hello/${encodeURI(text)}/more`]) {
    // Some are led to their one spelling first.
    const { status, location } = await shopper.get(path)
    expect(location ? (await shopper.get(location)).status : status).toBe(404)
  }
  said.mockRestore()
  expect(collect()).toMatchObject([{ event: 'page not found' }, { event: 'page not found' }])
})

test.each(typed)('a link that says "%s" keeps no word of it', async (text) => {
  const value = encodeURIComponent(text)
  const names = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'gclid', 'email', 'q']
  await shopper.get(`/?${names.map((each) => `${each}=${value}`).join('&')}`)
  await shopper.get('/', { Referer: `https://blog.example/${value}?name=${value}#${value}` })
  const [link, referred] = collect()
  expect(link).toMatchObject({ event: 'page viewed', channel: 'paid' })
  expect(referred).toMatchObject({ previousSite: 'blog.example', channel: 'referral' })
})

test('forms keep no word of what was typed into them', async () => {
  const said = vi.spyOn(console, 'warn').mockReturnValue()
  const ring = await offerRing({ stock: 9, engraving: { maxLetters: 20 } })
  const gone = await offerRing({ stock: 0 })
  handles.push(ring.handle, gone.handle)
  await addToCart(shopper, ring, { engraving })
  await shopper.get('/cart')
  // Refused, so that the form is shown again, and then sent.
  expect((await checkOut(shopper, { ...canary, email: 'kanarie@' })).status).toBe(422)
  expect((await checkOut(shopper, canary)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const order = await orderNow(session?.client_reference_id ?? '')
  const { token, statement } = await newLink(db, order.id)
  await statement
  const opened = await shopper.get(`/orders/${order.number}?token=${token}`)
  expect((await shopper.get(opened.location)).page).toContain(name)
  await shopper.get(`/orders/${order.number.toLowerCase()}/nowhere/${token}`)
  await askForLink(shopper, { number: order.number, email })
  await shopper.post('/orders', { number: order.number, email: 'kanarie@' })
  const alert = `/products/${gone.handle}/notify`
  const { page } = await shopper.get(alert)
  later(5)
  expect((await shopper.submit(alert, page, { email })).status).toBe(200)
  await visitor({ answer }).get(`/search?q=${order.number}`, { 'User-Agent': agent })
  said.mockRestore()
  secrets.push(order.number.slice(2), order.id, token, session?.id ?? '', ...tokensOf(shopper))
  const events = new Set(collect().map(({ event }) => event))
  for (const event of ['added to cart', 'checkout started', 'order paid', 'page viewed'])
    expect(events).toContain(event)
})

test('no stored point, text, number or index has any of it', () => {
  // Each search, address, link and form above has left its points.
  expect(all.length).toBeGreaterThan(50)
  const stored = all.flatMap(({ indexes = [], blobs = [], doubles = [] }) => [
    ...indexes.map(String),
    ...blobs.map(String),
    ...doubles.map(String),
  ])
  const words = [
    ...privateWords,
    ...secrets,
    ...Object.values(canary).filter((each) => each.length > 7),
  ]
  expect(leaked(stored.join('\n'), words)).toEqual([])
  for (const text of stored.filter((each) => !handles.includes(each)))
    expect(text).not.toMatch(/@|%40|[/?&]\w+=|(\d[^\p{L}\p{N}]*){7}/u)
})
