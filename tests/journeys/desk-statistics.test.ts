import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { buyRings } from './buy-rings.ts'
import { look, sizes } from './look.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
  await buyRings(shop)
})
after(() => shop.close())

const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const link = (page: Page, name: string) =>
  page.getByRole('main').getByRole('link', { name, exact: true })

for (const javaScriptEnabled of [true, false])
  test(`the owner reads, notes and switches: ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await shop.atTheDesk('owner', { javaScriptEnabled, viewport: sizes.desktop })
    await page.getByRole('link', { name: 'Statistics' }).click()
    await link(page, 'Orders').click()
    await page.waitForURL('**figure=orders')
    await link(page, '7 days').click()
    await page.waitForURL('**period=7d&figure=orders')
    await look(page, 'overview', javaScriptEnabled)

    await page.getByText('Show as a table').click()
    const rows = page.locator('.chart-table tbody tr')
    assert.equal(await rows.count(), 7)
    await page.locator('#figure-orders summary').click()
    await said(page, /Orders by the day on which their payment was confirmed/)

    await page.getByLabel('What happened').fill('Fair in Utrecht')
    await page.getByRole('button', { name: 'Add note' }).click()
    await said(page, 'The note is in the chart.')
    assert.match(page.url(), /period=7d&figure=orders&done=added/)
    assert.equal(await page.locator('.chart-note').count(), 1)
    await look(page, 'with a note', javaScriptEnabled)
    await page.getByRole('button', { name: /^Remove.*Fair in Utrecht/ }).click()
    await said(page, 'The note was removed.')
    assert.equal(await page.locator('.chart-note').count(), 0)

    await page.getByRole('button', { name: 'Switch off' }).click()
    await said(page, 'The weekly mail is off.')
    await page.getByRole('button', { name: 'Switch on' }).click()
    await said(page, 'The weekly mail is on.')

    await page.locator('.period-bar summary').click()
    await page.getByLabel('From', { exact: true }).fill('2026-01-05')
    await page.getByLabel('To', { exact: true }).fill('2026-01-05')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await said(page, /^Mon,? 5 Jan/)
    assert.match(page.url(), /from=2026-01-05&to=2026-01-05/)
    await look(page, 'a day', javaScriptEnabled)
  })
