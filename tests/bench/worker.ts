import { AsyncLocalStorage } from 'node:async_hooks'
import { Hono } from 'hono'
import shop from '../../src/index.ts'
import { type Asked, watchDatabase } from './watched-database.ts'

/**
 * The shop's Worker with a witness: the same shop, whose database is watched. Beside it, for comparison and preparation, a
 * Hono hello-world and a door for SQL. Runs only where the benchmark starts it.
 */
const asking = new AsyncLocalStorage<Asked>()
let watched: CloudflareBindings | undefined

const bench = new Hono<{ Bindings: CloudflareBindings }>()

bench.get('/bench/hello', (c) => c.text('Hello'))

/** Executes statements in one batch and answers with the rows of each. */
bench.post('/bench/sql', async (c) => {
  const statements = await c.req.json<Asked['statements']>()
  const answers = await c.env.DB.batch(
    statements.map(({ sql, params }) => c.env.DB.prepare(sql).bind(...params)),
  )
  return c.json(answers.map(({ results }) => results))
})

/** Everything else is the shop's. To a request with `X-Bench: tell` it answers with what the database was asked. */
bench.all('*', async (c) => {
  // One environment for all requests: the shop reads its configuration once for each.
  watched ??= {
    ...c.env,
    DB: watchDatabase(c.env.DB, () => asking.getStore()),
    PAGE_CACHE: 'on',
  }
  const environment = watched
  const asked: Asked = { roundTrips: 0, beforeCall: null, statements: [] }
  const answer = await asking.run(asked, () =>
    shop.fetch(c.req.raw, environment, c.executionCtx as ExecutionContext),
  )
  if (c.req.header('X-Bench') !== 'tell') return answer
  await answer.text()
  return c.json({ status: answer.status, ...asked })
})

const call = globalThis.fetch
globalThis.fetch = (input: RequestInfo | URL, init?: RequestInit) => {
  const asked = asking.getStore()
  if (asked) asked.beforeCall ??= asked.roundTrips
  return call(input, init)
}

export default { ...shop, fetch: bench.fetch }
