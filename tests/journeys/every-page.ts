import type { Page } from 'playwright-core'
import { orderPages } from './order-pages.ts'
import { addToCart, atCart, chooseRing, chooseSize, fillCheckout, pressPay } from './shopping.ts'

/** Every kind of page and state, and how a visitor gets there. */
export const everyPage: Record<string, (page: Page) => Promise<unknown>> = {
  home: (page) => page.goto('/'),
  collection: (page) => page.goto('/collections/rings'),
  'product without a choice': (page) => page.goto('/products/aurelia-solitaire'),
  'product with few values': (page) => page.goto('/products/perla-studs'),
  'product sold out': (page) => page.goto('/products/lacrima-pearl-drops'),
  'sold-out product asked for with a mistake': async (page) => {
    await page.goto('/products/lacrima-pearl-drops/notify')
    await page.locator('main form .button').click()
    await page.getByRole('alert').waitFor()
  },
  'sold-out product asked for': async (page) => {
    await page.goto('/products/lacrima-pearl-drops/notify')
    await page.locator('#email').fill('anna@example.com')
    // Only programs are faster.
    await page.waitForTimeout(2100)
    await page.locator('main form .button').click()
    await page.getByRole('status').waitFor()
  },
  'product asked for when it costs less': (page) => page.goto('/products/aurelia-solitaire/notify'),
  'product with a mistake': async (page) => {
    await page.goto('/products/classic-court-band')
    await page.locator('form.add-to-cart').evaluate((form) => form.setAttribute('novalidate', ''))
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('alert').waitFor()
  },
  'product with an engraving': async (page) => {
    await page.goto('/products/classic-court-band')
    await page.getByLabel('Engraving').fill('Ida & Łukasz')
    await page.locator('.add-to-cart figure text').waitFor()
  },
  'cart with an engraving': async (page) => {
    await page.goto('/products/classic-court-band')
    await page.getByLabel('Engraving').fill('Ida & Łukasz')
    await chooseSize(page, '54')
    await addToCart(page)
  },
  'product added to the cart': async (page) => {
    await page.goto('/products/classic-court-band')
    await page.getByLabel('Engraving').fill('Ida & Łukasz')
    await chooseSize(page, '54')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.locator('.drawer[open]').waitFor()
  },
  search: (page) => page.goto('/search?q=pearl'),
  'collection narrowed down': (page) =>
    page.goto('/collections/rings?metal=platinum-950&price.lte=2000'),
  'collection narrowed down to nothing': (page) =>
    page.goto('/collections/rings?metal=sterling-silver-925&stone=natural-ruby'),
  'collection with its filters open': async (page) => {
    await page.goto('/collections/rings')
    const all = page.locator('#filters-all > summary')
    if (await all.isVisible()) await all.click()
    const closed = page.locator('.filter:not([open]) > summary')
    while ((await closed.count()) > 0) await closed.first().click()
  },
  'search misspelled': (page) => page.goto('/search?q=emreald'),
  'search with suggestions': async (page) => {
    await page.goto('/search')
    await page.locator('#q').pressSequentially('pearl')
    await page.getByRole('option').first().waitFor()
  },
  'search without a result': (page) => page.goto('/search?q=zzzz'),
  'ring sizes': (page) => page.goto('/pages/ring-sizes?ring=aurelia-solitaire'),
  'ring size told': tellRingSize,
  'product in a ring size that was told': async (page) => {
    await tellRingSize(page)
    await page.goto('/products/tide-hammered-ring')
  },
  'lately seen': async (page) => {
    await page.goto('/kept')
    await page.locator('.lately button').click()
    for (const handle of ['tide-hammered-ring', 'perla-studs'])
      await page.goto(`/products/${handle}`)
    await page.goto('/kept')
    await page.locator('.lately li').nth(1).waitFor()
  },
  'ring sizer': (page) => page.goto('/pages/ring-sizer'),
  policy: (page) => page.goto('/policies/delivery'),
  'your data, nothing': (page) => page.goto('/privacy/your-data'),
  'visits counted': (page) => page.goto('/privacy/counting'),
  'visits not counted': async (page) => {
    await page.goto('/privacy/counting')
    await page.locator('main [name=count]').click()
    await page.locator('main [value=yes]').waitFor()
  },
  'not found': (page) => page.goto('/nowhere'),
  'your data': async (page) => {
    await chooseRing(page, 'tide-hammered-ring', '52')
    await page.goto('/privacy/your-data')
  },
  'empty cart': (page) => page.goto('/cart'),
  cart: (page) => chooseRing(page, 'tide-hammered-ring', '52'),
  'no kept pieces': (page) => page.goto('/kept'),
  'kept pieces': keepPieces,
  'kept pieces shared': shareKept,
  'kept pieces of somebody else': async (page) => {
    await shareKept(page)
    await page.locator('#share a').click()
    await page.waitForURL('**/kept/shared/*')
  },
  checkout: async (page) => {
    await chooseRing(page, 'tide-hammered-ring', '52')
    await page.goto('/checkout')
  },
  'checkout for another country': async (page) => {
    await chooseRing(page, 'tide-hammered-ring', '52')
    await page.goto('/checkout')
    const folded = page.locator('#summary > summary')
    if (await folded.isVisible()) await folded.click()
    await page.locator('#country').selectOption('US')
    await page.locator('#state').waitFor()
  },
  'cart without cookies': async (page) => {
    await chooseRing(page, 'tide-hammered-ring', '52')
    await page.context().clearCookies()
    await page.reload()
  },
  'checkout of a cart that has changed': async (page) => {
    await chooseRing(page, 'tide-hammered-ring', '52')
    await fillCheckout(page)
    // By what is the same in every language.
    const other = await page.context().newPage()
    await other.goto('/products/alba-small-hoops')
    await other.locator('.add-to-cart button.button').click()
    await other.locator('.drawer a[href="/cart"]').click()
    await other.waitForURL(atCart)
    await other.locator('[name=remove]').first().click()
    await other.locator('.cart-line').nth(1).waitFor({ state: 'detached' })
    await other.close()
    await pressPay(page)
    await page.getByRole('alert').waitFor()
  },
  'checkout with mistakes': async (page) => {
    await chooseRing(page, 'tide-hammered-ring', '52')
    await page.goto('/checkout')
    await page.getByLabel('Different from the delivery address').check()
    await pressPay(page)
    await page.getByRole('alert').waitFor()
  },
  ...orderPages,
  'order look-up': (page) => page.goto('/orders'),
}

