import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import { addToCart, chooseSize, fillCheckout, goToPayment } from './shopping.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const phone = { viewport: { width: 390, height: 844 } }
const ring = 'Corona Halo Ring'
const band = 'Classic Court Band'

/** A ring that is made to order and a band that is there and is engraved, paid for. */
async function buy(page: Page, email: string, name: string): Promise<string> {
  await page.goto('/products/corona-halo-ring')
  await chooseSize(page, '52')
  await addToCart(page)
  await page.goto('/products/classic-court-band')
  await page.getByLabel('Engraving').fill('A & M')
  await chooseSize(page, '54')
  await addToCart(page)
  await fillCheckout(page, { 'Email address': email, Name: name })
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.getByText('Your order is paid').waitFor()
  return /J-[0-9A-Z]{8}/.exec(page.url())?.[0] ?? ''
}

for (const [how, options, surname] of [
  ['with script, on a wide screen', { viewport: { width: 1440, height: 900 } }, 'Wagenaar'],
  ['without script, on a phone', { ...phone, javaScriptEnabled: false }, 'Brouwer'],
] as const)
  test(`a day at the desk: ${how}`, async () => {
    const email = `${surname}@example.com`.toLowerCase()
    const shopper = await shop.visitor(options)
    const number = await buy(shopper, email, `Ida ${surname}`)
    const owner = await shop.atTheDesk('owner', options)
    const look = await looking('owner', options)

    // To do has it, and its surname finds it.
    await owner.locator('#make').getByRole('link', { name: number }).waitFor()
    await look(owner)
    await open(owner, 'Orders')
    await look(owner)
    await owner.getByLabel('Find an order').fill(surname.toUpperCase())
    await owner.getByRole('button', { name: 'Find' }).click()
    // It is the only one, so it opens.
    await owner.getByRole('heading', { name: `Order ${number}` }).waitFor()
    await look(owner)

    await owner.locator('.order-line', { hasText: ring }).locator('.piece-name a').click()
    await owner.getByRole('link', { name: 'Bench sheet' }).click()
    await owner.getByRole('heading', { name: ring }).waitFor()
    await look(owner)
    assert.deepEqual(await paper(owner), ['148 × 210'])

    await owner.goto(`/admin/orders/${number}`)
    await owner.getByRole('button', { name: `On the bench: ${ring}, ` }).click()
    await owner.getByText('Moved.', { exact: true }).waitFor()
    const begun = await shop.mail(email, /begun to make it/)
    assert.ok(begun.text.includes(`1 × ${ring}`))
    assert.ok(!begun.text.includes(band))

    await owner.getByRole('link', { name: 'Correct the address' }).click()
    await owner.getByLabel('Street and house number').waitFor()
    await look(owner)
    await owner.getByLabel('Street and house number').fill('Keizersgracht 176')
    await owner.getByRole('button', { name: 'Save the correction' }).last().click()
    await owner.getByText('The address has been corrected.').waitFor()

    // The band is engraved, and goes ahead.
    await owner.getByRole('button', { name: `Ready: ${band}, ` }).click()
    await owner.getByText('Moved.', { exact: true }).waitFor()
    await look(owner)
    await send(owner, look, { number, has: band, tracking: `3SDAY${surname}1`.toUpperCase() })
    const first = await shop.mail(email, /parcel is on its way/)
    const [inFirst = '', afterFirst = ''] = first.text.split('Still to come:')
    assert.ok(inFirst.includes(`1 × ${band}`) && !inFirst.includes(ring), inFirst)
    assert.ok(afterFirst.includes(`1 × ${ring}`) && !afterFirst.includes(band), afterFirst)
    assert.ok(inFirst.includes('Keizersgracht 176'))
    await shopper.reload()
    await shopper.getByText('Still to come').waitFor()

    await finish(surname, number, options)

    await open(owner, 'To do')
    await owner.locator('#send').getByRole('link', { name: number }).waitFor()
    await send(owner, look, { number, has: ring, tracking: `3SDAY${surname}2`.toUpperCase() })
    const second = await shop.mail(email, /parcel is on its way/, /SDAY[A-Z]+2/)
    assert.ok(second.text.includes(`1 × ${ring}`) && !second.text.includes(band))
    assert.doesNotMatch(second.text, /Still to come/)

    await shopper.reload()
    const parcels = shopper.locator('.parcel')
    assert.equal(await parcels.count(), 2)
    await parcels.nth(0).getByText(band).waitFor()
    await parcels.nth(1).getByText(ring).waitFor()
    assert.equal(await shopper.locator('.steps [aria-current]').textContent(), 'Sent')
    if (options.javaScriptEnabled !== false) assert.deepEqual(await faults(shopper), [])
    await shopper.getByRole('button', { name: 'It arrived: parcel 1' }).click()
    await shopper.getByRole('button', { name: 'It arrived: parcel 1' }).waitFor({ state: 'hidden' })

    await open(owner, 'Parcels')
    const under = owner.locator('#under-way tr', { hasText: number })
    assert.equal(await under.count(), 1)
    await under.getByText('2', { exact: false }).first().waitFor()
    await look(owner)
    await under.getByRole('checkbox').check()
    await owner.getByRole('button', { name: 'Mark as delivered' }).click()
    await owner.getByText('1 parcel delivered.').waitFor()
    await shop.mail(email, /parcel has arrived/, new RegExp(ring))
    await shopper.reload()
    await shopper.getByText('Your order has arrived.').first().waitFor()
    await open(owner, 'To do')
    await owner.getByText('All done. Nothing is waiting for you.').waitFor()
    await look(owner)
  })

