import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isDatabaseDown } from '../platform/db.ts'
import { randomToken } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { log, logFailure } from '../platform/log.ts'
import { SealingError } from '../platform/sealing.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { isNotSetUp, RETRY_AFTER } from './health.ts'
import { BarePage } from './views/bare-page.tsx'
import { problemWords } from './words.ts'

/** Responds with 404, to unknown addresses and to `c.notFound()`. */
export function respondNotFound(c: Context<AppEnv>): Response | Promise<Response> {
  c.header('Cache-Control', 'public, max-age=60')
  c.status(404)
  return c.render(<ProblemPage {...problemWords().notHere} search />, {
    title: problemWords().notFound,
    sheet: 'plain',
  })
}

/**
 * Handles thrown errors: logs them without personal data, and shows a page with a reference to the
 * log.
 */
export const respondToError =
  (styles: string) =>
  (error: Error, c: Context<AppEnv>): Response | Promise<Response> => {
    const reference = c.var.reference ?? randomToken(6)
    const { status, title, text } = explain(error)
    const { method, routePath: route } = c.req
    if (status >= 500) logFailure('request failed', error, { reference, method, route })
    else log('warn', 'request refused', { reference, method, route, status })
    c.status(status)
    c.header('Cache-Control', 'no-store')
    if (status === 503) c.header('Retry-After', RETRY_AFTER)
    const again = status >= 500 && method === 'GET' ? c.req.url : undefined
    const page = <ProblemPage {...{ title, text, reference, again }} />
    if (c.var.config) return c.render(page, { title, sheet: 'plain' })
    return c.html(<BarePage title={title} styles={styles} content={page} />)
  }

/** What the page says about an error that no route expected. */
function explain(error: Error): { status: ContentfulStatusCode; title: string; text: string } {
  const status = error instanceof HTTPException ? error.status : 500
  if (status === 403) return { status, ...problemWords().fromElsewhere }
  if (status === 400 || status === 415) return { status, ...problemWords().noForm }
  if (status === 413 || status === 414) return { status, ...problemWords().tooMuch }
  if (isNotSetUp(error)) return { status: 503, ...problemWords().notSetUp }
  if (isDatabaseDown(error)) return { status: 503, ...problemWords().databaseDown }
  if (error instanceof SealingError) return { status: 503, ...problemWords().sealed }
  return { status: 500, ...problemWords().broken }
}
