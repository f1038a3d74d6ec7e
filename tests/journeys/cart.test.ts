import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { addToCart, atCart, chooseRing, chooseSize, focused, quantities } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }

/** The page of a ring of which there are several, its size chosen. */
async function ringPage(options: Parameters<BrowserShop['visitor']>[0] = {}): Promise<Page> {
  const page = await shop.visitor(options)
  await page.goto('/products/tide-hammered-ring')
  await chooseSize(page, '56')
  return page
}

const press = (page: Page) => page.getByRole('button', { name: 'Add to cart' }).click()
const opened = (page: Page) => page.getByRole('dialog', { name: 'Added to your cart' })
/** Answers a request in the shop's place, and lets the next one through. */
const once = (page: Page, address: string, answer: (route: Route) => Promise<void>) =>
  page.route(address, answer, { times: 1 })

test('added to the cart, one stays on the page: what, how much, and the ways on', async () => {
  const page = await ringPage()
  const address = page.url()
  await press(page)
  const drawer = opened(page)
  await drawer.waitFor()
  assert.equal(page.url(), address)
  await drawer.getByRole('heading', { name: 'Tide' }).waitFor()
  await drawer.getByText('Quantity 1').waitFor()
  await drawer.getByText('1 piece').waitFor()
  await page.locator('.site-header').getByText('Cart (1)').waitFor()
  // What is behind it cannot be reached, and what it is about is read out.
  assert.equal(await page.getByRole('button', { name: 'Add to cart' }).count(), 1)
  await assert.rejects(press(page).then(), /intercepts pointer events/)
  const about = await drawer.getAttribute('aria-describedby')
  assert.match((await page.locator(`#${about}`).textContent()) ?? '', /Tide.*56/s)
  await drawer.getByRole('link', { name: 'Check out' }).click()
  await page.waitForURL('**/checkout')
})

test('the keyboard: in the drawer, round in it, out by Escape and back at the button', async () => {
  const page = await ringPage({ viewport: desk })
  await page.getByRole('button', { name: 'Add to cart' }).focus()
  await page.keyboard.press('Enter')
  await opened(page).waitFor()
  // A second Enter by mistake presses nothing.
  assert.equal(await focused(page), 'Added to your cart')
  const stops: string[] = []
  for (const _ of Array(4)) {
    await page.keyboard.press('Tab')
    stops.push(await focused(page))
  }
  assert.deepEqual(stops, ['Close', 'Check out', 'Continue shopping', 'View cart'])
  await page.keyboard.press('Escape')
  await opened(page).waitFor({ state: 'hidden' })
  assert.equal(await focused(page), 'Add to cart')
  await page.keyboard.press('Enter')
  await opened(page).getByText('Quantity 2').waitFor()
  await page.getByRole('button', { name: 'Continue shopping' }).press('Enter')
  await opened(page).waitFor({ state: 'hidden' })
  assert.equal(await focused(page), 'Add to cart')
})

test('two quick presses add one; a press after the drawer was closed adds another', async () => {
  const page = await ringPage()
  await page.getByRole('button', { name: 'Add to cart' }).dblclick({ force: true })
  await opened(page).getByText('Quantity 1').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await press(page)
  await opened(page).getByText('Quantity 2').waitFor()
})

test('on a phone it is a sheet at the foot, on a desktop at the side, as high as the window', async () => {
  for (const [viewport, at] of [
    [phone, (box: Box) => box.x === 0 && box.width === 390 && box.y > 50],
    [desk, (box: Box) => box.x > 900 && box.height === 900],
  ] as const) {
    const page = await ringPage({ viewport, reducedMotion: 'reduce' })
    await press(page)
    await opened(page).waitFor()
    const box = await opened(page).boundingBox()
    assert.ok(box && at(box), JSON.stringify(box))
    assert.equal(box.y + box.height, viewport.height)
    for (const name of ['Close', 'Continue shopping']) {
      const size = await page.getByRole('button', { name }).boundingBox()
      assert.ok(size && size.width >= 44 && size.height >= 44, name)
    }
    await page.context().close()
  }
})

type Box = { x: number; y: number; width: number; height: number }

