import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { completeSecrets, localSecrets } from '../stand-ins/local-secrets.ts'
import { startStandIns } from '../stand-ins/server.ts'
import { prepareDatabase, startShop } from '../stand-ins/shop-process.ts'
import { startBrowser } from './browser.ts'

export type Town = Awaited<ReturnType<typeof openTown>>

/**
 * A shop with the demo catalogue and a database of its own, the payment provider and mailbox beside it, and a browser in
 * which somebody goes there. Close it in the end.
 */
export async function openTown() {
  const folder = await mkdtemp(join(tmpdir(), 'jegem-'))
  const [port, standInPort] = [await freePort(), await freePort()]
  const addresses = {
    shop: `http://localhost:${port}`,
    standIns: `http://localhost:${standInPort}`,
  }
  const secretsFile = join(folder, 'secrets')
  const { secrets } = completeSecrets(secretsFile, localSecrets(addresses))
  await prepareDatabase({ persistTo: folder })
  const standIns = await startStandIns({
    port: standInPort,
    shop: addresses.shop,
    secretKey: secrets.STRIPE_SECRET_KEY,
    webhookSecret: secrets.STRIPE_WEBHOOK_SECRET,
  })
  const lines: string[] = []
  const shop = await startShop({
    port,
    persistTo: folder,
    secrets: secretsFile,
    onLine: (line) => lines.push(line),
  })
  const browser = await startBrowser()

  return {
    ...addresses,
    browser,
    stripe: standIns.stripe,
    /** What the shop has logged. */
    lines,
    /** Somebody with a phone; `javaScriptEnabled` as told. */
    visitor: (options: BrowserContextOptions = {}) => visitor(browser, addresses.shop, options),
    /** Lets the shop's clock strike. */
    clockStrikes: () => fetch(`${addresses.shop}/cdn-cgi/local/scheduled`),
    /** Waits for a mail and returns it. */
    mail: (to: string, subject: RegExp) => waitForMail(addresses.standIns, to, subject),
    async close() {
      await browser.close()
      await shop.stop()
      await standIns.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
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
  return context.newPage()
}

export type Mail = { to: string[]; subject: string; text: string; html: string; links: string[] }

async function waitForMail(standIns: string, to: string, subject: RegExp): Promise<Mail> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answer = await fetch(`${standIns}/mail.json?${new URLSearchParams({ to })}`)
    const mails = (await answer.json()) as Mail[]
    const found = mails.find((mail) => subject.test(mail.subject))
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`No mail to ${to} about ${subject} came`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
