import { AsyncLocalStorage } from 'node:async_hooks'
import { Hono } from 'hono'
import shop from '../../src/index.ts'
import { createExecution } from '../support/execution.ts'
import { barePage } from './bare-page.ts'
import { rememberAnswers } from './remembering-database.ts'
import { prepareCampaign, sendCampaign } from './send-campaign.ts'
import { type Asked, nothingAsked, watchDatabase } from './watched-database.ts'

/**
 * The shop's Worker with a witness: the same shop, whose database is watched. Beside it, for
 * comparison and preparation, a Hono hello-world and a door for SQL. Runs only where the benchmark
 * starts it.
 */
const asking = new AsyncLocalStorage<Asked>()
let watched: CloudflareBindings | undefined

const bench = new Hono<{ Bindings: CloudflareBindings }>()

bench.get('/bench/hello', (c) => c.text('Hello'))

/** The words of a page of the shop, and nothing else. */
bench.get('/bench/bare/*', async (c) => {
  const address = new URL(c.req.url)
  address.pathname = address.pathname.replace('/bench/bare', '')
  const answer = await bench.fetch(new Request(address, c.req.raw), c.env, c.executionCtx)
  return c.html(barePage(await answer.text()))
})

/** Executes statements in one batch and answers with the rows of each. */
bench.post('/bench/sql', async (c) => {
  const statements = await c.req.json<Asked['statements']>()
  const answers = await c.env.DB.batch(
    statements.map(({ sql, params }) => c.env.DB.prepare(sql).bind(...params)),
  )
  return c.json(answers.map(({ results }) => results))
})

/** Executes statements in one batch and answers with how many rows D1 read for them. */
bench.post('/bench/rows-read', async (c) => {
  const statements = await c.req.json<Asked['statements']>()
  const answers = await c.env.DB.batch(
    statements.map(({ sql, params }) => c.env.DB.prepare(sql).bind(...params)),
  )
  return c.json(answers.reduce((sum, { meta }) => sum + meta.rows_read, 0))
})

/** Subscribers of these numbers, and a campaign to them. */
bench.post('/bench/campaign/prepare/:from/:to', async (c) => {
  await prepareCampaign(c.env, Number(c.req.param('from')), Number(c.req.param('to')))
  return c.json('done')
})

/** Brings so many messages about the campaign. */
bench.post('/bench/campaign/send/:messages', async (c) =>
  c.json(await sendCampaign(c.env, Number(c.req.param('messages')))),
)

/** How many bytes the database has. */
bench.get('/bench/size', async (c) => {
  const { meta } = await c.env.DB.prepare('select 1').run()
  return c.json(meta.size_after)
})

/**
 * Everything else is the shop's. To a request with `X-Bench: tell` it answers with what the
 * database was asked; with `X-Bench: time 100`, with the milliseconds of each of 100 answers that
 * the database gave no cause to wait for, and the bytes of what was recorded of each; `time 100
 * kept`: with the page cache.
 */
bench.all('*', async (c) => {
  const context = c.executionCtx as ExecutionContext
  const [wish, times, kept] = c.req.header('X-Bench')?.split(' ') ?? []
  if (wish === 'time')
    return c.json(await timed(c.req.raw, c.env, Number(times), kept ? 'on' : 'off'))
  // One environment for all requests: the shop reads its configuration once for each.
  watched ??= {
    ...c.env,
    DB: watchDatabase(c.env.DB, () => asking.getStore()),
    VISIT_LOG: 'off',
    PAGE_CACHE: 'on',
    // The bench is one network.
    PAGE_LIMIT: { limit: async () => ({ success: true }) },
  }
  const environment = watched
  const asked = nothingAsked()
  const answer = await asking.run(asked, () => shop.fetch(c.req.raw, environment, context))
  if (wish !== 'tell') return answer
  await answer.text()
  return c.json({ status: answer.status, ...asked })
})

/** Lets the shop answer a request again and again, from a database in memory. */
async function timed(
  request: Request,
  env: CloudflareBindings,
  times: number,
  pageCache: 'on' | 'off',
) {
  const bytes: number[] = []
  const environment = {
    ...env,
    DB: rememberAnswers(env.DB),
    VISIT_LOG: 'off',
    VISITS: { writeDataPoint: (point) => void bytes.push(bytesOf(point)) },
    PAGE_CACHE: pageCache,
    PAGE_LIMIT: { limit: async () => ({ success: true }) },
  } satisfies CloudflareBindings
  const answerOnce = async () => {
    const { context, finish } = createExecution()
    const answer = await shop.fetch(new Request(request), environment, context)
    await answer.text()
    await finish()
    return answer.status
  }
  const status = await answerOnce()
  const milliseconds: number[] = []
  for (let time = 0; time < times; time++) {
    const start = performance.now()
    await answerOnce()
    milliseconds.push(performance.now() - start)
  }
  return { status, milliseconds, bytes: bytes.slice(1) }
}

/** What a point of Analytics Engine holds: texts as UTF-8, numbers of eight bytes. */
function bytesOf({ indexes = [], blobs = [], doubles = [] }: AnalyticsEngineDataPoint = {}) {
  const texts = [...indexes, ...blobs].map((text) => new TextEncoder().encode(String(text)).length)
  return texts.reduce((sum, length) => sum + length, 0) + 8 * doubles.length
}

const call = globalThis.fetch
globalThis.fetch = (input: RequestInfo | URL, init?: RequestInit) => {
  const asked = asking.getStore()
  if (asked) asked.beforeCall ??= asked.roundTrips
  return call(input, init)
}

export default { ...shop, fetch: bench.fetch }
