import * as z from 'zod/mini'
import type { Config } from '../../platform/config.ts'
import { log } from '../../platform/log.ts'
import { type Sql, table } from './sql.ts'

/** Analytics Engine, asked over its SQL API. */
export type Engine = {
  dataset: Sql
  /**
   * Asks all of these, a request each.
   *
   * @param patience in milliseconds, for all of them; five seconds if left out
   * @returns the rows of each, by the names in the statement
   * @throws EngineSilent if one of them is not answered
   */
  ask(statements: Sql[], patience?: number): Promise<unknown[][]>
}

/** The engine did not answer, or not with the rows that were asked for; the log says why. */
export class EngineSilent extends Error {
  override name = 'EngineSilent'
}

const TIMEOUT_MS = 5_000

/** Requests that a Worker may have open (developers.cloudflare.com/workers/platform/limits). */
const AT_ONCE = 6

/** Far more than a statement of the shop, whatever is filtered and however many days are missing. */
const MAX_STATEMENT = 20_000

const answer = z.object({ data: z.array(z.unknown()) })

/** The engine with the owner's keys; null without them. */
export function openEngine(config: Config): Engine | null {
  const { ANALYTICS_API_BASE, ANALYTICS_ACCOUNT, ANALYTICS_TOKEN, ANALYTICS_DATASET } = config
  if (!ANALYTICS_ACCOUNT || !ANALYTICS_TOKEN) return null
  const account = encodeURIComponent(ANALYTICS_ACCOUNT)
  const path = `/client/v4/accounts/${account}/analytics_engine/sql`
  const address = new URL(path, ANALYTICS_API_BASE)
  const headers = { Authorization: `Bearer ${ANALYTICS_TOKEN}` }

  async function askOne({ text }: Sql, signal: AbortSignal): Promise<unknown[]> {
    if (text.length > MAX_STATEMENT) throw new EngineSilent('statement too long')
    // The token goes to this host alone, wherever an answer may point.
    const init = { method: 'POST', headers, body: text, signal, redirect: 'manual' } as const
    const response = await fetch(address, init)
    if (response.ok) return answer.parse(await response.json()).data
    await response.body?.cancel()
    throw new EngineSilent(`status ${response.status}`)
  }

  return {
    dataset: table(ANALYTICS_DATASET),
    async ask(statements, patience = TIMEOUT_MS) {
      const failed = new AbortController()
      const signal = AbortSignal.any([failed.signal, AbortSignal.timeout(patience)])
      const rows: unknown[][] = []
      const waiting = [...statements.entries()]
      const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift())
          rows[next[0]] = await askOne(next[1], signal)
      }
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, work))
        return rows
      } catch (error) {
        failed.abort()
        // What the engine says would quote the statement.
        const why = error instanceof EngineSilent ? error.message : (error as Error).name
        log('warn', 'analytics engine silent', { why, statements: statements.length })
        throw new EngineSilent(why)
      }
    },
  }
}
