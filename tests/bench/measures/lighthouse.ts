import lighthouse, { type Flags, type Result } from 'lighthouse'
import { startBrowser } from '../../journeys/browser.ts'
import { freePort } from '../../stand-ins/ports.ts'
import { aRing, withCart } from '../buyer.ts'
import { atLeast, atMost, type Figure, noted, percentile, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { pages } from '../pages.ts'

const RUNS = 3

/**
 * What Lighthouse gives the pages on which a shopper's way leads: a phone of the middle class on a
 * slow network, simulated. Each figure is the median of three runs. The machine's index says how
 * fast it computes: 1,500 and more is a good desktop, and a busy machine has less.
 */
export async function measureLighthouse(shop: Shop): Promise<Report> {
  const port = await freePort()
  const browser = await startBrowser([`--remote-debugging-port=${port}`])
  try {
    const buyer = await withCart(shop.origin, [
      { piece: 'tide-hammered-ring', variant: await aRing(shop) },
    ])
    const report: Report = {}
    const indexes: number[] = []
    for (const { name, path, isPublic } of pages) {
      if (!['home', 'collection', 'product', 'cart', 'checkout'].includes(name)) continue
      const runs: Result[] = []
      while (runs.length < RUNS)
        runs.push(
          await look(shop.origin + path, { port, extraHeaders: { Cookie: buyer.cookies() } }),
        )
      report[name] = figuresOf(runs, isPublic)
      indexes.push(...runs.map((run) => run.environment.benchmarkIndex))
    }
    return { ...report, 'this machine': { 'Lighthouse, its index': noted(middle(indexes), '') } }
  } finally {
    await browser.close()
  }
}

/** Chromium loses the beginning of one recording in thirty, and Lighthouse asks to look again. */
const LOOKS = 3

async function look(url: string, flags: Flags, looks = LOOKS): Promise<Result> {
  const seen = await lighthouse(url, { ...flags, output: [], logLevel: 'error' })
  if (seen && !seen.lhr.runtimeError) return seen.lhr
  if (looks > 1 && seen?.lhr.runtimeError?.code === 'NO_NAVSTART')
    return look(url, flags, looks - 1)
  throw new Error(`Lighthouse: ${seen?.lhr.runtimeError?.message}`)
}

const middle = (values: number[]) => round(percentile(values, 0.5))

function figuresOf(runs: Result[], isPublic: boolean): Record<string, Figure> {
  const median = (of: (run: Result) => number | null | undefined) =>
    middle(runs.map((run) => of(run) ?? Number.NaN))
  const score = (category: string) =>
    median((run) => 100 * (run.categories[category]?.score ?? Number.NaN))
  const timing = (audit: string) => median((run) => run.audits[audit]?.numericValue)
  return {
    'Lighthouse, performance': atLeast(98, score('performance'), ''),
    'Lighthouse, accessibility': atLeast(100, score('accessibility'), ''),
    'Lighthouse, best practices': atLeast(100, score('best-practices'), ''),
    // Cart and checkout are kept from search engines, which is all that is measured there.
    ...(isPublic && { 'Lighthouse, SEO': atLeast(100, score('seo'), '') }),
    'largest paint': atMost(1200, timing('largest-contentful-paint'), 'ms'),
    'layout shift': atMost(0.01, timing('cumulative-layout-shift'), ''),
    'blocking time': atMost(50, timing('total-blocking-time'), 'ms'),
  }
}
