import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { carts } from '../../src/cart/tables.ts'
import { keptLinks, keptPieces } from '../../src/kept/tables.ts'
import { signUpNetworks, signUps, topics } from '../../src/newsletter/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { hashToken } from '../../src/platform/digest.ts'
import { signToken } from '../../src/platform/tokens.ts'
import { putCampaign } from '../newsletter/put-campaign.ts'
import { bindings, db, later } from '../support/shop.ts'
import { checkOut, type GreekShop, greek, putIntoCart, setStock } from './greek-shop.ts'

/** Lists, searches and what programs read. */
export async function walkLists(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const found = [
    ...['/', '/collections/rings', '/collections/rings?page=2', '/collections/earrings'],
    '/collections/none',
    '/collections/all',
    '/collections/rings?carat=0.5-1&availability=made-to-order&ready=5&price.gte=100&price.lte=900',
    '/collections/rings?stone=without-stones&price.gte=100&sort=price-ascending',
    '/collections/rings?stone=lab-grown-διαμαντι&price.lte=900',
    '/collections/rings?carat=2-or-more&ready=0',
    ...[
      '/search',
      '/search?q=βερα',
      '/search?q=ηλιαχτδα',
      '/search?q=ωωωωω',
      '/search?q=βερα ωωωωω',
    ],
    ...['/search/suggest?q=βερ', '/search/suggest?q=συλλογη'],
    ...['/pages/ring-sizes', '/pages/ring-sizes?ring=rich&sizes=us'],
    ...['delivery', 'returns', 'privacy', 'terms'].map((name) => `/policies/${name}`),
    ...[
      '/feeds/google.xml',
      '/llms.txt',
      '/products/rich.md',
      '/products/mixed.md',
      '/products/asked.md',
    ],
    ...['/robots.txt', '/sitemap.xml', '/healthz'],
  ]
  for (const path of found) expect((await who.get(path)).status, path).toBe(200)
  expect((await who.get('/collections')).status).toBe(302)
}

/** The archive of newsletters, empty and of two pages, and a newsletter. */
export async function walkArchive(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  expect((await who.get('/newsletter/archive')).status).toBe(200)
  for (let n = 1; n <= 25; n++) {
    const texts = { subject: 'Καινούργια', preheader: 'Δέκα δαχτυλίδια', body: 'Ήρθαν' }
    await putCampaign({ slug: `letter-${n}`, ...texts })
  }
  for (const path of ['', '?page=2', '/letter-1', '.xml'])
    expect((await who.get(`/newsletter/archive${path}`)).status, path).toBe(200)
}

/** The page of the switch, to whom is counted and to whom is not. */
export async function walkCounting(shop: GreekShop): Promise<void> {
  const path = '/privacy/counting'
  const counted = { 'User-Agent': 'Mozilla/5.0 Firefox/145.0' }
  for (const headers of [counted, { 'User-Agent': 'curl/8' }, { 'Sec-GPC': '1' }, { DNT: '1' }])
    expect((await shop.visitor().get(path, headers)).status).toBe(200)
  const who = shop.visitor()
  expect((await who.post(path, { count: 'no' })).status).toBe(303)
  expect((await who.get(path, counted)).page).toContain('value="yes"')
}

/** What is kept of a browser: nothing, and something of everything. */
export async function walkYourData(shop: GreekShop): Promise<void> {
  const path = '/privacy/your-data'
  const who = shop.visitor()
  expect((await who.get(path)).status).toBe(200)
  await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })
  const token = who.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const known = eq(carts.tokenHash, await hashToken(token))
  const told = { ringSize: 540, sizes: 'us', channel: 'email', campaign: 'άνοιξη' } as const
  await db.update(carts).set(told).where(known)
  const [guest] = await db.select().from(carts).where(known)
  const piece = { variantId: '', personalizationDigest: '', keptAt: 1 }
  await db
    .insert(keptPieces)
    .values({ id: 'walked', cartId: guest?.id ?? '', productId: 'rich', ...piece })
  for (const token of [null, 'hash'])
    for (const [showsPrices, showsChoices] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const) {
      const link = { seed: '', tokenHash: token, showsPrices, showsChoices, day: 1, changes: 1 }
      await db
        .insert(keptLinks)
        .values({ cartId: guest?.id ?? '', ...link })
        .onConflictDoUpdate({ target: keptLinks.cartId, set: link })
      expect((await who.get(path)).page).toContain('άνοιξη')
    }
  expect((await who.get(`${path}/file`)).status).toBe(200)
  expect((await who.post(`${path}/forget`, {})).status).toBe(303)
  expect((await who.get(`${path}?forgotten=yes`)).status).toBe(200)
}

/** A product in every state. */
export async function walkProducts(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const paths = [
    ...['rich', 'only', 'low', 'gone', 'made', 'mixed', 'plain', 'asked'],
    ...['rich?variant=rich-1', 'rich?variant=rich-8&sizes=us', 'rich?shown=rich-9&sizes=uk'],
    ...['mixed?variant=mixed-0', 'mixed?variant=mixed-1'],
  ]
  for (const path of paths) expect((await who.get(`/products/${path}`)).status, path).toBe(200)
}