async function open(page: Page, screen: string) {
  const link = page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: screen })
  await clickThrough(link)
  await link.and(page.locator('[aria-current]')).waitFor()
}

/** The workshop makes the ring, on a phone, and sees neither whose it is nor what it costs. */
async function finish(surname: string, number: string, options: BrowserContextOptions) {
  const page = await shop.atTheDesk('workshop', { ...options, ...phone })
  const look = await looking('workshop', { ...options, ...phone })
  const secret = new RegExp(`${surname}|Keizersgracht|1016|example\\.com|5550123|€`, 'i')
  const hides = async () => assert.doesNotMatch(await page.content(), secret)
  await page.goto('/admin/bench')
  await look(page)
  await hides()
  await page
    .locator('tr', { hasText: number })
    .getByRole('link', { name: new RegExp(ring) })
    .click()
  await page.getByRole('heading', { name: ring }).waitFor()
  await look(page)
  await hides()
  for (const stage of ['At the assay office', 'Ready']) {
    await page.getByRole('button', { name: stage, exact: true }).click()
    await page.locator('button:disabled', { hasText: stage }).waitFor()
  }
  await hides()
}

/** Packs what is ready of the only order, prints its slip and sends it. */
async function send(
  page: Page,
  look: (page: Page) => Promise<void>,
  { number, has, tracking }: { number: string; has: string; tracking: string },
) {
  await open(page, 'Parcels')
  await look(page)
  await page.getByLabel(`Pack ${number}`).check()
  await page.getByRole('button', { name: 'Pack', exact: true }).click()
  await page.getByText('1 parcel packed.').waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Print packing slips' }).click()
  await page.locator('.slip td', { hasText: has }).first().waitFor()
  await page.locator('.slip-to', { hasText: 'Keizersgracht 176' }).waitFor()
  await look(page)
  assert.equal((await paper(page))[0], '210 × 297')
  await page.goBack()
  const row = page.locator('tr', { hasText: number })
  await row.getByLabel(/^Carrier/).selectOption('PostNL')
  await row.getByLabel(/^Tracking number/).fill(tracking)
  await page.getByRole('button', { name: 'Send the ticked parcels' }).click()
  await page.getByText('1 parcel sent.').waitFor()
}

/** The size in millimetres of each page that a page prints. */
async function paper(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...sides]) =>
    sides.map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
  )
}

/**
 * Finds what is wrong with a page: its markup, its width, and what axe says. axe needs script: where
 * there is none, it looks at the same page through another browser.
 */
async function looking(role: 'owner' | 'workshop', options: BrowserContextOptions) {
  const { javaScriptEnabled = true } = options
  const eyes = javaScriptEnabled
    ? null
    : await shop.atTheDesk(role, { ...options, javaScriptEnabled: true })
  return async (page: Page) => {
    const at = page.url()
    assert.deepEqual(await pageFaults(page), [], at)
    if (eyes) await eyes.goto(at)
    const seen = eyes ?? page
    // Who speaks to a page says what is written on it (WCAG 2.2, 2.5.3).
    assert.deepEqual(await faults(seen, ['label-content-name-mismatch']), [], at)
    const beyond = await seen.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    assert.ok(Number(beyond) <= 0, `${at} is ${beyond} px too wide`)
  }
}
