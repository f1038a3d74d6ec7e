import { after, before, test } from 'node:test'
import type { BrowserContextOptions } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { look } from './look.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const visitors: Record<string, BrowserContextOptions> = {
  'without script': { javaScriptEnabled: false },
  'with script': {},
}

for (const [how, options] of Object.entries(visitors))
  test(`one mail when a piece costs less: asked for, confirmed and stopped, ${how}`, async () => {
    const { javaScriptEnabled = true } = options
    const email = `alerts-${javaScriptEnabled}@example.com`
    const page = await shop.visitor(options)
    const see = (name: string) => look(page, name, javaScriptEnabled)
    await page.goto('/products/aurelia-solitaire/notify')
    await see('ask')
    await page.getByRole('button', { name: 'Email me once' }).click()
    await page.getByText('Please enter your email address.').first().waitFor()
    await see('mistake')
    await page.getByLabel('Email address').fill(email)
    // Only programs are faster.
    await page.waitForTimeout(2100)
    await page.getByRole('button', { name: 'Email me once' }).click()
    await page.getByText('One more step').first().waitFor()
    await see('asked')

    const mail = await shop.mail(email, /confirm/)
    const linkTo = (part: string) => mail.links.find((each) => each.includes(part)) ?? ''
    await page.goto(linkTo('/notify/confirm'))
    await see('confirm')
    await page.getByRole('button', { name: 'Yes, email me once' }).click()
    await page.getByText('We’ll email you once when this costs less').waitFor()
    await see('confirmed')

    await page.goto(linkTo('/notify/stop'))
    await see('stop')
    await page.getByRole('button', { name: 'Stop these emails' }).click()
    await page.getByText('Done: we’ll send you no more').waitFor()
    await page.goto(linkTo('/notify/confirm'))
    await page.getByText('This link doesn’t work').first().waitFor()
    await see('link-over')
  })