/** Who asks for a mail when something sold out is back, what is refused, and how it is stopped. */
export async function walkAlerts(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const path = '/products/gone/notify'
  const { page } = await who.get(path)
  const ask = (typed: Record<string, string>) => who.submit(path, page, typed)
  for (const typed of [
    { email: '1' },
    { email: 'a@example.com', variant: 'none' },
    { email: 'a@example.com', topic: '1' },
    { email: 'a@example.com', sent: '' },
  ])
    expect((await ask(typed)).status, JSON.stringify(typed)).toBe(422)
  later(5)
  const { page: noted } = await ask({ email: 'a@example.com' })
  expect(noted).toContain('notice-good')
  const many = JSON.stringify(Array.from({ length: 199 }, (_, at) => at))
  await db.run(sql`insert into stock_alerts (id, variant_id, email_digest, language, created_at)
    select 'walk ' || value, 'gone-0', value, 'en', 0 from json_each(${many})`)
  expect((await ask({ email: 'b@example.com' })).status).toBe(422)

  const mixed = '/products/mixed/notify'
  const { page: cheaper } = await who.get(`${mixed}?variant=mixed-1`)
  expect((await who.submit(mixed, cheaper, { email: '1', variant: 'none' })).status).toBe(422)
  const config = await readConfig({ ...bindings, ...greek })
  await db.run(sql`insert into stock_alerts
    (id, variant_id, email_digest, language, created_at, what, below_price)
    values ('walk cheaper', 'mixed-1', 'walk', 'en', 0, 'cheaper', 1)`)
  expect((await who.get('/notify/confirm')).status).toBe(404)
  for (const id of ['walk 0', 'walk cheaper']) {
    const link = paths.confirmAlert(await signToken(config, 'alert-confirm', id, null))
    const { page: question } = await who.get(link)
    expect((await who.submit('/notify/confirm', question)).status).toBe(303)
    expect((await who.get(link)).page).toContain('notice-good')
    await db.run(sql`update stock_alerts set notified_at = 0 where id = ${id}`)
    expect((await who.get(link)).page).toContain('notice-good')
  }
  const stop = paths.stopAlerts(await signToken(config, 'alert-stop', 'walk', null))
  const { page: question } = await who.get(stop)
  expect((await who.submit(stop, question)).status).toBe(200)
  await walkProven(shop)
}

/** Whose address is proven by a paid order. */
async function walkProven(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const email = 'proven@example.com'
  await putIntoCart(who, 'many-4')
  expect((await checkOut(who, { email })).status).toBe(303)
  await db.run(sql`update orders set paid = total`)
  for (const [path, query] of [
    ['/products/crown/notify', ''],
    ['/products/low/notify', ''],
    ['/products/mixed/notify', '?variant=mixed-2'],
  ] as const) {
    const { page } = await who.get(path + query)
    later(5)
    expect((await who.submit(path, page, { email })).page).toContain('notice-good')
  }
}

/** Who signs up for newsletters, is refused, confirms, and follows the link again. */
export async function walkSignUp(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const { page } = await who.get('/newsletter')
  const [box = ''] = /topic_[0-9a-f-]{36}/.exec(page) ?? []
  const ask = (typed: Record<string, string>) =>
    who.submit('/newsletter', page, { [box]: 'yes', email: 'a@example.com', ...typed })
  for (const typed of [
    { email: '1', name: '1@1' },
    { email: 'Ελένη@example.com', [box]: '' },
    { email: 'a@mailinator.com' },
    { topic: '1' },
    { sent: '' },
  ])
    expect((await ask(typed)).status, JSON.stringify(typed)).toBe(422)
  expect((await who.post('/newsletter/start', { email: 'a@example.com' })).status).toBe(200)
  later(5)
  const { location } = await ask({ name: 'Άννα' })
  expect((await who.get(location)).status).toBe(200)
  await db.update(signUpNetworks).set({ asked: 40 })
  expect((await ask({ email: 'b@example.com' })).status).toBe(422)

  const { shop: settings, TOKEN_KEY } = await readConfig({ ...bindings, ...greek })
  const [signUp] = await db.select({ id: signUps.id }).from(signUps)
  const config = { shop: settings, TOKEN_KEY }
  const token = await signToken(config, 'newsletter-confirm', signUp?.id ?? '', 900)
  const path = paths.newsletterConfirm(token)
  const { page: question } = await who.get(path)
  await db.update(signUps).set({ topics: '[]' })
  expect((await who.submit('/newsletter/confirm', question)).status).toBe(422)
  const done = await who.submit('/newsletter/confirm', question, { [box]: 'yes' })
  expect((await who.get(done.location)).status).toBe(200)
  expect((await who.get(path)).status).toBe(200)
  expect((await who.get('/newsletter/confirm')).status).toBe(422)
  await db.update(topics).set({ archivedAt: 0 })
  expect((await who.get('/newsletter?none')).status).toBe(200)
  expect((await who.post('/newsletter/start', {})).page).not.toContain('name="name"')
  await db.update(topics).set({ archivedAt: null })
}

