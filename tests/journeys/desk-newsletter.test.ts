import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { databaseFile } from '../stand-ins/local-database.ts'
import { faults } from './axe-faults.ts'
import { type BrowserShop, openBrowserShop } from './browser-shop.ts'
import { pageFaults } from './valid-html.ts'

let shop: BrowserShop
before(async () => {
  shop = await openBrowserShop()
})
after(() => shop.close())

const wide = { viewport: { width: 1440, height: 900 } }

/** As if the shop had got on with the newsletter that is being looked at. */
function getOn(page: Page, change: string): void {
  const database = new DatabaseSync(databaseFile(shop.place) ?? '')
  const [, id = ''] = /campaigns\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  database.prepare(`update campaigns set ${change} where id = ?`).run(id)
  database.close()
}

/** Where there is a folder to keep them in, pictures of what the desk looks like. */
async function expectGood(page: Page, name: string, script = true): Promise<void> {
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  const isWithin = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'
  assert.equal(await page.evaluate(isWithin), true, `${name} is too wide`)
  assert.deepEqual(await pageFaults(page), [], name)
  if (script) assert.deepEqual(await faults(page), [], name)
}

for (const [size, options] of Object.entries({ phone: {}, wide }))
  for (const javaScriptEnabled of size === 'phone' ? [false] : [true])
    test(`the editor writes a newsletter, looks at it and has it sent as a test: ${size}, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await shop.atTheDesk('editor', { ...options, javaScriptEnabled })
      const good = (name: string) => expectGood(page, `${name}-${size}`, javaScriptEnabled)
      await page.goto('/admin/newsletter')
      await page.getByText('Nothing can be sent yet').waitFor()
      await page.getByRole('button', { name: 'New newsletter' }).click()
      await page.getByText('It’s a draft: nobody sees it yet.').waitFor()
      await page.getByLabel('Subject').fill(`Six rings, ${size}`)
      await page.getByLabel('Preview line').fill('Each made once')

      // Looking for a product loses nothing of what was written.
      await page.locator('#body').fill('Dear {name|friend},\n\nsix rings have left the bench.')
      await page.getByLabel('Title, metal or stone').fill('solitaire')
      await page.getByRole('button', { name: 'Find', exact: true }).click()
      const line = page.locator('.product-lines code').first()
      const text = await page.locator('#body').inputValue()
      await page.locator('#body').fill(`${text}\n\n${await line.textContent()}\n`)
      await page.getByLabel('Show it in the archive').check()
      await page.locator('fieldset input[type=checkbox]').first().check()
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('Saved.').waitFor()
      await good('draft')

      await page.getByRole('button', { name: 'Preview' }).click()
      const mail = page.frameLocator('iframe')
      await mail.getByText('Dear Robin').waitFor()
      await mail.getByText('Solitaire').first().waitFor()
      await good('preview')
      for (const view of ['Phone', 'Dark mode']) {
        await page.getByRole('link', { name: view }).click()
        await mail.getByText('Dear Robin').waitFor()
        await good(`preview-${view.split(' ')[0]}`)
      }
      await page.getByRole('link', { name: 'Text', exact: true }).click()
      await page.locator('pre', { hasText: 'Dear Robin' }).waitFor()
      await good('preview-text')
      await page.getByRole('button', { name: 'Send a test' }).click()
      await page.getByText('The test is on its way.').waitFor()
      const test = await shop.mail('editor@', new RegExp(`^Test: Six rings, ${size}$`))
      assert.match(test.text, /Dear Robin/)

      await page.getByRole('link', { name: 'Back to the newsletter' }).click()
      await page.getByRole('button', { name: 'Check and send' }).click()
      await page.getByText('Must be mended').first().waitFor()
      await good('checks')

      await page.getByRole('link', { name: `Six rings, ${size}` }).click()
      getOn(page, `state = 'scheduled', scheduled_at = unixepoch() + 86400`)
      await page.reload()
      await good('scheduled')
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('It’s a draft again').waitFor()

      getOn(
        page,
        `state = 'sending', recipients = 480, sent = 200, skipped = 3, failed = 1, started_at = unixepoch()`,
      )
      await page.reload()
      await page.getByText('42 % done').waitFor()
      await good('sending')
      getOn(page, 'sent = 300')
      if (!javaScriptEnabled) await page.getByRole('link', { name: 'Refresh' }).click()
      await page.getByText('63 % done').waitFor()
      await page.getByRole('button', { name: 'Pause' }).click()
      await page.getByText('Paused by staff.').waitFor()
      await page.getByRole('link', { name: 'Cancel for good' }).click()
      await page.getByText('300 people have got it already').waitFor()
      await good('cancel')
      await page.getByRole('link', { name: 'Leave it as it is' }).click()
      await page.getByRole('button', { name: 'Resume' }).click()
      await page.getByText('It goes on where it stopped.').waitFor()
      getOn(page, `state = 'finished', sent = 476, finished_at = unixepoch()`)
      await page.reload()
      await page.getByText('100 % done').waitFor()
      await good('finished')
      await page.getByRole('link', { name: 'Newsletters' }).click()
      await good('list')
      await page.context().close()
    })
