import type { Browser, Cookie, Page } from 'playwright-core'
import { sendParcel } from './send-parcel.ts'
import { addToCart, chooseRing, chooseSize, fillCheckout, goToPayment } from './shopping.ts'

/** Pages of an order that is paid, and how whoever placed it gets there. */
export const orderPages: Record<string, (page: Page) => Promise<unknown>> = {
  order: async (page) => {
    await chooseRing(page, 'tide-hammered-ring', '54')
    await payFor(page)
  },
  'order sent in part': async (page) => {
    await orderTwo(page)
    await sendParcel(page)
  },
  'order that has arrived': arrived,
  'care of what was bought': (page) => beside(page, 'care'),
  certificate: async (page) => {
    await arrived(page)
    await page.locator('main a[href*="/certificate/"]').first().click()
    await page.locator('.return-slip').waitFor()
  },
  'resize or repair': (page) => beside(page, 'service'),
  'resize or repair with mistakes': async (page) => {
    await beside(page, 'service')
    await page.locator('main form .button').click()
    await page.getByRole('alert').waitFor()
  },
  reminders: (page) => beside(page, 'reminders'),
  'reminders with mistakes': async (page) => {
    await beside(page, 'reminders')
    await page.locator('main form .button').first().click()
    await page.getByRole('alert').waitFor()
  },
  'order with a question and a reminder': async (page) => {
    await arrived(page)
    // Once of the order, not for each window.
    if (await page.locator('form[action$="/reminders/end"]').isVisible()) return
    await beside(page, 'service')
    await page.locator('#kind').selectOption('cleaning')
    await page.locator('main form .button').click()
    await page.waitForURL('**#services')
    await beside(page, 'reminders')
    await page.locator('#day').selectOption('29')
    await page.locator('#month').selectOption('2')
    await page.locator('[name=consent_anniversary]').check()
    await page.locator('main form .button').first().click()
    await page.waitForURL('**#reminders')
  },
  'give something back': giveBack,
  'withdrawal to be confirmed': withdraw,
  'return slip': async (page) => {
    await withdraw(page)
    // Nothing of it can be given back again.
    arrivedOrders.delete(page.context().browser() as Browser)
    await page.locator('main form[method=post] button.button').click()
    await page.locator('.return-slip').waitFor()
  },
}

/** From the cart to the page of an order that is paid. */
async function payFor(page: Page): Promise<void> {
  await fillCheckout(page)
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Your order is paid').waitFor()
}

/** An order that has arrived, where it is looked at and what lets a browser look. */
const arrivedOrders = new WeakMap<Browser, { url: string; cookies: Cookie[] }>()

/** Orders a ring, has it sent and says that it came; once in a browser, not for each page. */
async function arrived(page: Page): Promise<void> {
  const context = page.context()
  const browser = context.browser() as Browser
  const known = arrivedOrders.get(browser)
  if (known) {
    await context.addCookies(known.cookies)
    await page.goto(known.url)
    return
  }
  await chooseRing(page, 'violetta-cocktail-ring', '52')
  await payFor(page)
  await sendParcel(page)
  await page.locator('form[action="/orders/arrived"] button').click()
  await page.locator('form[action="/orders/arrived"]').waitFor({ state: 'detached' })
  arrivedOrders.set(browser, { url: page.url(), cookies: await context.cookies() })
}

/** A page that belongs to an order which has arrived. */
async function beside(page: Page, part: 'care' | 'service' | 'reminders'): Promise<void> {
  await arrived(page)
  await page.locator(`main a[href$="/${part}"]`).click()
  await page.waitForURL(`**/${part}`)
}

async function giveBack(page: Page): Promise<void> {
  await arrived(page)
  await page.locator('main a[href$="/return"]').click()
  await page.locator('.return-line').waitFor()
}

async function withdraw(page: Page): Promise<void> {
  await giveBack(page)
  await page.locator('.return-line [type=checkbox]').check()
  await page.locator('main form button.button').click()
  await page.locator('.return-line').waitFor({ state: 'detached' })
}

/** Orders a ring that is there and one that is engraved. */
async function orderTwo(page: Page): Promise<void> {
  await chooseRing(page, 'tide-hammered-ring', '56')
  await page.goto('/products/classic-court-band')
  await page.getByLabel('Engraving').fill('Ida')
  await chooseSize(page, '52')
  await addToCart(page)
  await payFor(page)
}