async function tellRingSize(page: Page): Promise<void> {
  await page.goto('/pages/ring-sizes')
  await page.locator('form[action="/cart/ring-size"] input:not([type=hidden])').fill('14')
  await page.locator('form[action="/cart/ring-size"] button').click()
  await page.locator('form[action="/cart/ring-size"]').nth(1).waitFor()
}

/** By what is the same in every language: a ring with an engraving and one without, from the cart. */
async function keepPieces(page: Page): Promise<void> {
  await page.goto('/products/classic-court-band')
  await page.locator('[name=engraving]').fill('Ida & Łukasz')
  await chooseSize(page, '54')
  await page.locator('.add-to-cart button.button').click()
  await page.locator('.drawer a[href="/cart"]').click()
  await page.waitForURL(atCart)
  await page.goto('/products/tide-hammered-ring')
  await chooseSize(page, '52')
  await page.locator('.add-to-cart button.button').click()
  await page.locator('.drawer a[href="/cart"]').click()
  await page.waitForURL(atCart)
  for (const left of [1, 0]) {
    await page.locator('[name=later]').first().click()
    await page.waitForURL('**/cart?done=kept')
    await page.locator('.cart-line').nth(left).waitFor({ state: 'detached' })
  }
  await page.goto('/kept')
}

async function shareKept(page: Page): Promise<void> {
  await keepPieces(page)
  await page.locator('[name=choices]').check()
  await page.locator('#share button').first().click()
  await page.locator('#shared-link').waitFor()
}
