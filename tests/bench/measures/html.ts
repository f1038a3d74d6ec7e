import { gzipSync } from 'node:zlib'
import { withCart } from '../buyer.ts'
import { atMost, type Report } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { pages } from '../pages.ts'

/** What fits into the first ten packets of a connection: 10 × 1,460 bytes, less the headers. */
const PACKED = 14 * 1024

/** What a phone has to unpack and parse. */
const PLAIN = 40 * 1024
/** Of a product, what programs read of it stands behind all that is shown. */
const product = { instead: { limit: 44 * 1024, decision: 'docs/decisions/064' } }

/**
 * Size of each page, styles included, plain and compressed as a server does by default; of several
 * of a kind the heaviest.
 */
export async function measureHtml(shop: Shop): Promise<Report> {
  const shopper = await withCart(shop.origin, [
    { piece: 'piece-0', variant: 'piece-0-0' },
    { piece: 'piece-1', variant: 'piece-1-0' },
  ])
  const report: Report = {}
  for (const { name, path, all } of pages) {
    const sizes: { plain: number; packed: number }[] = []
    for (const each of (await all?.(shop)) ?? [path]) {
      const { status, page } = await shopper.get(each)
      if (status !== 200) throw new Error(`${each} answered ${status}`)
      sizes.push({
        plain: Buffer.byteLength(page),
        packed: gzipSync(page, { level: 6 }).length,
      })
    }
    report[name] = {
      'HTML, gzip': atMost(PACKED, Math.max(...sizes.map(({ packed }) => packed)), 'B'),
      HTML: {
        ...atMost(PLAIN, Math.max(...sizes.map(({ plain }) => plain)), 'B'),
        ...(name === 'product' && product),
      },
    }
  }
  return report
}
