import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

/** What is wrong with a page: axe needs script in it, and script adds to what the shop has written. */
async function look(page: Page, hasScript: boolean): Promise<void> {
  await page.waitForLoadState()
  assert.deepEqual(await (hasScript ? faults(page) : pageFaults(page)), [], page.url())
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.ok(Number(beyond) <= 0, `${page.url()} is ${beyond} px too wide`)
}

const visitors: Record<string, BrowserContextOptions> = {
  'without script': { javaScriptEnabled: false },
  'with script': {},
}

for (const [how, options] of Object.entries(visitors))
  test(`from the footer to the confirmed address, ${how}`, async () => {
    const { javaScriptEnabled = true } = options
    const email = `newsletter-${javaScriptEnabled}@example.com`
    const page = await shop.visitor(options)
    const see = () => look(page, javaScriptEnabled)
    await page.goto('/policies/delivery')
    await see()
    await page.getByLabel(/^Emails from our workshop/).fill(email)
    await page.getByRole('button', { name: 'Choose topics' }).click()
    await page.waitForURL('**/newsletter/start')
    assert.equal(await page.getByLabel('Email address').inputValue(), email)
    assert.equal(await page.locator('input:checked').count(), 0)
    await see()

    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByText('Please tick at least one.').first().waitFor()
    assert.equal(await page.getByLabel('Email address').inputValue(), email)
    await see()
    await page.getByLabel(/^New pieces/).check()
    await page.getByLabel(/^Events/).check()
    await page.getByLabel(/^Name/).fill('Anna')
    // Only programs are faster.
    await page.waitForTimeout(2100)
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.waitForURL('**/newsletter/asked')
    await see()

    const mail = await shop.mail(email, /confirm/)
    const link = mail.links.find((each) => each.includes('/newsletter/confirm')) ?? ''
    await page.goto(link)
    await page.getByText('We’ll greet you as Anna.').waitFor()
    await see()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.waitForURL('**/newsletter/confirmed')
    await see()
    const welcome = await shop.mail(email, /signed up/)
    assert.match(welcome.text, /- New pieces\n- Events/)

    await page.goto(link)
    await page.getByText('This link has done its work').waitFor()
    await page.goto('/newsletter/confirm?token=x')
    await page.getByText('This link doesn’t work any more').waitFor()
  })
