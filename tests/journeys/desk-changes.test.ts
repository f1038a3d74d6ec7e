import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { addToCart, chooseSize, fillCheckout, goToPayment } from './shopping.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const ring = 'Aurelia Solitaire Ring'
let shots = 0

/** Looks at a page as it stands: axe, the validator, and whether it fits. */
async function look(page: Page): Promise<void> {
  // What the script adds to a page of the shop is none of this test.
  const isDesk = page.url().includes('/admin/')
  if (isDesk) assert.deepEqual(await pageFaults(page), [], page.url())
  for (const size of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size)
    assert.deepEqual(await faults(page), [], `${page.url()} at ${size.width}`)
    if (!process.env.SHOTS) continue
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const name = `${++shots}-${size.width}-${colorScheme}.png`
      await page.screenshot({ path: `${process.env.SHOTS}/${name}`, fullPage: true })
    }
  }
}

/** Buys one ring of yellow gold, size 52. */
async function buy(page: Page, email: string): Promise<string> {
  await page.goto('/products/aurelia-solitaire')
  await chooseSize(page, '52')
  await addToCart(page)
  await fillCheckout(page, { 'Email address': email })
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Your order is paid').waitFor()
  return /J-[0-9A-Z]{8}/.exec(page.url())?.[0] ?? ''
}

/** Chooses another variant at the desk, and sees what that leads to. */
async function choose(desk: Page, number: string, variant: RegExp): Promise<void> {
  await desk.goto(`/admin/orders/${number}`)
  await desk.getByRole('link', { name: `Change: ${ring}` }).click()
  const option = desk.locator('#variant option').filter({ hasText: variant })
  await desk.getByLabel('Variant').selectOption((await option.getAttribute('value')) ?? '')
  await desk.getByRole('button', { name: 'Show what changes' }).last().click()
  await desk.getByRole('heading', { name: 'What changes' }).waitFor()
}

for (const [how, options, email] of [
  ['with script', {}, 'ida@example.com'],
  ['without script', { javaScriptEnabled: false }, 'nora@example.com'],
] as [string, BrowserContextOptions, string][])
  test(`a size at the same price, a dearer metal by link, the first again: ${how}`, async () => {
    const shopper = await shop.visitor(options)
    const number = await buy(shopper, email)
    const owner = await shop.atTheDesk('owner', options)
    // The checker is a script.
    const looking = options.javaScriptEnabled === false ? async () => {} : look

    await choose(owner, number, /^18K yellow gold, ring size 54/)
    await owner.getByText('The price stays the same').first().waitFor()
    await looking(owner)
    await owner.getByRole('button', { name: 'Change it', exact: true }).click()
    await owner.getByText('Changed.', { exact: true }).waitFor()
    const changed = await shop.mail(email, /has been changed/)
    assert.match(changed.text, /Now: 1 × Aurelia Solitaire Ring, 18K yellow gold, ring size 54/)

    await choose(owner, number, /^18K white gold, ring size 54/)
    await owner.getByText('€30 more: the customer gets a link').waitFor()
    await owner.getByRole('button', { name: 'Send the link to pay' }).click()
    await owner.getByText('Waits for payment').first().waitFor()
    await looking(owner)

    const link = await shop.mail(email, /.*/, new RegExp(`Change of order ${number}`))
    await shopper.goto(link.links.find((each) => each.includes('token=')) ?? '')
    await looking(shopper)
    await shopper.getByRole('button', { name: /^Pay/ }).click()
    await shopper.waitForURL('**/pay/**')
    await shopper.getByRole('button', { name: 'Pay', exact: true }).click()
    await shopper.getByText('Your order is paid').waitFor()

    await owner.goto(`/admin/orders/${number}`)
    await owner.locator('#changes').getByText('Changed', { exact: true }).first().waitFor()
    await owner.locator('.order-line').getByText('18K white gold, ring size 54').first().waitFor()
    await choose(owner, number, /^18K yellow gold, ring size 52/)
    await owner.getByText('€30 less: it is changed at once').waitFor()
    await looking(owner)
    await owner.getByRole('button', { name: 'Change it and send the difference back' }).click()
    await owner.getByText('The difference is on its way back').waitFor()
    await looking(owner)
    const back = await shop.mail(email, /has been changed/, /€30 less/)
    await shopper.goto(back.links.find((each) => each.includes('token=')) ?? '')
    await shopper.getByText('€30 back to you').waitFor()
    await looking(shopper)
  })