test('whatever fails, the page without script comes: the message at its field, nothing added twice', async () => {
  const page = await ringPage()
  await page.getByLabel('Quantity').fill('10')
  await page.locator('form.add-to-cart').evaluate((form) => form.setAttribute('novalidate', ''))
  await page.getByLabel('Quantity').fill('50')
  await press(page)
  await page.waitForURL('**/cart/add')
  await page.locator('#quantity-error').waitFor()
  assert.equal(await page.locator('#quantity').inputValue(), '50')
  await page.locator('#quantity').fill('1')
  await press(page)
  await opened(page).waitFor()
})

test('an answer that is lost, or is none of the shop’s: the same form again, and it counts once', async () => {
  for (const answer of [
    // It arrived; what came of it did not.
    async (route: Route) => {
      await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
    },
    (route: Route) => route.fulfill({ status: 200, body: 'Log in to this network' }),
    (route: Route) => route.fulfill({ status: 503, body: '' }),
  ]) {
    const page = await ringPage()
    await chooseRing(page, 'tide-hammered-ring', '52')
    await page.goBack()
    await page.goto('/products/tide-hammered-ring')
    await chooseSize(page, '56')
    await once(page, '**/cart/add', answer)
    await press(page)
    await page.waitForURL(atCart)
    assert.deepEqual(await quantities(page), ['1', '1'])
    await page.context().close()
  }
})

for (const [how, leave] of [
  ['by a link', (page: Page) => page.locator('.cart-link').click()],
  ['by Back', (page: Page) => page.goBack()],
] as const)
  test(`what is still being added is not lost when somebody leaves ${how}`, async () => {
    const page = await shop.visitor()
    await page.goto('/collections/rings')
    await page.goto('/products/tide-hammered-ring')
    await chooseSize(page, '56')
    await once(page, '**/cart/add', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800))
      // The page that asked may be gone.
      await route.continue().catch(() => {})
    })
    await press(page)
    await leave(page)
    await page.waitForURL((url) => !url.pathname.startsWith('/products'))
    // After Back the browser sends it in the background.
    for (const end = Date.now() + 10_000; how === 'by Back' && Date.now() < end; ) {
      await page.goto('/cart')
      if ((await quantities(page)).length > 0) break
    }
    assert.deepEqual(await quantities(page), ['1'])
    await page.context().close()
  })

test('asked to wait: the page that says so, not silence', async () => {
  const page = await ringPage()
  await page.route('**/cart/add', (route) =>
    route.fulfill({ status: 429, contentType: 'text/html', body: '<h1>One moment</h1>' }),
  )
  await press(page)
  await page.getByRole('heading', { name: 'One moment' }).waitFor()
})

test('back on a page that was left, nothing is stale: no drawer, and the number in the cart of now', async () => {
  const page = await shop.visitor()
  await page.goto('/collections/rings')
  await page.goto('/products/tide-hammered-ring')
  await chooseSize(page, '56')
  await press(page)
  await opened(page).getByRole('link', { name: 'View cart' }).click()
  await page.waitForURL(atCart)
  await page.getByRole('button', { name: 'One more of' }).click()
  await page.locator('.site-header').getByText('Cart (2)').waitFor()
  await page.goBack()
  await page.locator('.site-header').getByText('Cart (2)').waitFor()
  assert.equal(await page.locator('.drawer').count(), 0)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Rings' }).waitFor()
  await page.locator('.site-header').getByText('Cart (2)').waitFor()
  // From the browser's memory, which is switched off in a browser that is driven.
  await page.goto('/products/perla-studs')
  await press(page)
  await opened(page).waitFor()
  await page.evaluate(`{
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    document.querySelector('.cart-link').textContent = 'Cart (7)'
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  }`)
  await page.locator('.site-header').getByText('Cart (3)').waitFor()
  assert.equal(await page.locator('.drawer').count(), 0)
})

test('from the drawer to the cart, and the cart of a second tab is no surprise', async () => {
  const page = await ringPage()
  const other = await page.context().newPage()
  await chooseRing(other, 'alba-small-hoops')
  await press(page)
  await opened(page).getByText('2 pieces').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await other.goto('/products/perla-studs')
  await addToCart(other)
  assert.equal(await other.locator('.cart-line').count(), 3)
})

test('a browser that keeps no cookie is sent to the cart at once, and given one cart, not two', async () => {
  const page = await shop.visitor()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDocumentCookieDisabled', { disabled: true })
  await page.goto('/products/tide-hammered-ring')
  await chooseSize(page, '56')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '')
  })
  await press(page)
  await page.waitForURL(atCart)
  assert.equal(sent.length, 1)
  assert.doesNotMatch(sent[0] ?? '', /drawer/)
})
