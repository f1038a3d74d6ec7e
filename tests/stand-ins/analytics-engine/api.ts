import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AnalyticsEngine } from './engine.ts'
import type { Written } from './points.ts'
import { Refused } from './refusal.ts'
import type { Sampling } from './sampling.ts'

/** What is asked to write points. */
export type WriteRequest = { dataset: string; points: Written[] }

/** What is asked to open an account. */
export type OpenRequest = { account: string; token: string; sampling?: Sampling }

const types = {
  JSON: 'application/json',
  JSONEachRow: 'application/x-ndjson',
  TabSeparated: 'text/tab-separated-values',
}

/**
 * The SQL API over HTTP as the real one speaks it (cloudflare-docs, analytics-engine/sql-api.mdx),
 * and what only the stand-in has: accounts are opened at `/analytics-engine/accounts`, points are
 * written to `/analytics-engine/points/<account>`.
 */
export function createSqlApi(engine: AnalyticsEngine): Hono {
  const app = new Hono()

  app.post('/client/v4/accounts/:account/analytics_engine/sql', async (c) => {
    const [, token] = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
    const account = engine.accounts.get(c.req.param('account'))
    const anybody = [...engine.accounts.values()].some((known) => known.token === token)
    const refused = (status: ContentfulStatusCode, code: number, message: string) =>
      c.json({ success: false, errors: [{ code, message }], messages: [], result: null }, status)
    if (!token) return refused(400, 9106, 'Missing or malformed Authorization header')
    if (!anybody) return refused(401, 10000, 'Authentication error')
    if (account?.token !== token) return refused(403, 10000, 'Authentication error')
    try {
      const { text, format } = await engine.query(account, await c.req.text())
      return c.body(text, 200, { 'Content-Type': types[format] })
    } catch (error) {
      if (error instanceof Refused) return c.text(`Input was invalid: ${error.message}`, 422)
      return c.text(error instanceof Error ? error.message : String(error), 500)
    }
  })

  app.post('/analytics-engine/accounts', async (c) => {
    const { account, token, sampling } = await c.req.json<OpenRequest>()
    engine.open(account, token, sampling)
    return c.json({ account })
  })

  app.post('/analytics-engine/points/:account', async (c) => {
    const account = engine.accounts.get(c.req.param('account'))
    if (!account) return c.text('There is no such account', 404)
    const { dataset, points } = await c.req.json<WriteRequest>()
    await engine.write(account, dataset, points)
    return c.json(account.counts)
  })
  return app
}
