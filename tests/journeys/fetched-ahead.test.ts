import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { chooseSize } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** One whose visits count: a headless browser says that it is one. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'
const desk = { userAgent, viewport: { width: 1280, height: 800 } }

/** What was asked of the shop for pages and to count them, in order. */
function watch(page: Page) {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'HEAD') asked.push(`HEAD ${pathname} ${request.headers().seen}`)
    if (request.headers()['sec-purpose'] === 'prefetch') asked.push(`ahead ${pathname}`)
    if (pathname === '/speculation-rules.json') asked.push('rules')
  })
  return asked
}

/** What the shop recorded since `from`, as its log says it. */
const visits = (from: number) =>
  shop.lines
    .slice(from)
    .filter((line) => line.includes('"visit: '))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>)
    .map(({ event, reason, handle, channel }) =>
      [event?.slice('visit: '.length), reason ?? channel, handle].filter(Boolean).join(', '),
    )

async function until(isSo: () => boolean) {
  for (let waits = 0; waits < 200 && !isSo(); waits++)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Lets the pointer rest on a link until what it leads to is fetched. */
async function restOn(page: Page, link: Locator, asked: string[], path: string) {
  for (let tries = 0; tries < 20 && !asked.includes(`ahead ${path}`); tries++) {
    await link.hover()
    await page.waitForTimeout(400)
    if (!asked.includes(`ahead ${path}`)) await page.mouse.move(1, 1)
  }
  assert.ok(asked.includes(`ahead ${path}`), `${path} was not fetched`)
}

/** From the home page to a list, where rules for its links come with it. */
async function openList(page: Page) {
  await page.goto('/')
  // With the keyboard: a pointer would rest on what is in its place on the next page.
  await page.getByRole('link', { name: 'Rings', exact: true }).first().press('Enter')
  await page.waitForURL('**/collections/rings')
}

test('a page that is fetched while the pointer rests on its link counts when it is shown, and once', async () => {
  const page = await shop.visitor(desk)
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  const asked = watch(page)
  const from = shop.lines.length
  await openList(page)
  await until(() => asked.includes('rules'))
  const card = page.locator('.found .card').first()
  const path = (await card.getAttribute('href')) ?? ''
  const handle = path.split(/[/?]/)[2] ?? ''
  await restOn(page, card, asked, path)
  await until(() => visits(from).length > 2)
  assert.deepEqual(asked, ['rules', `ahead ${path}`])
  await card.click()
  await page.waitForURL(`**${path}`)
  await until(() => visits(from).length > 3)
  assert.deepEqual(asked.slice(2), ['rules', `HEAD ${path} ${shop.shop}/collections/rings`])
  assert.deepEqual(visits(from), [
    'page viewed, direct',
    'page viewed, internal, rings',
    'dropped, prefetch',
    `product viewed, internal, ${handle}`,
  ])
  // Shown again, it is asked for again.
  await page.reload()
  await until(() => visits(from).length > 4)
  assert.deepEqual(visits(from).slice(4), [`product viewed, internal, ${handle}`])
  assert.equal(asked.filter((each) => each.startsWith('HEAD')).length, 1)
  assert.deepEqual(errors, [])
  await page.context().close()
})

test('the first page of a visit has no rules, and neither cart nor orders are ever fetched ahead', async () => {
  const page = await shop.visitor(desk)
  const asked = watch(page)
  await page.goto('/')
  await page.locator('main a').first().hover()
  await page.waitForTimeout(700)
  assert.equal(asked.length, 0)
  await openList(page)
  await until(() => asked.includes('rules'))
  for (const path of ['/cart', '/orders']) {
    await page.locator(`a[href="${path}"]:visible`).first().hover()
    await page.waitForTimeout(400)
  }
  assert.deepEqual(asked, ['rules'])
  await page.context().close()
})

test('a page that was fetched ahead never shows the cart as it was before something was added', async () => {
  const page = await shop.visitor(desk)
  const asked = watch(page)
  await openList(page)
  await page.locator('.found .card[href*=tide-hammered-ring]').click()
  await page.waitForURL('**/products/**')
  await chooseSize(page, '52')
  await until(() => asked.filter((each) => each === 'rules').length > 1)
  const home = page.locator('.site-header a.wordmark')
  await restOn(page, home, asked, '/')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const drawer = page.locator('.drawer[open]')
  await drawer.waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await home.click()
  await page.waitForURL(`${shop.shop}/`)
  assert.match((await page.locator('.cart-link').textContent()) ?? '', /\(1\)/)
  await page.context().close()
})

test('without script a page that was fetched ahead is shown, and not counted', async () => {
  const page = await shop.visitor({ ...desk, javaScriptEnabled: false })
  const asked = watch(page)
  const from = shop.lines.length
  await openList(page)
  const card = page.locator('.found .card').first()
  await restOn(page, card, asked, (await card.getAttribute('href')) ?? '')
  await until(() => visits(from).length > 2)
  await card.click()
  await page.waitForURL('**/products/**')
  await page.getByRole('button', { name: 'Add to cart' }).waitFor()
  await page.waitForTimeout(300)
  assert.deepEqual(visits(from).slice(2), ['dropped, prefetch'])
  await page.context().close()
})
