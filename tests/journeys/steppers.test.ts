import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { chooseRing, focused, quantities } from './shopping.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** Lets requests wait, the first `times` of them or all. */
const slowDown = (page: Page, address: string, by: number, times?: number) =>
  page.route(
    address,
    async (route) => {
      await new Promise((resolve) => setTimeout(resolve, by))
      // The page that asked may be gone.
      await route.continue().catch(() => {})
    },
    { ...(times && { times }) },
  )

for (const javaScriptEnabled of [false, true])
  test(`− and + in the cart ${javaScriptEnabled ? 'with' : 'without'} script: one at a time, limits said at the line`, async () => {
    const page = await shop.visitor({ javaScriptEnabled })
    await chooseRing(page, 'alba-small-hoops')
    await chooseRing(page, 'tide-hammered-ring', '54')
    const line = page.locator('.cart-line').nth(1)
    const [fewer, more] = [/^One fewer of Tide/, /^One more of Tide/].map((name) =>
      line.getByRole('button', { name }),
    )
    assert.ok(fewer && more)
    assert.equal(await fewer.isDisabled(), true)
    for (const button of [fewer, more]) {
      const box = await button.boundingBox()
      assert.ok(box && box.width >= 44 && box.height >= 44)
    }
    await more.click()
    await page.getByText('Cart (3)').waitFor()
    assert.deepEqual(await quantities(page), ['1', '2'])
    await fewer.click()
    await page.getByText('Cart (2)').waitFor()
    await line.getByRole('spinbutton').fill('10')
    const answer = page.waitForResponse('**/cart/change')
    await line.getByRole('spinbutton').press('Enter')
    // There are fewer of it, or that is all that one may have.
    if ((await answer).status() !== 422) {
      await page.getByText('Cart (11)').waitFor()
      await more.click()
    }
    const said = line.getByRole('alert')
    await said.waitFor()
    assert.match((await said.textContent()) ?? '', /don’t have that many|10 of the same piece/)
    await page.context().close()
  })

test('in the cart nothing jumps and the focus stays; what changed is read out', async () => {
  const page = await shop.visitor({ viewport: { width: 390, height: 500 } })
  await chooseRing(page, 'alba-small-hoops')
  await chooseRing(page, 'perla-studs')
  await chooseRing(page, 'tide-hammered-ring', '54')
  const more = page.getByRole('button', { name: /^One more of Tide/ })
  await more.focus()
  await page.evaluate("scrollBy({ top: 40, behavior: 'instant' })")
  const where = () => page.evaluate('scrollY') as Promise<number>
  const before = await where()
  const address = page.url()
  await page.keyboard.press('Enter')
  await page.getByText('Cart (4)').waitFor()
  assert.match(await focused(page), /^One more of Tide/)
  assert.equal(await where(), before)
  assert.equal(page.url(), address)
  assert.match((await page.getByRole('status').textContent()) ?? '', /^4 pieces, €/)
  await page.getByRole('button', { name: /^One fewer of Tide/ }).press('Enter')
  await page.getByText('Cart (3)').waitFor()
  // The button is switched off now.
  const field = await page.evaluate('document.activeElement.type')
  assert.equal(field, 'number')
  await page.getByRole('button', { name: /^Remove Tide/ }).press('Enter')
  await page.getByText('Cart (2)').waitFor()
  assert.equal(await focused(page), 'Your cart')
})

test('quick presses are all counted, and the checkout waits for them', async () => {
  const page = await shop.visitor()
  await chooseRing(page, 'tide-hammered-ring', '58')
  await slowDown(page, '**/cart/change', 400)
  const more = page.getByRole('button', { name: /^One more of/ })
  for (const _ of Array(3)) await more.click()
  assert.deepEqual(await quantities(page), ['4'])
  await page.getByRole('link', { name: 'Check out' }).click()
  await page.waitForURL('**/checkout')
  await page.getByText('Cart (4)').waitFor()
  await page.goto('/cart')
  const fewer = page.getByRole('button', { name: /^One fewer of/ })
  for (const _ of Array(5)) await fewer.click({ force: true })
  await page.getByText('Cart (1)').waitFor()
  assert.deepEqual(await quantities(page), ['1'])
})

test('a change that is lost is sent again, whatever it was', async () => {
  const page = await shop.visitor()
  await chooseRing(page, 'alba-small-hoops')
  for (const [name, count] of [
    ['One more of', 'Cart (2)'],
    ['Remove', 'Nothing here yet'],
  ] as const) {
    await page.route('**/cart/change', (route) => route.abort('connectionreset'), { times: 1 })
    await page.getByRole('button', { name }).click()
    await page.getByText(count).waitFor()
  }
})

test('presses before the pictures have come are all counted', async () => {
  const page = await shop.visitor()
  await chooseRing(page, 'tide-hammered-ring', '58')
  let free = () => {}
  const held = new Promise<void>((resolve) => {
    free = resolve
  })
  await page.route('**/{fonts,pictures}/**', async (route) => {
    await held
    await route.continue()
  })
  await slowDown(page, '**/cart/change', 2500)
  await page.goto('/cart', { waitUntil: 'domcontentloaded' })
  const more = page.getByRole('button', { name: /^One more of/ })
  await more.click()
  await more.click()
  assert.equal(await page.evaluate('document.readyState'), 'interactive')
  free()
  await page.getByText('Cart (3)').waitFor()
  assert.deepEqual(await quantities(page), ['3'])
})

test('what is typed at one line stays while another is changed', async () => {
  const page = await shop.visitor()
  await chooseRing(page, 'alba-small-hoops')
  await chooseRing(page, 'tide-hammered-ring', '58')
  await slowDown(page, '**/cart/change', 500)
  await page.getByRole('button', { name: /^One more of Tide/ }).click()
  const hoops = page.locator('.cart-line').first()
  await hoops.getByRole('spinbutton').fill('3')
  await page.getByText('Cart (3)').waitFor()
  assert.deepEqual(await quantities(page), ['3', '2'])
  assert.equal(await page.evaluate('document.activeElement.value'), '3')
  await hoops.getByRole('button', { name: /^Update/ }).click()
  await page.getByText('Cart (5)').waitFor()
  assert.deepEqual(await quantities(page), ['3', '2'])
})

for (const [how, leave] of [
  ['by a link', (page: Page) => page.locator('.site-header a').first().click()],
  ['by Back', (page: Page) => page.goBack()],
] as const)
  test(`quick presses are all counted when somebody leaves ${how}`, async () => {
    const page = await shop.visitor()
    await page.goto('/collections/rings')
    await chooseRing(page, 'tide-hammered-ring', '58')
    await slowDown(page, '**/cart/change', 800, 1)
    const more = page.getByRole('button', { name: /^One more of/ })
    for (const _ of Array(3)) await more.click()
    await leave(page)
    await page.waitForURL((url) => url.pathname !== '/cart')
    // The browser sends them in the background.
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      await page.goto('/cart')
      if ((await quantities(page))[0] === '4') break
    }
    assert.deepEqual(await quantities(page), ['4'])
    await page.context().close()
  })