/** What the cart refuses, and the preview of an engraving. */
export async function walkRefusals(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const { page } = await who.get('/products/rich?variant=rich-1')
  const refuse = async (typed: Record<string, string>) =>
    (await who.submit('/cart/add', page, { variant: 'rich-1', quantity: '1', ...typed })).status
  for (const typed of [
    { key: '' },
    { variant: 'asked-0' },
    { variant: '' },
    { quantity: '0' },
    { engraving: '1'.repeat(13) },
    { engraving: '1\u200b1' },
    { engraving: '漢' },
    { engraving: '№', font: 'script' },
    { engraving: 'Ω', font: 'script' },
  ])
    expect(await refuse(typed), JSON.stringify(typed)).toBe(422)
  expect(
    (await who.post('/cart/engraving', { handle: 'rich', engraving: '10.10.2030' })).status,
  ).toBe(200)

  const stale = async (handle: string, quantity = '1') => {
    const shown = (await who.get(`/products/${handle}`)).page
    await setStock(`${handle}-0`, 0)
    const { status } = await who.submit('/cart/add', shown, { variant: `${handle}-0`, quantity })
    await setStock(`${handle}-0`, 3)
    return status
  }
  expect(await stale('low')).toBe(422)
  expect(await putIntoCart(who, 'low', 0, { quantity: '9' })).toBe(422)
  expect(await putIntoCart(who, 'only', 0, { engraving: '1' })).toBe(422)
  expect(await putIntoCart(who, 'many-1', 0, { quantity: '9' })).toBe(303)
  expect(await putIntoCart(who, 'many-1', 0, { quantity: '9' })).toBe(422)
}

/** Who tells their ring size, in the guide and by a ring, what is refused, and how it is forgotten. */
export async function walkRingSize(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const path = '/cart/ring-size'
  const { page } = await who.get('/pages/ring-sizes?ring=rich')
  const tell = async (typed: Record<string, string>) =>
    (await who.submit(path, page, { system: 'eu', ...typed })).status
  expect(await tell({ size: '' })).toBe(422)
  expect(await tell({ size: '52', system: '' })).toBe(422)
  expect((await who.post(path, { handle: 'rich', variant: '' })).status).toBe(422)
  for (const size of ['50', '52', '54', '56', '79']) {
    expect(await tell({ size })).toBe(303)
    for (const handle of ['rich', 'only', 'low', 'gone', 'made', 'mixed', 'asked'])
      expect((await who.get(`/products/${handle}`)).status).toBe(200)
  }
  expect((await who.get('/pages/ring-sizes')).page).toContain('name="forget"')
  expect((await who.post(path, { forget: '1' })).status).toBe(303)
}

/** A cart in every state, its link and refused changes. */
export async function walkCart(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  await who.get('/cart')
  await who.get(paths.cart(now()))
  const bare = shop.visitor()
  const offered = (await bare.get('/products/rich?variant=rich-1')).page
  const typed = { variant: 'rich-1', quantity: '1', engraving: '1', drawer: '1' }
  const added = await bare.submit('/cart/add', offered, typed)
  expect((await bare.get(added.location)).page).toContain('<dialog')
  for (const handle of ['only', 'low', 'made', 'mixed', 'plain', 'many-2', 'many-3'])
    expect(await putIntoCart(who, handle)).toBe(303)
  expect(await putIntoCart(who, 'mixed', 1)).toBe(303)
  expect(await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030', font: 'script' })).toBe(303)
  await putIntoCart(who, 'plain', 0, { quantity: '3' })
  await who.get('/cart')
  await setStock('many-2-0', 0)
  await setStock('plain-0', 2, 2_500)
  await who.get('/cart')
  const { page } = await who.get('/cart')
  const change = async (typed: Record<string, string>) =>
    (await who.submit('/cart/change', page, typed)).status
  expect(await change({ quantity: 'x' })).toBe(422)
  const [line = ''] = [...page.matchAll(/name="line" value="([\w-]+)"/g)]
    .flatMap(([, id = '']) => id)
    .slice(4)
  expect(await change({ line, quantity: '10' })).toBe(422)
  expect(await change({ line, quantity: '10', step: '1' })).toBe(422)
  await setStock('many-2-0', 900)
  await setStock('plain-0', 900_000)

  const rich = shop.visitor()
  expect(await putIntoCart(rich, 'crown')).toBe(303)
  expect((await rich.get('/checkout')).status).toBe(200)
  expect(await putIntoCart(rich, 'crown')).toBe(303)
  expect((await rich.get('/cart')).status).toBe(200)
  expect((await rich.get('/cart/asked-0:1')).status).toBe(200)
  await setStock('crown-0', 9, 0)
  await rich.get('/cart')
  await setStock('crown-0', 9, 99_999_990)

  const link = await who.get('/cart/plain-0:2,rich-1:1')
  expect(link.status).toBe(200)
  await setStock('plain-0', 0)
  expect((await who.submit('/cart/add', link.page)).status).toBe(409)
  expect((await who.get('/cart/plain-0:2')).status).toBe(200)
  await setStock('plain-0', 900_000)
}
