import { atMost, noted, percentile, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { browserHeaders } from '../shopper.ts'

const TURNS = 21
const TIMES = 50
/** Microseconds. A page may take 5 ms, and recording it nothing that anybody could notice. */
const BUDGET = 500
/** All texts of a point, by the smaller of the two limits that were ever documented. */
const MOST_BYTES = 5120

const phone = {
  ...browserHeaders,
  'Sec-CH-UA': '"Chromium";v="145", "Google Chrome";v="145", "Not A(Brand";v="24"',
  'Sec-CH-UA-Mobile': '?1',
  'Sec-CH-UA-Platform': '"Android"',
  'Accept-Language': 'nl-NL,nl;q=0.9,en;q=0.8',
}
const inside = { ...phone, 'Sec-Fetch-Site': 'same-origin' }
const ring = '/products/verde-emerald-ring'

const visits = {
  'a page': { path: ring, headers: inside, figure: atMost },
  'a search': { path: '/search?q=gold+ring', headers: inside, figure: atMost },
  // How its visitor came is remembered in a cache, for which this waits.
  'an arrival': {
    path: `${ring}?utm_source=newsletter&utm_medium=email&utm_campaign=spring+sale`,
    headers: { ...phone, Referer: 'https://blog.example/rings' },
    figure: (_: number, value: number, unit: string) => noted(value, unit),
  },
}

/**
 * What it costs to record a visit: the same kept page for somebody who is counted and for somebody
 * who is not to be, in turns. All that follows the answer is in it, though nobody waits for that.
 * Also how many bytes of texts and numbers a point has.
 */
export async function measureRecording({ origin }: Shop): Promise<Report> {
  const report: Report = {}
  for (const [name, { path, headers, figure }] of Object.entries(visits)) {
    const [counted, uncounted, sizes] = [[] as number[], [] as number[], [] as number[]]
    for (let turn = 0; turn < TURNS; turn++) {
      // Limits count by the address.
      const visit = { ...headers, 'CF-Connecting-IP': `10.1.${turn}.${name.length}` }
      const seen = await answers(origin + path, visit)
      const unseen = await answers(origin + path, { ...visit, 'Sec-GPC': '1' })
      if (seen.bytes.length !== TIMES || unseen.bytes.length > 0)
        throw new Error(`${path} was recorded ${seen.bytes.length} times`)
      // The engine optimizes what runs often: the first turn is slower.
      if (turn === 0) continue
      counted.push(mean(seen.milliseconds))
      uncounted.push(mean(unseen.milliseconds))
      sizes.push(...seen.bytes)
    }
    const cost = trimmed(counted) - trimmed(uncounted)
    report[`recording ${name}`] = {
      'cost in the Worker': figure(BUDGET, round(cost * 1000), 'µs'),
      'answer without it': noted(round(trimmed(uncounted) * 1000), 'µs'),
      'bytes of a point': atMost(MOST_BYTES, Math.max(...sizes), 'B'),
    }
  }
  return report
}

async function answers(url: string, headers: Record<string, string>) {
  const wish = { headers: { ...headers, 'X-Bench': `time ${TIMES} kept` } }
  const told = (await (await fetch(url, wish)).json()) as Timed
  if (told.status !== 200) throw new Error(`${url} answered ${told.status}`)
  return told
}

type Timed = { status: number; milliseconds: number[]; bytes: number[] }

/** The mean of the faster half: what is slower waited for other work on the machine. */
function trimmed(values: number[]): number {
  const middle = percentile(values, 0.5)
  return mean(values.filter((value) => value <= middle))
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
