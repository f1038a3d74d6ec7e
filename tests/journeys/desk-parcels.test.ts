import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { addToCart, chooseRing, chooseSize, fillCheckout, goToPayment } from './shopping.ts'
import { htmlFaults, pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop({ entry: 'tests/stand-ins/dev-worker.ts' })
})
after(() => shop.close())

/** Two bands that are there and a ring that is made first, with a message: the order's number. */
async function buy(email: string): Promise<string> {
  const page = await shop.visitor({ javaScriptEnabled: false })
  await chooseRing(page, 'tide-hammered-ring', '54')
  await page.goto('/products/corona-halo-ring')
  await chooseSize(page, '52')
  await addToCart(page)
  await fillCheckout(page, { 'Email address': email })
  await page.getByLabel('Message on the card').fill('For Ida,\nfrom all of us')
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Your order is paid').waitFor()
  return /J-[0-9A-Z]{8}/.exec(page.url())?.[0] ?? ''
}

/** Somebody of a role, signed in at the page of parcels. */
async function atTheDesk(role: string, options: BrowserContextOptions): Promise<Page> {
  const page = await shop.visitor(options)
  await page.goto('/admin/parcels')
  await page.getByRole('button', { name: `Sign in as ${role}` }).click()
  await page.waitForURL('**/admin/parcels')
  return page
}

/** What is wrong with a page. axe needs script in it. */
async function look(page: Page, { javaScriptEnabled = true }: BrowserContextOptions) {
  if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
  assert.deepEqual(await pageFaults(page), [])
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.ok(Number(beyond) <= 0, `${beyond} px too wide`)
}

/** Makes what is still to be made of an order, on the phone of the workshop. */
async function make(number: string): Promise<void> {
  const page = await atTheDesk('owner', {})
  await page.goto('/admin/bench?kind=made-to-order')
  await page.locator('tr', { hasText: number }).getByRole('link').first().click()
  for (const stage of ['On the bench', 'At the assay office', 'Ready']) {
    await page.getByRole('button', { name: stage, exact: true }).click()
    await page.locator('button:disabled', { hasText: stage }).waitFor()
  }
}

/** Chooses nothing but this order, packs it, and leads to the table with its row. */
async function pack(page: Page, number: string) {
  await page.goto('/admin/parcels')
  for (const box of await page.locator('[name=orders]').all()) await box.uncheck()
  await page.getByLabel(`Pack ${number}`).check()
  await page.getByRole('button', { name: 'Pack', exact: true }).click()
  await page.getByText(/1 parcel packed/).waitFor()
  return page.locator('tr', { hasText: number })
}

const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
const screen = { viewport: { width: 1440, height: 900 } }

for (const [what, options] of Object.entries({ phone, screen }))
  test(`an order is packed, printed, sent in two parcels and delivered: ${what}`, async () => {
    const email = `parcels-${what}@example.com`
    const number = await buy(email)
    const page = await atTheDesk('desk', options)
    await look(page, options)

    const row = await pack(page, number)
    await look(page, options)
    const slips = page.getByRole('link', { name: 'Print packing slips' })
    const printed = await page.context().newPage()
    await printed.goto((await slips.getAttribute('href')) ?? '')
    await printed.getByText('For Ida,').first().waitFor()
    await printed
      .getByText(/Corona.*ready by/)
      .first()
      .waitFor()
    assert.doesNotMatch((await printed.locator('main').textContent()) ?? '', /€/)
    assert.deepEqual(await htmlFaults(await printed.content()), [])

    // As a scanner types: the number, and Enter.
    await row.getByLabel(/^Carrier/).selectOption('PostNL')
    await row.getByLabel(/^Tracking number/).fill(`12 34 ${what}`)
    await row.getByLabel(/^Tracking number/).press('Enter')
    await row.getByText('This does not look like a number of PostNL.').waitFor()
    await page.getByText('Nothing was sent yet.').waitFor()
    await look(page, options)
    await row.getByLabel('Send it like this').check()
    const shown = await page.context().newPage()
    await shown.goto(
      (await page.getByRole('link', { name: 'Show the mail' }).getAttribute('href')) ?? '',
    )
    await shown
      .getByText(/your parcel is on its way/i)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Send the ticked parcels' }).click()
    await page.getByText('1 parcel sent.').waitFor()
    const first = await shop.mail(email, /parcel is on its way/)
    assert.ok(first.text.includes(`1234${what.toUpperCase()}`))
    assert.match(first.text, /Still to come:.*Corona/s)

    await make(number)
    const second = await pack(page, number)
    await second.getByLabel(/^Tracking number/).fill(`3SJEGEM000${what.length}`)
    await page.getByRole('button', { name: 'Send the ticked parcels' }).click()
    await page.getByText('1 parcel sent.').waitFor()
    await look(page, options)

    for (const box of await page.getByLabel(`The parcel of ${number} has arrived`).all())
      await box.check()
    await page.getByRole('button', { name: 'Mark as delivered' }).click()
    await page.getByText('2 parcels delivered.').waitFor()
    await shop.mail(email, /parcel has arrived/)
  })
