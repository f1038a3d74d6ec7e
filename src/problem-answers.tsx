import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isNotSetUp, RETRY_AFTER } from './health.ts'
import { isDatabaseDown } from './platform/db.ts'
import { randomToken } from './platform/digest.ts'
import type { AppEnv } from './platform/env.ts'
import { log, logFailure } from './platform/log.ts'
import { SealingError } from './platform/sealing.ts'
import { ProblemPage } from './ui/problem-page.tsx'

/** Answers 404, to an address that leads nowhere and where a route says `c.notFound()`. */
export function notHere(c: Context<AppEnv>): Response | Promise<Response> {
  c.header('Cache-Control', 'public, max-age=60')
  const { pathname, search } = new URL(c.req.url)
  // A stroke too many at the end. Two at the beginning would lead to another site.
  if (c.req.method === 'GET' && /^\/[^/].*[^/]\/$/.test(pathname))
    return c.redirect(pathname.slice(0, -1) + search, 301)
  c.status(404)
  return c.render(
    <ProblemPage
      title="This page is not here"
      text="The piece may have been sold for good, or the link is old. The collections show what there is now."
      search
    />,
    { title: 'Not found' },
  )
}

/** Answers where something was thrown: logs it without personal data, and shows a page with a reference to the log. */
export function somethingBroke(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
  const reference = c.var.reference ?? randomToken(6)
  const { status, title, text } = explain(error)
  const { method, routePath: route } = c.req
  if (status >= 500) logFailure('request failed', error, { reference, method, route })
  else log('warn', 'request refused', { reference, method, route, status })
  c.status(status)
  c.header('Cache-Control', 'no-store')
  if (status === 503) c.header('Retry-After', RETRY_AFTER)
  const page = <ProblemPage title={title} text={text} reference={reference} />
  return c.var.config ? c.render(page, { title }) : c.html(page)
}

/** What a visitor is told about an error that no route expected. */
function explain(error: Error): { status: ContentfulStatusCode; title: string; text: string } {
  const status = error instanceof HTTPException ? error.status : 500
  if (status === 403)
    return {
      status,
      title: 'This form came from elsewhere',
      text: 'For your safety we take forms only from our own pages. Please open the page here and send it again.',
    }
  if (status === 415)
    return { status, title: 'This is not a form', text: 'Please use the forms on our pages.' }
  if (status === 413)
    return { status, title: 'That is too much', text: 'Please shorten what you sent.' }
  if (isNotSetUp(error))
    return {
      status: 503,
      title: 'This shop is not set up yet',
      text: 'It is being prepared. Please come back in a few minutes.',
    }
  if (isDatabaseDown(error))
    return {
      status: 503,
      title: 'The shop cannot look anything up just now',
      text: 'Please try again in a few minutes. Your cart is kept. If you have just paid, a mail tells you as soon as we know.',
    }
  if (error instanceof SealingError)
    return {
      status: 503,
      title: 'This does not open at the moment',
      text: 'We keep what you told us sealed, and cannot unseal it just now. Nothing is lost, your order stands, and we know of it. Please come back later.',
    }
  return {
    status: 500,
    title: 'Something broke on our side',
    text: 'Nothing you did caused it. Please try again in a moment; if you have just paid, a mail tells you as soon as we know.',
  }
}
