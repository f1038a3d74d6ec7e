import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { collections } from '../../src/catalog/tables.ts'
import { newLink } from '../../src/orders/links.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { paths } from '../../src/paths.ts'
import { outLink } from '../../src/platform/out-links.ts'
import { signToken } from '../../src/platform/tokens.ts'
import { stockAlerts } from '../../src/stock-alerts/tables.ts'
import { askForDay, buy } from '../aftercare/reminders/support.ts'
import { sent } from '../fulfilment/parcels.ts'
import { arrived, asks, wish } from '../fulfilment/returns/support.ts'
import { keep, rowsOf, share } from '../kept/keeping.ts'
import { mailed, opened } from '../newsletter/preferences/opened.ts'
import { putCampaign } from '../newsletter/put-campaign.ts'
import { anybody, confirm, linkMailedTo, signUp } from '../newsletter/sign-up/support.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { sellAndPay } from '../support/fulfilment.ts'
import { addToCart, askForLink, checkOut, placeOrder } from '../support/purchase.ts'
import { type Answer, config, db, later, stripe, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { routes } from './routes.ts'
import { cachingOf, expectSafeHeaders } from './safe-headers.ts'

const ring = await offerRing({ stock: 99, engraving: { maxLetters: 5 } })
const soldOut = await offerRing({ stock: 0 })
const buyer = visitor()
const order = await placeOrder(buyer, ring)
const bought = await buy()
const { token, statement } = await newLink(db, order.id)
await statement
const rings = { id: 'rings', handle: 'rings', title: 'Rings', descriptionHtml: '', position: 0 }
await db.insert(collections).values(rings)
const sentAlert = { id: 'sent', variantId: soldOut.variant, emailDigest: '', language: 'en' }
await db.insert(stockAlerts).values({ ...sentAlert, createdAt: 0, notifiedAt: 0 })
await putCampaign({ slug: 'spring' })
// What breaks here is logged, as it should be.
const log = vi.spyOn(console, 'error').mockReturnValue()
afterAll(() => log.mockRestore())

const stranger = () => visitor()
const { answer: sentTooOften } = shopWith({ FORM_LIMIT: refusing(), MAIL_LIMIT: refusing() })
const rushed = () => visitor({ answer: sentTooOften })
function refusing() {
  return { limit: async () => ({ success: false }) }
}
async function withCart() {
  const shopper = visitor()
  await addToCart(shopper, ring)
  return shopper
}
async function withKept() {
  const guest = visitor()
  await keep(guest, ring)
  return guest
}
async function paidFor() {
  const sold = await sellAndPay([{}])
  const [line] = await linesOfOrder(db, sold.id)
  const get = (path: (number: string) => string) => sold.shopper.get(path(sold.number))
  return { sold, get, line: line?.id ?? '' }
}
async function asking() {
  const given = await arrived()
  const asked = wish(given)
  await asks(asked)
  return { given, asked }
}
async function linkToConfirm() {
  const email = anybody()
  await signUp({ email })
  return linkMailedTo(email)
}
const endLink = async () =>
  paths.endReminder(await signToken(config, 'reminder-end', crypto.randomUUID(), null))
const alertToken = (act: 'confirm' | 'stop') =>
  signToken(config, `alert-${act}`, act === 'confirm' ? 'sent' : 'of nobody', null)
async function askForAlert(shopper: Visitor, typed: Record<string, string>) {
  const path = `/products/${soldOut.handle}/notify`
  const { page } = await shopper.get(path)
  later(5)
  return shopper.submit(path, page, typed)
}

afterEach(() => stripe.faults.clear())

/** What each route can answer, and how somebody comes to it. */
const outcomes: Record<string, (() => Promise<Answer>)[]> = {
  'GET /healthz': [
    () => stranger().get('/healthz'),
    () => visitor(shopWith({ LOOKUP_KEY: '' })).get('/healthz'),
  ],
  'GET /': [() => stranger().get('/')],
  'GET /sitemap.xml': [() => stranger().get('/sitemap.xml')],
  'GET /robots.txt': [() => stranger().get('/robots.txt')],
  'GET /feeds/google.xml': [() => stranger().get('/feeds/google.xml')],
  'GET /llms.txt': [() => stranger().get('/llms.txt')],
  'GET /products/:file{.+\\.md}': [
    () => stranger().get(`/products/${ring.handle}.md`),
    () => stranger().get('/products/none.md'),
  ],
  'GET /collections': [() => stranger().get('/collections')],
  'GET /collections/:handle': [
    () => stranger().get('/collections/rings'),
    () => stranger().get('/collections/none'),
  ],
  'GET /products/:handle': [
    () => stranger().get(`/products/${ring.handle}`),
    () => stranger().get('/products/none'),
  ],
  'GET /products/:handle/notify': [
    () => stranger().get(`/products/${soldOut.handle}/notify`),
    () => stranger().get(`/products/${ring.handle}/notify`),
    () => stranger().get('/products/none/notify'),
  ],
  'POST /products/:handle/notify': [
    () => askForAlert(stranger(), { email: anna.email }),
    () => askForAlert(stranger(), { email: 'nobody' }),
    () => stranger().post(`/products/${ring.handle}/notify`, { email: anna.email }),
    () => stranger().post('/products/none/notify', { email: anna.email }),
    () => rushed().post(`/products/${soldOut.handle}/notify`, { email: anna.email }),
  ],
  'GET /notify/confirm': [
    async () => stranger().get(paths.confirmAlert(await alertToken('confirm'))),
    () => stranger().get('/notify/confirm'),
  ],
  'POST /notify/confirm': [
    async () => stranger().post('/notify/confirm', { token: await alertToken('confirm') }),
    () => stranger().post('/notify/confirm', {}),
    () => rushed().post('/notify/confirm', {}),
  ],
  'GET /notify/stop': [
    async () => stranger().get(paths.stopAlerts(await alertToken('stop'))),
    () => stranger().get('/notify/stop'),
  ],
  'POST /notify/stop': [
    async () => stranger().post(paths.stopAlerts(await alertToken('stop')), {}),
    () => stranger().post('/notify/stop', {}),
    () => rushed().post('/notify/stop', {}),
  ],
  'GET /newsletter': [() => stranger().get('/newsletter')],
  'POST /newsletter': [
    () => signUp({ email: anna.email }),
    () => signUp({ email: 'nobody' }),
    () => rushed().post('/newsletter', {}),
  ],
  'POST /newsletter/start': [
    () => stranger().post('/newsletter/start', { email: anna.email }),
    () => rushed().post('/newsletter/start', {}),
  ],
  'GET /newsletter/asked': [() => stranger().get('/newsletter/asked')],
  'GET /newsletter/confirm': [
    async () => stranger().get(await linkToConfirm()),
    () => stranger().get('/newsletter/confirm'),
  ],
  'POST /newsletter/confirm': [
    async () => confirm(await linkToConfirm()),
    () => stranger().post('/newsletter/confirm', {}),
    () => rushed().post('/newsletter/confirm', {}),
  ],
  'GET /newsletter/confirmed': [() => stranger().get('/newsletter/confirmed')],
  'GET /search': [
    () => stranger().get('/search?q=ring'),
    () => stranger().get('/search?q=ring&page=0'),
  ],
  'GET /pages/ring-sizes': [() => stranger().get(`/pages/ring-sizes?ring=${ring.handle}`)],
  'GET /search/suggest': [() => stranger().get('/search/suggest?q=ring')],
  'GET /policies/:name': [
    () => stranger().get('/policies/privacy'),
    () => stranger().get('/policies/none'),
  ],
  'GET /newsletter/archive': [
    () => stranger().get('/newsletter/archive'),
    () => stranger().get('/newsletter/archive?page=2'),
  ],
  'GET /newsletter/archive/:slug': [
    () => stranger().get('/newsletter/archive/spring'),
    () => stranger().get('/newsletter/archive/none'),
  ],
  'GET /newsletter/archive.xml': [() => stranger().get('/newsletter/archive.xml')],
  'GET /cart': [() => stranger().get('/cart'), async () => (await withCart()).get('/cart')],
  'GET /cart/drawer': [
    () => stranger().get('/cart/drawer'),
    async () => {
      const shopper = visitor()
      return shopper.get((await addToCart(shopper, ring, { drawer: '1' })).location)
    },
  ],
  'GET /cart/:link{[\\w-]+:[0-9]+(,[\\w-]+:[0-9]+)*}': [
    () => stranger().get(`/cart/${ring.variant}:1`),
    () => stranger().get('/cart/none:1'),
    () => rushed().get(`/cart/${ring.variant}:1`),
  ],
  'POST /cart/add': [
    () => addToCart(stranger(), ring),
    () => addToCart(stranger(), ring, { engraving: 'Wilhelmina' }),
    () => addToCart(stranger(), ring, { variant: 'none' }),
    () =>
      stranger().post('/cart/add', {
        key: 'k'.repeat(16),
        lines: `${ring.variant}:1,${ring.variant}:10`,
      }),
    () => rushed().post('/cart/add', {}),
  ],
  'POST /cart/engraving': [
    () => stranger().post('/cart/engraving', { handle: ring.handle, engraving: 'Ida' }),
    () => stranger().post('/cart/engraving', { handle: ring.handle, engraving: 'Wilhelmina' }),
    () => stranger().post('/cart/engraving', { handle: 'none' }),
    () => rushed().post('/cart/engraving', {}),
  ],
  'POST /cart/ring-size': [
    () => stranger().post('/cart/ring-size', { system: 'eu', size: '54' }),
    () => stranger().post('/cart/ring-size', { system: 'eu', size: 'x' }),
    () => stranger().post('/cart/ring-size', { handle: ring.handle }),
    () => stranger().post('/cart/ring-size', { handle: 'none' }),
    () => stranger().post('/cart/ring-size', { forget: '1' }),
    () => rushed().post('/cart/ring-size', {}),
  ],
  'POST /cart/change': [
    () => stranger().post('/cart/change', { remove: 'none' }),
    () => stranger().post('/cart/change', {}),
    () => rushed().post('/cart/change', {}),
  ],
  'GET /kept': [() => stranger().get('/kept'), async () => (await withKept()).get('/kept')],
  'POST /kept': [
    () => stranger().post('/kept', { keep: ring.handle }),
    () => stranger().post('/kept', { keep: 'none' }),
    () => rushed().post('/kept', {}),
  ],
  'POST /kept/move': [
    async () => {
      const guest = await withKept()
      const piece = (await rowsOf(guest)).pieces[0]?.id ?? ''
      return guest.post('/kept/move', { piece })
    },
    () => stranger().post('/kept/move', { piece: 'none' }),
    () => rushed().post('/kept/move', {}),
  ],
  'POST /kept/later': [
    async () => {
      const shopper = await withCart()
      const line = (await rowsOf(shopper)).lines[0]?.id ?? ''
      return shopper.post('/kept/later', { later: line })
    },
    () => stranger().post('/kept/later', { later: 'none' }),
    () => rushed().post('/kept/later', {}),
  ],
  'POST /kept/let-go': [
    async () => (await withKept()).post('/kept/let-go', { piece: 'none' }),
    () => stranger().post('/kept/let-go', {}),
    () => rushed().post('/kept/let-go', {}),
  ],
  'POST /kept/share': [
    async () => (await withKept()).post('/kept/share', { key: 'k'.repeat(16) }),
    () => stranger().post('/kept/share', {}),
    () => rushed().post('/kept/share', {}),
  ],
  'GET /kept/shared/:token{[\\w-]{32}}': [
    async () => stranger().get(await share(await withKept())),
    () => stranger().get(`/kept/shared/${'x'.repeat(32)}`),
    () => rushed().get(`/kept/shared/${'x'.repeat(32)}`),
  ],
  'POST /kept/for-you': [
    () => stranger().post('/kept/for-you', { use: 'off', at: 'cart' }),
    () => stranger().post('/kept/for-you', {}),
    () => rushed().post('/kept/for-you', {}),
  ],
  'GET /checkout': [
    () => stranger().get('/checkout'),
    async () => (await withCart()).get('/checkout'),
  ],
  'POST /checkout': [
    () => stranger().post('/checkout', {}),
    async () => checkOut(await withCart()),
    async () => (await withCart()).post('/checkout', anna),
    async () => (await withCart()).post('/checkout', { ...anna, key: 'k'.repeat(16) }),
    async () => {
      const shopper = await withCart()
      const hasty = visitor({ answer: sentTooOften })
      for (const [name, value] of shopper.cookies) hasty.cookies.set(name, value)
      return hasty.post('/checkout', anna)
    },
    async () => {
      stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before', times: 2 })
      return checkOut(await withCart())
    },
  ],
  'POST /checkout/pay': [
    () => buyer.post('/checkout/pay', { order: order.number }),
    () => stranger().post('/checkout/pay', {}),
    () => rushed().post('/checkout/pay', {}),
  ],
  'GET /checkout/return': [
    () => stranger().get(`/checkout/return?order=${order.number}`),
    () => buyer.get(`/checkout/return?order=${order.number}`),
  ],
  'GET /orders': [() => stranger().get('/orders')],
  'POST /orders': [
    () => askForLink(stranger(), { number: order.number, email: order.email }),
    () => stranger().post('/orders', {}),
    () => rushed().post('/orders', { number: order.number, email: anna.email }),
  ],
  'POST /orders/close': [
    () => stranger().post('/orders/close', {}),
    () => rushed().post('/orders/close', {}),
  ],
  'POST /orders/arrived': [
    async () => {
      const { id, shopper } = await sellAndPay([{}])
      return shopper.post('/orders/arrived', { parcel: (await sent(id)).id })
    },
    () => stranger().post('/orders/arrived', {}),
    () => rushed().post('/orders/arrived', {}),
  ],
  'GET /orders/:number': [
    () => buyer.get(`/orders/${order.number}`),
    () => stranger().get(`/orders/${order.number}?token=${token}`),
    () => stranger().get(`/orders/${order.number}`),
    () => stranger().get('/orders/12'),
  ],
  'GET /orders/:number/care': [
    async () => (await paidFor()).get(paths.orderCare),
    () => stranger().get(paths.orderCare(order.number)),
  ],
  'GET /orders/:number/certificate/:line': [
    async () => {
      const { get, line } = await paidFor()
      return get((number) => paths.orderCertificate(number, line))
    },
    () => stranger().get(paths.orderCertificate(order.number, 'line')),
  ],
  'GET /orders/:number/service': [
    async () => (await paidFor()).get(paths.orderService),
    () => stranger().get(paths.orderService(order.number)),
  ],
  'POST /orders/:number/service': [
    async () => {
      const { sold, line } = await paidFor()
      const typed = { id: crypto.randomUUID(), line, kind: 'cleaning' }
      return sold.shopper.post(paths.orderService(sold.number), typed)
    },
    async () => {
      const { sold } = await paidFor()
      return sold.shopper.post(paths.orderService(sold.number), {})
    },
    () => stranger().post(paths.orderService(order.number), {}),
    () => rushed().post(paths.orderService(order.number), {}),
  ],
  'GET /orders/:number/reminders': [
    () => bought.shopper.get(paths.orderReminders(bought.number)),
    () => buyer.get(paths.orderReminders(order.number)),
    () => stranger().get(paths.orderReminders(order.number)),
  ],
  'POST /orders/:number/reminders': [
    () => askForDay(bought),
    () => askForDay(bought, '31', '2'),
    async () => {
      for (const day of ['1', '2', '3', '4']) await askForDay(bought, day)
      return askForDay(bought, '5')
    },
    () => stranger().post(paths.orderReminders(order.number), {}),
    () => rushed().post(paths.orderReminders(order.number), {}),
  ],
  'POST /orders/:number/reminders/end': [
    () => buyer.post(paths.orderReminderEnd(order.number), {}),
    () => stranger().post(paths.orderReminderEnd(order.number), {}),
    () => rushed().post(paths.orderReminderEnd(order.number), {}),
  ],
  'GET /orders/reminders/end': [
    async () => stranger().get(await endLink()),
    () => stranger().get('/orders/reminders/end'),
  ],
  'POST /orders/reminders/end': [
    async () => stranger().post(await endLink(), { 'List-Unsubscribe': 'One-Click' }, {}),
    () => stranger().post('/orders/reminders/end', {}),
    () => stranger().post('/orders/reminders/end', { a: 'x'.repeat(9000) }),
    () => rushed().post('/orders/reminders/end', {}),
  ],
  'GET /orders/:number/return': [
    async () => {
      const given = await arrived()
      return given.shopper.get(paths.orderReturn(given.number))
    },
    () => stranger().get(paths.orderReturn(order.number)),
  ],
  'POST /orders/:number/return': [
    async () => {
      const given = await arrived()
      const { id, reason, pieces } = wish(given)
      const typed = { id, reason, pieces: pieces.join(), step: 'confirm' }
      return given.shopper.post(paths.orderReturn(given.number), typed)
    },
    async () => {
      const given = await arrived()
      return given.shopper.post(paths.orderReturn(given.number), { id: crypto.randomUUID() })
    },
    () => stranger().post(paths.orderReturn(order.number), {}),
    () => rushed().post(paths.orderReturn(order.number), {}),
  ],
  'GET /orders/:number/return/:return{[0-9a-f-]{36}}': [
    async () => {
      const { given, asked } = await asking()
      return given.shopper.get(paths.orderReturnSlip(given.number, asked.id))
    },
    async () => {
      const { given, asked } = await asking()
      return stranger().get(paths.orderReturnSlip(given.number, asked.id, token))
    },
    () => stranger().get(paths.orderReturnSlip(order.number, crypto.randomUUID())),
  ],
  'POST /orders/:number/return/:return{[0-9a-f-]{36}}/withdraw': [
    async () => {
      const { given, asked } = await asking()
      return given.shopper.post(paths.orderReturnWithdraw(given.number, asked.id), {})
    },
    () => stranger().post(paths.orderReturnWithdraw(order.number, crypto.randomUUID()), {}),
    () => rushed().post(paths.orderReturnWithdraw(order.number, crypto.randomUUID()), {}),
  ],
  'GET /privacy/counting': [() => stranger().get('/privacy/counting')],
  'POST /privacy/counting': [
    () => stranger().post('/privacy/counting', { count: 'no' }),
    () => stranger().post('/privacy/counting', { count: 'yes' }),
    () => rushed().post('/privacy/counting', { count: 'no' }),
  ],
  'GET /privacy/your-data': [() => stranger().get('/privacy/your-data')],
  'GET /privacy/your-data/file': [() => stranger().get('/privacy/your-data/file')],
  'POST /privacy/your-data/forget': [
    () => stranger().post('/privacy/your-data/forget', {}),
    () => rushed().post('/privacy/your-data/forget', {}),
  ],
  'GET /out': [
    async () => stranger().get(await outLink(config, 'https://lab.example/1')),
    () => stranger().get('/out?to=https%3A%2F%2Fevil.example%2F&sig=none'),
  ],
  'GET /newsletter/preferences': [
    async () => (await opened([])).who.get('/newsletter/preferences'),
    async () => (await opened([])).answer,
    () => stranger().get('/newsletter/preferences'),
  ],
  'POST /newsletter/preferences': [
    async () => {
      const { id, who } = await opened([])
      return who.post('/newsletter/preferences', { of: id, act: 'leave' })
    },
    async () => {
      const { id, who } = await opened([])
      return who.post('/newsletter/preferences', { of: id, act: 'save' })
    },
    () => stranger().post('/newsletter/preferences', {}),
    () => rushed().post('/newsletter/preferences', {}),
  ],
  'GET /newsletter/preferences/data': [
    async () => (await opened([])).who.get('/newsletter/preferences/data'),
    () => stranger().get('/newsletter/preferences/data'),
  ],
  'GET /newsletter/preferences/forget': [
    async () => (await opened([])).who.get('/newsletter/preferences/forget'),
    () => stranger().get('/newsletter/preferences/forget'),
  ],
  'POST /newsletter/preferences/forget': [
    async () => {
      const { id, who } = await opened([])
      return who.post('/newsletter/preferences/forget', { of: id })
    },
    () => stranger().post('/newsletter/preferences/forget', {}),
    () => rushed().post('/newsletter/preferences/forget', {}),
  ],
  'GET /newsletter/preferences/link': [() => stranger().get('/newsletter/preferences/link')],
  'POST /newsletter/preferences/link': [
    async () => {
      const who = stranger()
      const { page } = await who.get('/newsletter/preferences/link')
      later(5)
      return who.submit('/newsletter/preferences/link', page, { email: anna.email })
    },
    () => stranger().post('/newsletter/preferences/link', {}),
    () => rushed().post('/newsletter/preferences/link', {}),
  ],
  'GET /newsletter/unsubscribe': [
    async () => stranger().get((await mailed([])).link),
    () => stranger().get('/newsletter/unsubscribe'),
  ],
  'POST /newsletter/unsubscribe': [
    async () => stranger().post((await mailed([])).link, { 'List-Unsubscribe': 'One-Click' }, {}),
    () => stranger().post('/newsletter/unsubscribe', {}),
    () => stranger().post('/newsletter/unsubscribe', { a: 'x'.repeat(9000) }),
    () => rushed().post('/newsletter/unsubscribe', {}),
  ],
  'POST /webhooks/stripe': [
    () => stranger().post('/webhooks/stripe', {}, {}),
    () => stranger().post('/webhooks/stripe', { a: 'x'.repeat(300_000) }),
  ],
  'POST /webhooks/paypal': [
    () => stranger().post('/webhooks/paypal', {}, {}),
    () => stranger().post('/webhooks/paypal', { a: 'x'.repeat(300_000) }),
  ],
  'POST /webhooks/resend': [
    () => stranger().post('/webhooks/resend', {}, {}),
    () => stranger().post('/webhooks/resend', { a: 'x'.repeat(300_000) }),
  ],
  'POST /webhooks/postmark': [
    () => stranger().post('/webhooks/postmark', {}, {}),
    () => stranger().post('/webhooks/postmark', { a: 'x'.repeat(300_000) }),
  ],
}

const isPrivate = (route: string) =>
  /^\w+ \/(cart|kept|checkout|orders|webhooks|notify|newsletter\/(preferences|unsubscribe))\b/.test(
    route,
  )

test('every route is in this table', () => {
  expect(Object.keys(outcomes).sort()).toEqual([...routes].sort())
})

test('what caches may keep of each answer, and which cookie it sets', async () => {
  const lines = []
  for (const [route, ways] of Object.entries(outcomes))
    for (const [at, way] of ways.entries()) {
      const answer = await way()
      expectSafeHeaders(answer, route)
      if (isPrivate(route)) expect(answer.headers.get('Cache-Control'), route).toBe('no-store')
      lines.push(`${(at === 0 ? route.replace(/\{.*/, '') : '').padEnd(36)}${cachingOf(answer)}`)
    }
  expect(lines.join('\n')).toMatchInlineSnapshot(`
        "GET /healthz                        200  no-store
                                            503  no-store  Retry-After
        GET /                               200  private, no-cache
        GET /sitemap.xml                    200  public, max-age=3600, stale-while-revalidate=86400
        GET /robots.txt                     200  public, max-age=3600, stale-while-revalidate=86400
        GET /feeds/google.xml               200  public, max-age=3600, stale-while-revalidate=86400
        GET /llms.txt                       200  public, max-age=3600, stale-while-revalidate=86400
        GET /products/:file                 200  public, max-age=60, stale-while-revalidate=600  noindex
                                            404  private, no-cache
        GET /collections                    302  public, max-age=60, stale-while-revalidate=600
        GET /collections/:handle            200  private, no-cache
                                            404  private, no-cache
        GET /products/:handle               200  private, no-cache
                                            404  private, no-cache
        GET /products/:handle/notify        200  no-store  noindex
                                            200  no-store  noindex
                                            404  no-store  noindex
        POST /products/:handle/notify       200  no-store  noindex
                                            422  no-store  noindex
                                            303  no-store  noindex
                                            404  no-store  noindex
                                            429  no-store  noindex  Retry-After
        GET /notify/confirm                 200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /notify/confirm                303  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /notify/stop                    200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /notify/stop                   200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /newsletter                     200  private, no-cache
        POST /newsletter                    303  no-store  noindex
                                            422  no-store  noindex
                                            429  no-store  noindex  Retry-After
        POST /newsletter/start              200  no-store  noindex
                                            429  no-store  noindex  Retry-After
        GET /newsletter/asked               200  no-store  noindex
        GET /newsletter/confirm             200  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
        POST /newsletter/confirm            303  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /newsletter/confirmed           200  no-store  same-origin  noindex
        GET /search                         200  private, no-cache
                                            404  private, no-cache
        GET /pages/ring-sizes               200  private, no-cache
        GET /search/suggest                 200  public, max-age=60, stale-while-revalidate=600
        GET /policies/:name                 200  private, no-cache
                                            404  private, no-cache
        GET /newsletter/archive             200  private, no-cache
                                            404  private, no-cache
        GET /newsletter/archive/:slug       200  private, no-cache
                                            404  private, no-cache
        GET /newsletter/archive.xml         200  public, max-age=3600, stale-while-revalidate=86400
        GET /cart                           200  no-store
                                            200  no-store
        GET /cart/drawer                    200  no-store
                                            200  no-store
        GET /cart/:link                     200  no-store
                                            404  no-store
                                            429  no-store  Retry-After
        POST /cart/add                      303  no-store  sets __Host-cart
                                            422  no-store
                                            404  no-store
                                            409  no-store
                                            429  no-store  Retry-After
        POST /cart/engraving                200  no-store
                                            422  no-store
                                            404  no-store
                                            429  no-store  Retry-After
        POST /cart/ring-size                303  no-store  sets __Host-cart
                                            422  no-store
                                            422  no-store
                                            404  no-store
                                            303  no-store
                                            429  no-store  Retry-After
        POST /cart/change                   303  no-store
                                            422  no-store
                                            429  no-store  Retry-After
        GET /kept                           200  no-store  same-origin  noindex
                                            200  no-store  same-origin  noindex
        POST /kept                          303  no-store  sets __Host-cart
                                            404  no-store
                                            429  no-store  Retry-After
        POST /kept/move                     303  no-store  same-origin  noindex  sets __Host-cart
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        POST /kept/later                    303  no-store  same-origin  noindex  sets __Host-cart
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        POST /kept/let-go                   303  no-store  same-origin  noindex  sets __Host-cart
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        POST /kept/share                    303  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /kept/shared/:token             200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        POST /kept/for-you                  303  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /checkout                       303  no-store  noindex
                                            200  no-store  noindex
        POST /checkout                      303  no-store  noindex
                                            303  no-store  noindex  sets __Host-order
                                            422  no-store  noindex
                                            409  no-store  noindex
                                            429  no-store  noindex  Retry-After
                                            503  no-store  noindex  Retry-After
        POST /checkout/pay                  303  no-store  noindex
                                            404  no-store  noindex
                                            429  no-store  noindex  Retry-After
        GET /checkout/return                200  no-store  noindex
                                            303  no-store  noindex
        GET /orders                         200  no-store  same-origin  noindex
        POST /orders                        200  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        POST /orders/close                  303  no-store  same-origin  noindex  ends __Host-order
                                            429  no-store  same-origin  noindex  Retry-After
        POST /orders/arrived                303  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /orders/:number                 200  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex  sets __Host-order
                                            404  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        GET /orders/:number/care            200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        GET /orders/:number/certificate/:line200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        GET /orders/:number/service         200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /orders/:number/service        303  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /orders/:number/reminders       200  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /orders/:number/reminders      303  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
                                            409  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        POST /orders/:number/reminders/end  303  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /orders/reminders/end           200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /orders/reminders/end          200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            413  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /orders/:number/return          200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /orders/:number/return         303  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /orders/:number/return/:return  200  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /orders/:number/return/:return 303  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /privacy/counting               200  no-store  noindex
        POST /privacy/counting              303  no-store  noindex  sets __Host-uncounted
                                            303  no-store  noindex  ends __Host-uncounted
                                            429  no-store  noindex  Retry-After
        GET /privacy/your-data              200  no-store  same-origin  noindex
        GET /privacy/your-data/file         200  no-store  same-origin  noindex
        POST /privacy/your-data/forget      303  no-store  same-origin  noindex  ends __Host-cart  ends __Host-order
                                            429  no-store  same-origin  noindex  Retry-After
        GET /out                            303  no-store  no-referrer  noindex
                                            404  private, no-cache
        GET /newsletter/preferences         200  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex  sets __Host-newsletter
                                            303  no-store  same-origin  noindex
        POST /newsletter/preferences        303  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /newsletter/preferences/data    200  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
        GET /newsletter/preferences/forget  200  no-store  same-origin  noindex
                                            303  no-store  same-origin  noindex
        POST /newsletter/preferences/forget 303  no-store  same-origin  noindex  ends __Host-newsletter
                                            303  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /newsletter/preferences/link    200  no-store  same-origin  noindex
        POST /newsletter/preferences/link   303  no-store  same-origin  noindex
                                            422  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        GET /newsletter/unsubscribe         200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
        POST /newsletter/unsubscribe        200  no-store  same-origin  noindex
                                            404  no-store  same-origin  noindex
                                            413  no-store  same-origin  noindex
                                            429  no-store  same-origin  noindex  Retry-After
        POST /webhooks/stripe               400  no-store
                                            413  no-store
        POST /webhooks/paypal               400  no-store
                                            413  no-store
        POST /webhooks/resend               400  no-store
                                            413  no-store
        POST /webhooks/postmark             401  no-store
                                            413  no-store"
      `)
})
