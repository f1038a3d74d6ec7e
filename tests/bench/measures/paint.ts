import type { Browser } from 'playwright-core'
import { startBrowser } from '../../journeys/browser.ts'
import { aRing, withCart } from '../buyer.ts'
import { atMost, type Figure, noted, percentile, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { pages } from '../pages.ts'
import { type Computed, computed, recorded, type Trace } from '../trace.ts'

const RUNS = 5
/** A slow phone on a slow network, as Lighthouse emulates them in the browser. */
const PROCESSOR = 4
const ROUND_TRIP = 562.5
const BYTES_A_MILLISECOND = (1.44 * 1024 * 1024) / 8 / 1000

/**
 * How much later a phone shows each page than a bare page of the same words from the same Worker,
 * and how much more it computes for it. Both are loaded in turns, nothing of them known, so that a
 * slow or busy machine makes both slow. Each figure is a median.
 */
export async function measurePaint(shop: Shop): Promise<Report> {
  const ring = { piece: 'tide-hammered-ring', variant: await aRing(shop) }
  const buyer = await withCart(shop.origin, [ring])
  const browser = await startBrowser()
  try {
    const report: Report = {}
    for (const { name, path, isPublic } of pages) {
      if (!['home', 'collection', 'product', 'cart', 'checkout'].includes(name)) continue
      // A first view: nobody has a cookie yet who sees a page that is the same for everyone.
      const cookies = isPublic ? '' : buyer.cookies()
      const at = (way: string) => look(browser, shop.origin + way, cookies)
      const runs: Run[] = []
      // The first run wakes up whatever sleeps.
      while (runs.length <= RUNS)
        runs.push({ page: await at(path), bare: await at(`/bench/bare${path}`) })
      report[name] = figuresOf(runs.slice(1))
    }
    return report
  } finally {
    await browser.close()
  }
}

function figuresOf(runs: Run[]): Record<string, Figure> {
  const median = (of: (run: Run) => number) => round(percentile(runs.map(of), 0.5))
  const ms = (of: (view: View) => number) =>
    noted(
      median(({ page }) => of(page)),
      'ms',
    )
  const toBare = (budget: number, of: (view: View) => number) =>
    atMost(
      budget,
      median(({ page, bare }) => of(page) / of(bare)),
      '',
    )
  const moreThanBare = (budget: number, of: (view: View) => number) =>
    atMost(
      budget,
      median(({ page, bare }) => of(page) - of(bare)),
      'ms',
    )
  const withoutPicture = ({ largestPaint, pictureBytes }: View) =>
    largestPaint - pictureBytes / BYTES_A_MILLISECOND
  return {
    'first paint, slow phone': ms((view) => view.firstPaint),
    'first paint, to bare': toBare(1.2, (view) => view.firstPaint),
    'largest paint, slow phone': ms((view) => view.largestPaint),
    'largest paint less its picture, more than bare': moreThanBare(
      ROUND_TRIP + 150,
      withoutPicture,
    ),
    'style and layout, slow phone': ms((view) => view.layout),
    'style and layout, to bare': toBare(2, (view) => view.layout),
    'blocking, slow phone': ms((view) => view.blocking),
    'blocking, more than bare': moreThanBare(50, (view) => view.blocking),
  }
}

type Run = { page: View; bare: View }

type View = Computed & { firstPaint: number; largestPaint: number; pictureBytes: number }

/** Chromium loses the beginning of one recording in thirty. */
const LOOKS = 3

async function look(browser: Browser, url: string, cookies: string): Promise<View> {
  for (let looks = 1; looks <= LOOKS; looks++) {
    const { seen, trace } = await load(browser, url, cookies)
    const work = computed(trace)
    if (work) return { ...seen, ...work }
  }
  throw new Error(`${url}: Chromium did not record how it began`)
}

async function load(browser: Browser, url: string, cookies: string) {
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true }
  const context = await browser.newContext({
    ...phone,
    extraHTTPHeaders: cookies ? { Cookie: cookies } : {},
  })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: ROUND_TRIP,
      downloadThroughput: BYTES_A_MILLISECOND * 1000,
      uploadThroughput: BYTES_A_MILLISECOND * 500,
    })
    await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR })
    await browser.startTracing(page, { categories: recorded })
    await page.goto(url, { waitUntil: 'networkidle' })
    const seen = await page.evaluate(paints)
    return { seen, trace: JSON.parse((await browser.stopTracing()).toString()) as Trace }
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
async function paints() {
  const entries = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      new PerformanceObserver((list: { getEntries(): PerformanceEntry[] }) =>
        resolve(list.getEntries()),
      ).observe({ type, buffered: true })
    })
  const [first] = (await entries('paint')).filter(({ name }) => name === 'first-contentful-paint')
  const largest = (await entries('largest-contentful-paint')).at(-1) as
    | (PerformanceEntry & { url: string })
    | undefined
  const [picture] = largest?.url ? performance.getEntriesByName(largest.url) : []
  return {
    firstPaint: first?.startTime ?? Number.NaN,
    largestPaint: largest?.startTime ?? Number.NaN,
    pictureBytes: (picture as PerformanceResourceTiming | undefined)?.encodedBodySize ?? 0,
  }
}
