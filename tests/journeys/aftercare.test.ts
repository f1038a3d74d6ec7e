import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { databaseFile } from '../stand-ins/local-database.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import { addToCart, atCart, chooseSize, fillCheckout, goToPayment } from './shopping.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const follow = (page: Page, name: string | RegExp) => clickThrough(page.getByRole('link', { name }))
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** A ring of white gold, which is plated, paid for; the shopper on the page of the order. */
async function buy(email: string): Promise<Page> {
  const page = await shop.visitor(phone)
  await page.goto('/products/classic-court-band')
  await follow(page, '18K white gold')
  await chooseSize(page, '54')
  await addToCart(page)
  await fillCheckout(page, { 'Email address': email })
  await goToPayment(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await says(page, 'Your order is paid')
  return page
}

/** What any page must be, on a phone. */
async function good(page: Page): Promise<void> {
  await page.waitForLoadState()
  assert.deepEqual(await pageFaults(page), [])
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.ok(Number(beyond) <= 0, `${beyond} px too wide`)
}

/** Moves the reminder of the order on the page to eight days from now. */
function itIsTime(page: Page): void {
  const [, number = ''] = /(J-\w+)/.exec(page.url()) ?? []
  const soon = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(5, 10)
  const database = new DatabaseSync(databaseFile(shop.place) ?? '')
  database
    .prepare(`update reminders set due_at = unixepoch() - 1, day = ? where state = 'runs'
      and order_id = (select id from orders where number = ?)`)
    .run(soon, number)
  database.close()
}

// Side by side: each mostly waits for the shop.
describe('without script on a phone', { concurrency: true }, () => {
  test('another ring size is asked for, the desk answers, the customer hears of it', async () => {
    const email = 'resize@example.com'
    const page = await buy(email)
    await follow(page, 'Ask for a resize or repair')
    await good(page)
    await press(page, 'Send')
    await says(page, 'Please choose what you’d like.')
    await good(page)
    await page.getByLabel('What would you like?').selectOption('resize')
    await page.getByLabel('New ring size').fill('53')
    await page.getByLabel('Your message').fill('It turns when my hands are cold.')
    await press(page, 'Send')
    await says(page, 'We’ve got your message')
    await good(page)

    const desk = await shop.atTheDesk('desk', phone)
    await desk.goto('/admin/services')
    await good(desk)
    await desk.locator('main th a').first().click()
    await says(desk, 'It turns when my hands are cold.')
    await press(desk, 'Send the answer')
    await says(desk, 'Please write an answer.')
    await good(desk)
    await desk
      .getByLabel('Words to the customer')
      .fill('Gladly, at no cost. Please send it insured.')
    await press(desk, 'Send the answer')
    await says(desk, 'The answer is on its way.')
    await good(desk)

    const mail = await shop.mail(email, /About your piece/)
    assert.match(mail.text, /Classic Court Band.*Gladly, at no cost/s)
    const [link = ''] = mail.links.filter((each) => each.includes('/orders/'))
    const elsewhere = await shop.visitor(phone)
    await elsewhere.goto(link)
    await says(elsewhere, 'Gladly, at no cost')
    await good(elsewhere)
  })

  test('reminders are asked for, and each ends by one click, on the page or in its mail', async () => {
    const email = 'remind@example.com'
    const page = await buy(email)
    await follow(page, 'Remind me of something')
    await good(page)
    await press(page, 'Remind me of this day')
    await says(page, 'Please choose a day.')
    await good(page)
    await page.getByLabel('Day', { exact: true }).selectOption('29')
    await page.getByLabel('Month', { exact: true }).selectOption('2')
    await page.locator('[name=consent_anniversary]').check()
    await press(page, 'Remind me of this day')
    await says(page, '29 February, every year')
    await follow(page, 'Remind me of something')
    await page.locator('[name=consent_replating]').check()
    await press(page, 'Remind me in a year')
    await says(page, 'New plating')
    await good(page)
    await press(page, 'Stop this reminder: New plating')
    await page.getByText('New plating', { exact: true }).waitFor({ state: 'detached' })
    await says(page, '29 February, every year')

    itIsTime(page)
    await shop.clockStrikes()
    const mail = await shop.mail(email, /is coming up/)
    const [link = ''] = mail.links.filter((each) => each.includes('/reminders/end'))
    const elsewhere = await shop.visitor(phone)
    await elsewhere.goto(link)
    await good(elsewhere)
    await press(elsewhere, 'Stop this reminder')
    await says(elsewhere, 'Done: we’ll send you no more')
    await good(elsewhere)
    await page.reload()
    assert.equal(await page.getByRole('button', { name: /^Stop this reminder/ }).count(), 0)
  })

  test('the care, the certificate on paper, and the same again', async () => {
    const page = await buy('again@example.com')
    const order = page.url()
    await follow(page, 'How to care for them')
    await good(page)
    await page.goto(order)
    await follow(page, /^Certificate: Classic Court Band/)
    await good(page)
    await page.emulateMedia({ media: 'print' })
    await says(page, /states that this piece was sold as described/)
    assert.equal(await page.getByText('Print this page').isVisible(), false)
    await page.emulateMedia({ media: null })
    await page.goto(order)
    await follow(page, 'Order again')
    await good(page)
    await press(page, /Add|cart/)
    await page.waitForURL(atCart)
    await page.getByRole('heading', { name: 'Classic Court Band' }).waitFor()
  })
})
