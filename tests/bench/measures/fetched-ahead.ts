import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../../journeys/browser.ts'
import { atMost, noted, percentile, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'

const RUNS = 3
/** A slow phone's network, as in paint.ts. What is fetched ahead is not slowed down by Chromium. */
const ROUND_TRIP = 562.5
const BYTES_A_SECOND = (1.44 * 1024 * 1024) / 8

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const desk = { viewport: { width: 1280, height: 800 } }

/**
 * What it costs and gains that links may be fetched ahead: a shopper comes from the home page to a
 * list, rests on five of its cards and follows the last one. Followed with the keyboard, a page is
 * asked for only then. On a phone somebody scrolls, pauses and taps.
 */
export async function measureFetchedAhead(shop: Shop): Promise<Report> {
  const browser = await startBrowser()
  try {
    const look = (way: Way) => follow(browser, shop.origin, way)
    const runs: Record<'pointer' | 'keyboard', Seen>[] = []
    // The first run wakes up whatever sleeps.
    while (runs.length <= RUNS)
      runs.push({ pointer: await look('pointer'), keyboard: await look('keyboard') })
    const median = (of: (run: (typeof runs)[number]) => number) =>
      round(percentile(runs.slice(1).map(of), 0.5))
    return {
      'fetched ahead': {
        'click to first paint': noted(
          median(({ pointer }) => pointer.paint),
          'ms',
        ),
        'click to first paint, to not ahead': atMost(
          0.7,
          median(({ pointer, keyboard }) => pointer.paint / keyboard.paint),
          '',
        ),
        'five cards rested on, one followed, more requests': noted(
          median(({ pointer }) => pointer.more),
          '',
        ),
        'scrolled on a phone, one tapped, more requests': noted((await look('finger')).more, ''),
      },
    }
  } finally {
    await browser.close()
  }
}

type Way = 'pointer' | 'keyboard' | 'finger'
/** `paint`: milliseconds since the click; `more`: requests that there are for the rules alone. */
type Seen = { paint: number; more: number }

async function follow(browser: Browser, origin: string, way: Way): Promise<Seen> {
  const context = await browser.newContext({
    baseURL: origin,
    ...(way === 'finger' ? phone : desk),
  })
  try {
    const page = await context.newPage()
    const more = countMore(page)
    await page.goto('/')
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: ROUND_TRIP,
      downloadThroughput: BYTES_A_SECOND,
      uploadThroughput: BYTES_A_SECOND / 2,
    })
    await page.getByRole('link', { name: 'Rings', exact: true }).first().press('Enter')
    await page.waitForURL('**/collections/rings')
    await page.waitForLoadState('networkidle')
    await ways[way](page)
    await page.waitForURL('**/products/**')
    await page.waitForLoadState('networkidle')
    return { paint: await page.evaluate(firstPaint), more: more() }
  } finally {
    await context.close()
  }
}

const cards = (page: Page) => page.locator('.found .card')

const ways: Record<Way, (page: Page) => Promise<void>> = {
  async pointer(page) {
    for (let at = 0; at < 5; at++) {
      await cards(page).nth(at).hover()
      await page.waitForTimeout(500)
    }
    await page.waitForTimeout(2 * ROUND_TRIP)
    await cards(page).nth(4).click()
  },
  keyboard: (page) => cards(page).nth(4).press('Enter'),
  async finger(page) {
    for (let pauses = 0; pauses < 3; pauses++) {
      await page.mouse.wheel(0, 400)
      await page.waitForTimeout(1000)
    }
    await cards(page).nth(4).tap()
  },
}

/**
 * Counts what there would not be without rules: one request for each page that is fetched ahead (if
 * it is shown, the one that counts it), and the rules, once, because the browser keeps them.
 */
function countMore(page: Page): () => number {
  const more = new Set<string>()
  page.on('request', (request) => {
    const isAhead = request.headers()['sec-purpose'] === 'prefetch' || request.method() === 'HEAD'
    if (isAhead || request.url().endsWith('/speculation-rules.json')) more.add(request.url())
  })
  return () => more.size
}

/** Runs in the page. */
const firstPaint = () =>
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN
