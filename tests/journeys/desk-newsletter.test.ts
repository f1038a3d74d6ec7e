import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { databaseFile } from '../stand-ins/local-database.ts'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const windows = {
  phone: { javaScriptEnabled: false },
  wide: { javaScriptEnabled: true, viewport: { width: 1440, height: 900 } },
}

/** As if the shop had got on with the newsletter that is being looked at. */
function getOn(page: Page, change: string): void {
  const database = new DatabaseSync(databaseFile(shop.place) ?? '')
  const [, id = ''] = /campaigns\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  database.prepare(`update campaigns set ${change} where id = ?`).run(id)
  database.close()
}

/** Where there is a folder to keep them in, pictures of what the desk looks like. */
async function expectGood(page: Page, name: string, script: boolean): Promise<void> {
  // Between a click and the first line of the next page there is no document.
  await page.waitForLoadState()
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  const isWithin = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'
  assert.equal(await page.evaluate(isWithin), true, `${name} is too wide`)
  // Script adds to what the shop has written, and axe needs it.
  assert.deepEqual(await (script ? faults(page) : pageFaults(page)), [], name)
}

/** Waits until a page says something that the queue has to do first. */
async function comesTo(page: Page, text: string): Promise<void> {
  const found = page.getByText(text).first()
  for (const end = Date.now() + 20_000; Date.now() < end && !(await found.isVisible()); ) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await found.waitFor()
}

