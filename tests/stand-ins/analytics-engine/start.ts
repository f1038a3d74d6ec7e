import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { createSqlApi } from './api.ts'
import { createAnalyticsEngine } from './engine.ts'

/**
 * Serves an Analytics Engine on a free port, for tests. ClickHouse starts with the first point or
 * query.
 *
 * @returns `origin`: what `ANALYTICS_API_BASE` is set to; stop it in the end
 */
export async function startAnalyticsEngine() {
  const engine = createAnalyticsEngine()
  const { fetch } = createSqlApi(engine)
  const server = serve({ fetch, port: 0, hostname: 'localhost' })
  await once(server, 'listening')
  return {
    engine,
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}
