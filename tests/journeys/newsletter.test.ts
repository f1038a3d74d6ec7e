import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { expectGoodPage, expectQuietLog } from './good-page.ts'
import { leaveNewsletter } from './leave-newsletter.ts'
import { look } from './look.ts'
import { newsletterPages } from './newsletter-pages.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
  const seeded = await fetch(`${shop.shop}/stand-ins/orders`)
  assert.equal(seeded.status, 200, 'the newsletter that the archive shows')
})
after(() => shop.close())

const visitors: Record<string, BrowserContextOptions> = {
  'without script': { javaScriptEnabled: false },
  'with script': {},
}

for (const [how, options] of Object.entries(visitors))
  test(`from the footer to the confirmed address, and out again, ${how}`, async () => {
    const { javaScriptEnabled = true } = options
    const email = `newsletter-${javaScriptEnabled}@example.com`
    const page = await shop.visitor(options)
    const see = (name: string) => look(page, name, javaScriptEnabled)
    await page.goto('/policies/delivery')
    await see('footer')
    await page.getByLabel(/^Emails from our workshop/).fill(email)
    await page.getByRole('button', { name: 'Choose topics' }).click()
    await page.waitForURL('**/newsletter/start')
    assert.equal(await page.getByLabel('Email address').inputValue(), email)
    assert.equal(await page.locator('input:checked').count(), 0)
    await see('start')

    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByText('Please tick at least one.').first().waitFor()
    assert.equal(await page.getByLabel('Email address').inputValue(), email)
    await see('mistake')
    await page.getByLabel(/^New pieces/).check()
    await page.getByLabel(/^Events/).check()
    await page.getByLabel(/^Name/).fill('Anna')
    // Only programs are faster.
    await page.waitForTimeout(2100)
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.waitForURL('**/newsletter/asked')
    await see('asked')

    const mail = await shop.mail(email, /confirm/)
    const link = mail.links.find((each) => each.includes('/newsletter/confirm')) ?? ''
    await page.goto(link)
    await page.getByText('We’ll greet you as Anna.').waitFor()
    await see('confirm')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.waitForURL('**/newsletter/confirmed')
    await see('confirmed')
    const welcome = await shop.mail(email, /signed up/)
    assert.match(welcome.text, /- New pieces\n- Events/)

    await page.goto(link)
    await page.getByText('This link has done its work').waitFor()
    await see('link-used')
    await page.goto('/newsletter/confirm?token=x')
    await page.getByText('This link doesn’t work any more').waitFor()
    await see('link-wrong')
    await leaveNewsletter(shop, welcome, javaScriptEnabled)
  })

for (const [name, open] of Object.entries(newsletterPages))
  test(`${name}: accessible, within the screen, the focus in sight, nothing from elsewhere, nothing refused`, () =>
    expectGoodPage(shop, name, open))

test('the log has no address, no name and nothing that opens anything', async () => {
  await expectQuietLog(shop)
  assert.ok(!shop.lines.join('\n').includes('newsletter-true@'), 'the log has an address')
})