const file = (size: string) => ({
  name: 'subscribers.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `email,name,topics,consent_at,consent_source
ann-${size}@people.example,Ann,Opals ${size},2024-05-01,fair
bo-${size}@people.example,Bo,Opals ${size},2024-05-01,fair
cy-${size}@people.example,Cy,,,
nobody,,,,`,
  ),
})

for (const [size, options] of Object.entries(windows)) {
  const { javaScriptEnabled } = options
  const how = `${size}, ${javaScriptEnabled ? 'with' : 'without'} script`

  test(`the owner offers topics, takes subscribers in, finds one and takes all along: ${how}`, async () => {
    const page = await shop.atTheDesk('owner', options)
    const good = (name: string) => expectGood(page, `${name}-${size}`, javaScriptEnabled)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await page.goto('/admin/newsletter/topics')
    await page.getByRole('textbox', { name: 'Name' }).fill(`Opal ${size}`)
    await page.getByLabel('What is sent, and how often').fill('Opals, twice a year.')
    await press('Add')
    await page.getByText('People can choose this topic now.').waitFor()
    await good('topics')
    await page.getByRole('link', { name: `Opal ${size}` }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(`Opals ${size}`)
    await press('Save')
    await page.getByRole('heading', { name: `Opals ${size}` }).waitFor()
    await press('Stop offering it')
    await page.getByText('Nobody can choose this topic any more.').waitFor()
    await good('topic')
    await page.getByRole('status').getByRole('button', { name: 'Offer it again' }).click()
    await page.getByText('People can choose this topic again.').waitFor()

    await page.goto('/admin/newsletter/subscribers')
    await page.getByRole('link', { name: 'Import' }).click()
    await page.getByLabel('CSV file').setInputFiles(file(size))
    await page.locator('#upload').getByRole('button', { name: 'Look at it' }).click()
    await page.getByText('Subscribed: their consent is proven').waitFor()
    await good('import')
    await page.getByLabel(`Opals ${size}`).check()
    await press('Import')
    await page.getByText('Some lines are wrong.').waitFor()
    assert.equal(await page.getByLabel(`Opals ${size}`).isChecked(), true)
    await page.getByLabel('Leave out the wrong line').check()
    await press('Import')
    await page.getByText('The file is being taken in.').waitFor()
    await comesTo(page, '3 of 3 lines taken in')
    await good('imported')

    await page.goto('/admin/newsletter/subscribers')
    await page
      .locator('tr', { hasText: `Opals ${size}` })
      .getByText('2', { exact: true })
      .waitFor()
    await good('subscribers')
    await page.getByLabel('Email address').fill(`Ann-${size}@people.example`)
    await press('Find')
    await page.getByText('Proven by an imported file').waitFor()
    await good('subscriber')
    await page.getByRole('link', { name: 'Subscribers' }).click()
    const downloads = page.waitForEvent('download')
    await press('Export as CSV')
    const csv = await readFile(await (await downloads).path(), 'utf8')
    assert.match(csv, new RegExp(`^ann-${size}@people\\.example,Ann,`, 'm'))
    assert.doesNotMatch(csv, new RegExp(`cy-${size}`), 'who has not said yes')
    await page.context().close()
  })

  test(`the editor writes a newsletter, tests, checks and sends it, and sees what came of it: ${how}`, async () => {
    const page = await shop.atTheDesk('editor', options)
    const good = (name: string) => expectGood(page, `${name}-${size}`, javaScriptEnabled)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const follow = (name: string) => clickThrough(page.getByRole('link', { name, exact: true }))
    await page.goto('/admin/newsletter')
    await press('New newsletter')
    await page.getByText('It’s a draft: nobody sees it yet.').waitFor()
    await page.getByLabel('Subject').fill(`Six rings, ${size}`)
    await page.getByLabel('Preview line').fill('Each made once')

    // Looking for a product loses nothing of what was written.
    await page.locator('#body').fill('Dear {name|friend},\n\nsix rings have left the bench.')
    await page.getByLabel('Title, metal or stone').fill('solitaire')
    await press('Find')
    const line = await page.locator('.product-lines code').first().textContent()
    const text = await page.locator('#body').inputValue()
    await page.locator('#body').fill(`${text}\n\n${line}\n`)
    await page.getByLabel('Show it in the archive').check()
    await page.getByLabel('Title, metal or stone').fill('')
    await press('Save')
    await page.waitForURL(/done=saved$/)
    await page.getByText('Saved.').waitFor()
    await good('draft')

    await press('Preview')
    const mail = page.frameLocator('iframe')
    await mail.getByText('Dear Robin').waitFor()
    await mail.getByText('Solitaire').first().waitFor()
    await good('preview')
    for (const view of ['Phone', 'Dark mode']) {
      await follow(view)
      await mail.getByText('Dear Robin').waitFor()
      await good(`preview-${view.split(' ')[0]}`)
    }
    await follow('Text')
    await page.locator('pre', { hasText: 'Dear Robin' }).waitFor()
    await good('preview-text')
    await press('Send a test')
    await page.getByText('The test is on its way.').waitFor()
    const tried = await shop.mail('eva@shop.example', new RegExp(`^Test: Six rings, ${size}$`))
    assert.match(tried.text, /Dear Robin/)

    await page.getByRole('link', { name: 'Back to the newsletter' }).click()
    await press('Check and send')
    await page.getByText('Must be mended').first().waitFor()
    await good('checks')
    await page.getByRole('link', { name: `Six rings, ${size}` }).click()
    await page.getByLabel(`Opals ${size}`).check()
    await press('Check and send')
    await page.getByText('Everything is in order.').waitFor()
    await clickThrough(page.getByRole('button', { name: 'Choose this time', exact: true }))
    await good('confirm')
    await press('Schedule it')
    await page.getByText('It begins to go out on').waitFor()
    await good('scheduled')
    await press('Undo')
    await page.getByText('It’s a draft again').waitFor()

    await press('Check and send')
    await follow('Send now')
    await press('Send to 2 people')
    await page.getByText('It begins to go out within a minute.').waitFor()
    // The minute is over.
    getOn(page, 'scheduled_at = unixepoch() - 1')
    await shop.clockStrikes()
    // With script, the page goes on by itself.
    if (javaScriptEnabled) await page.getByText('What came of it').waitFor({ timeout: 30_000 })
    else await comesTo(page, 'What came of it')
    assert.match((await page.locator('#figures').textContent()) ?? '', /Sent\s*2 Mails/)
    await good('finished')
    const sent = await shop.mail(`ann-${size}@people.example`, new RegExp(`^Six rings, ${size}$`))
    assert.match(sent.text, /Dear Ann/)

    await press('Use as a template')
    await page.getByText('Here is your new newsletter.').waitFor()
    getOn(page, `state = 'sending', recipients = 480, sent = 200, skipped = 3, failed = 1`)
    await page.reload()
    await page.getByText('42 % done').waitFor()
    await good('sending')
    getOn(page, 'sent = 300')
    if (!javaScriptEnabled) await follow('Refresh')
    await page.getByText('63 % done').waitFor()
    await press('Pause')
    await page.getByText('Paused by staff.').waitFor()
    await press('Resume')
    await page.getByText('It goes on where it stopped.').waitFor()
    await press('Pause')
    await page.getByText('Paused by staff.').waitFor()
    await follow('Cancel for good …')
    await page.getByText('300 people have got it already').waitFor()
    await good('cancel')
    await press('Cancel it')
    await page.getByText('Nothing more goes out.').waitFor()
    await good('cancelled')

    await press('Use as a template')
    await page.getByText('Here is your new newsletter.').waitFor()
    await follow('Delete this draft …')
    await good('delete')
    await press('Delete it')
    await page.getByText('The draft is deleted.').waitFor()
    await good('list')
    await page.context().close()
  })
}

test('a link followed while the newsletter is brought up to date leads where it says', async () => {
  const page = await shop.atTheDesk('editor', windows.wide)
  await page.clock.install()
  await page.goto('/admin/newsletter')
  await page.getByRole('button', { name: 'New newsletter' }).click()
  await page.getByText('It’s a draft: nobody sees it yet.').waitFor()
  getOn(page, `state = 'sending', recipients = 480, sent = 200`)
  await page.goto(new URL(page.url()).pathname)
  const asked = page.waitForRequest((request) => request.resourceType() === 'xhr')
  const link = { name: 'Cancel for good …' }
  // By the time that both are answered, the newsletter is paused; the link's page is the slower one.
  await page.route(page.url(), async (route) => {
    await page.waitForRequest(/ask=cancel$/)
    await route.continue()
  })
  await page.route(/ask=cancel$/, async (route) => {
    await page.waitForTimeout(500)
    await route.continue()
  })
  await page.clock.runFor(5000)
  await asked
  getOn(page, `state = 'paused', pause_reason = 'staff'`)
  await page.getByRole('link', link).click()
  await page.getByText('200 people have got it already').waitFor()
  await page.context().close()
})
