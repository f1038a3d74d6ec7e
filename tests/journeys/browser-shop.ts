import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../src/admin/rules.ts'
import { addDemoStaff } from '../stand-ins/access/demo-staff.ts'
import type { Place } from '../stand-ins/local-database.ts'
import type { LocalSecrets } from '../stand-ins/local-secrets.ts'
import { openOwnShop } from '../stand-ins/own-shop.ts'
import { prepareDatabase } from '../stand-ins/prepare-database.ts'
import { startBrowser } from './browser.ts'
import { sameWindow } from './same-window.ts'
import { slowDown } from './slow-connection.ts'

export type BrowserShop = Awaited<ReturnType<typeof openBrowserShop>>

/**
 * A shop with the demo catalogue and a database of its own, the payment provider and mailbox beside
 * it, and a browser in which somebody goes there. Close it in the end.
 */
export async function openBrowserShop(how: Parameters<typeof openOwnShop>[1] = {}) {
  // So that there is a log to look at.
  const shop = await openOwnShop(prepare, {
    ...{ entry: 'tests/stand-ins/dev-worker.ts', ...how },
    vars: { VISIT_LOG: 'on' },
  })
  const browser = await startBrowser()

  return {
    ...shop,
    browser,
    /**
     * Everything that opens something: the shop's secrets, tokens in cookies and in the links of
     * mails.
     */
    async keys(): Promise<string[]> {
      const contexts = await Promise.all(browser.contexts().map((context) => context.cookies()))
      const mails = await (await fetch(`${shop.standIns}/mail.json`)).text()
      return [
        ...shop.keys,
        ...contexts.flat().map(({ value }) => value.replace(/\.\d+$/, '')),
        ...[...mails.matchAll(/token=([\w-]+)/g)].map(([, token = '']) => token),
      ]
    },
    /** Somebody with a phone; `javaScriptEnabled` as told. */
    visitor: (options: BrowserContextOptions = {}) => visitor(browser, shop.shop, options),
    /** The next of many who only look at a page, which see `sameWindow`. */
    nextVisitor: sameWindow(() => visitor(browser, shop.shop, {}), shop.shop),
    /** Somebody of the demo staff, at the desk: `options` as for a visitor. */
    async atTheDesk(role: Role, options: BrowserContextOptions = {}) {
      const page = await visitor(browser, shop.shop, options)
      await page.goto('/admin')
      await page.getByRole('button', { name: `Sign in as ${role}` }).click()
      await page.waitForURL(`${shop.shop}/admin**`)
      return page
    },
    /** Waits for a mail, of several the one with this text in it, and returns it. */
    mail: (to: string, subject: RegExp, text = /^/) =>
      waitForMail(shop.standIns, to, (mail) => subject.test(mail.subject) && text.test(mail.text)),
    async close() {
      await browser.close()
      await shop.close()
    },
  }
}

async function prepare(place: Place, secrets: LocalSecrets): Promise<void> {
  await prepareDatabase(place)
  await addDemoStaff(place, secrets)
}

async function visitor(
  browser: Browser,
  shop: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: shop,
    viewport: { width: 390, height: 844 },
    locale: 'en-IE',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  await slowDown(context)
  return context.newPage()
}

export type Mail = { to: string[]; subject: string; text: string; html: string; links: string[] }

async function waitForMail(
  standIns: string,
  to: string,
  wanted: (mail: Mail) => boolean,
): Promise<Mail> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answer = await fetch(`${standIns}/mail.json?${new URLSearchParams({ to })}`)
    const mails = (await answer.json()) as Mail[]
    const found = mails.find(wanted)
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`The mail to ${to} did not come`)
}
