import { gzipSync } from 'node:zlib'
import type { APIResponse, BrowserContext, Request, Response } from 'playwright-core'
import { startBrowser } from '../../journeys/browser.ts'
import { chooseRing } from '../../journeys/shopping.ts'
import { atMost, type Report } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { pages } from '../pages.ts'

const KB = 1024
/** A product has one large picture in its first view; lists have several. */
const budgetOf = (name: string) =>
  name === 'product' ? { bytes: 70 * KB, requests: 9 } : { bytes: 200 * KB, requests: 15 }

/**
 * What a phone loads to show each page for the first time, nothing of it known: until it rests, not
 * scrolled. Of several pages of a kind each figure is the largest.
 */
export async function measureFirstViews(shop: Shop): Promise<Report> {
  const browser = await startBrowser()
  try {
    const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true }
    const context = await browser.newContext({ baseURL: shop.origin, ...phone })
    const shopping = await context.newPage()
    await chooseRing(shopping, 'tide-hammered-ring', '52')
    await shopping.close()
    const report: Report = {}
    for (const { name, path, all } of pages)
      report[name] = figuresOf(
        name,
        await loadAll(context, (await all?.(shop)) ?? [path]),
        shop.origin,
      )
    return report
  } finally {
    await browser.close()
  }
}

function figuresOf(name: string, views: Loaded[][], origin: string): Report[string] {
  const largest = (of: (view: Loaded[]) => number) => Math.max(...views.map(of))
  const isElsewhere = ({ url }: Loaded) => new URL(url).origin !== origin
  const only = (wanted: string) => (view: Loaded[]) => view.filter(({ type }) => type === wanted)
  const [scripts, fonts] = [only('script'), only('font')]
  const budget = budgetOf(name)
  return {
    'first view': atMost(budget.bytes, largest(sum), 'B'),
    'first view, requests': atMost(
      budget.requests,
      largest((view) => view.length),
      '',
    ),
    'first view, from elsewhere': atMost(
      0,
      largest((view) => view.filter(isElsewhere).length),
      '',
    ),
    'JavaScript, gzip': atMost(
      10 * KB,
      largest((view) => sum(scripts(view))),
      'B',
    ),
    fonts: atMost(
      60 * KB,
      largest((view) => sum(fonts(view))),
      'B',
    ),
  }
}

type Loaded = { url: string; type: string; bytes: number }

/** Loads pages, four at a time. */
async function loadAll(context: BrowserContext, paths: string[]): Promise<Loaded[][]> {
  const views: Loaded[][] = []
  const waiting = [...paths]
  const tab = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      views.push(await load(context, path))
  }
  await Promise.all([tab(), tab(), tab(), tab()])
  return views
}

async function load(context: BrowserContext, path: string): Promise<Loaded[]> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  await page.goto(path, { waitUntil: 'networkidle' })
  const loaded = await Promise.all(
    requests.map(async (request) => weigh(request.resourceType(), await request.response())),
  )
  // A browser loads the icon when it has time, often after the page is at rest.
  const icon = await page
    .locator('link[rel=icon]')
    .evaluate<string, HTMLLinkElement>((link) => link.href)
  if (!loaded.some(({ url }) => url === icon))
    loaded.push(await weigh('image', await context.request.get(icon)))
  await page.close()
  return loaded
}

/** Text is compressed on its way, whatever the server of a developer's machine does. */
async function weigh(type: string, response: Response | APIResponse | null): Promise<Loaded> {
  if (!response?.ok()) throw new Error(`${response?.url()} answered ${response?.status()}`)
  const body = await response.body()
  const isText = /text|javascript|json|svg/.test(response.headers()['content-type'] ?? '')
  const bytes = isText ? gzipSync(body, { level: 6 }).length : body.length
  return { url: response.url(), type, bytes }
}

const sum = (loaded: Loaded[]) => loaded.reduce((total, { bytes }) => total + bytes, 0)
