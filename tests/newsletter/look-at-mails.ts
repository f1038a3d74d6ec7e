import { mkdirSync, readFileSync } from 'node:fs'
import { createViteServer } from 'vitest/node'
import { getPlatformProxy } from 'wrangler'
import { startBrowser } from '../journeys/browser.ts'
import { root } from '../stand-ins/wrangler.ts'
import { testSecrets } from '../support/secrets.ts'
import { sampleCampaign } from './sample-campaign.ts'

/**
 * Takes pictures of a campaign as mail programs show it: on a phone and on a desktop, in light and
 * dark mode, with the products of the local shop (`npm run dev` makes it). For whoever changes how
 * it looks: `node tests/newsletter/look-at-mails.ts <folder>`.
 */
const [folder = 'mails'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const modules = await createViteServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false },
})
const { env, dispose } = await getPlatformProxy<CloudflareBindings>()
const browser = await startBrowser()
try {
  const load = (file: string) => modules.ssrLoadModule(`/src/${file}`)
  const { readConfig } = await load('platform/config.ts')
  const { openDb } = await load('platform/db.ts')
  const { composeContent } = await load('newsletter/compose/compose-content.tsx')
  const { personalMail } = await load('newsletter/compose/personal-mail.ts')
  const config = await readConfig({ ...env, ...testSecrets })
  const content = await composeContent({ db: openDb(env.DB, 'primary'), config }, sampleCampaign)
  const mail = await personalMail(config, content, {
    subscriber: 'sample',
    campaign: 'sample',
    email: 'anna@example.test',
    name: 'Anna',
    language: 'en',
    topics: ['New pieces', 'Events'],
  })
  console.log(`${mail.subject}\n\n${mail.text}\n\n${mail.html.length} characters of HTML`)
  for (const [size, width] of Object.entries({ phone: 390, desktop: 800 }))
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
      await page.route(`${config.shop.origin}/pictures/*`, (route) => {
        const name = new URL(route.request().url()).pathname
        return route.fulfill({
          body: readFileSync(`${root}/static${name}`),
          contentType: 'image/jpeg',
        })
      })
      await page.setContent(mail.html, { waitUntil: 'load' })
      await page.screenshot({ path: `${folder}/${size}-${colorScheme}.png`, fullPage: true })
      await page.close()
    }
} finally {
  await Promise.all([browser.close(), modules.close(), dispose()])
}
