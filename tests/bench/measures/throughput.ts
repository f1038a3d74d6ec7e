import { atLeast, noted, type Report, round } from '../figure.ts'
import { nthPiece } from '../generated-pieces.ts'
import type { Shop } from '../open-shop.ts'
import { browserHeaders } from '../shopper.ts'
import type { Asked } from '../watched-database.ts'

const CONNECTIONS = 10
const ROUNDS = 9
const SECONDS = 1
const headers = { ...browserHeaders, 'Accept-Encoding': 'identity' }

/**
 * How many product pages the shop answers with, for every hello-world that the same process answers
 * with: the same piece again and again, and each time another. In short turns, because the machine
 * has other things to do as well, now more and now less.
 *
 * Without compression: wrangler dev compresses in the Worker's own process, Cloudflare in front of
 * it, and hello-world has nothing to compress. What else wrangler puts before the Worker
 * stays in both sides of each ratio, the page's bytes included.
 */
export async function measureThroughput({ origin }: Shop): Promise<Report> {
  let next = 1
  const ways = {
    hello: () => `${origin}/bench/hello`,
    same: () => `${origin}/products/${nthPiece(0)}`,
    other: () => `${origin}/products/${nthPiece(next++)}`,
  }
  const rates = { hello: 0, same: 0, other: 0 }
  const names = Object.keys(ways) as (keyof typeof ways)[]
  for (const name of names) await load(ways[name])
  await expectRoundTrips(ways.same(), 0)
  await expectRoundTrips(ways.other(), 1)
  for (let turn = 0; turn < ROUNDS; turn++)
    for (const name of names) rates[name] += await load(ways[name])
  return {
    throughput: {
      'hello-world': noted(round(rates.hello / ROUNDS), '1/s'),
      'product page, hit, to hello-world': atLeast(0.7, round(rates.same / rates.hello), ''),
      'product page, miss, to hello-world': atLeast(0.35, round(rates.other / rates.hello), ''),
    },
  }
}

/** The cache must give what it is praised for, and only that. */
async function expectRoundTrips(url: string, expected: number): Promise<void> {
  const answer = await fetch(url, { headers: { ...browserHeaders, 'X-Bench': 'tell' } })
  const { roundTrips } = (await answer.json()) as Asked
  if (roundTrips !== expected) throw new Error(`${url} asked the database ${roundTrips} times`)
}

/**
 * Asks for a second over all connections. Returns the answers a second, up to the last one: those
 * under way at the end would else be counted as fast.
 */
async function load(url: () => string): Promise<number> {
  const start = performance.now()
  const passed = () => (performance.now() - start) / 1000
  let answers = 0
  const connection = async () => {
    while (passed() < SECONDS) {
      const answer = await fetch(url(), { headers })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`)
      answers++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  return answers / passed()
}
