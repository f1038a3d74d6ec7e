import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { recordVisit } from './analytics/record-visit.ts'
import { cartCount } from './cart/cookie.ts'
import { cartRoutes } from './cart/routes.tsx'
import { catalogRoutes } from './catalog/routes.tsx'
import { checkoutRoutes } from './checkout/routes.tsx'
import { webhookRoutes } from './checkout/webhook-routes.ts'
import { health, isNotSetUp, RETRY_AFTER } from './health.ts'
import { orderRoutes } from './orders/routes.tsx'
import { readConfig } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { randomToken } from './platform/digest.ts'
import type { AppEnv } from './platform/env.ts'
import { logFailure } from './platform/log.ts'
import { cspHash, securityHeaders } from './platform/security.ts'
import { fillVisitorParts } from './platform/visitor-parts.ts'
import { policiesRoutes } from './policies/routes.tsx'
import { Layout, type PageHead } from './ui/layout.tsx'
import { ProblemPage } from './ui/problem-page.tsx'
import { styles } from './ui/styles.ts'

declare module 'hono' {
  interface ContextRenderer {
    (
      content: Parameters<typeof Layout>[0]['children'],
      head: PageHead,
    ): Response | Promise<Response>
  }
}

/** The shop as one Hono app: middleware in order, slices mounted, what happens when something is missing or breaks. */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  let styleHash: Promise<string> | undefined

  app.get('/healthz', health)

  app.use(async (c, next) => {
    // Made with the first request: Workers allow no cryptography while they start.
    styleHash ??= cspHash(styles)
    c.set('reference', randomToken(6))
    c.set('config', await readConfig(c.env))
    c.set('db', openDb(c.env.DB, 'primary'))
    c.set('catalogDb', openDb(c.env.DB, 'anywhere'))
    c.setRenderer((content, head) =>
      c.html(
        <Layout shop={c.var.config.shop} head={head}>
          {content}
        </Layout>,
      ),
    )
    await next()
  })
  app.use(recordVisit())
  app.use((c, next) => securityHeaders(styleHash as Promise<string>)(c, next))
  app.use(fillVisitorParts(cartCount))
  // Webhooks are signed instead, and set their own limit.
  app.use(except('/webhooks/*', bodyLimit({ maxSize: 64 * 1024 }), csrf(), onlyForms))

  app.route('/', catalogRoutes)
  app.route('/', policiesRoutes)
  app.route('/', cartRoutes)
  app.route('/checkout', checkoutRoutes)
  app.route('/orders', orderRoutes)
  app.route('/webhooks', webhookRoutes)

  app.notFound((c) => {
    c.status(404)
    c.header('Cache-Control', 'public, max-age=60')
    return c.render(
      <ProblemPage
        title="This page is not here"
        text="The piece may have been sold for good, or the link is old. The collections show what there is now."
      />,
      { title: 'Not found' },
    )
  })

  app.onError((error, c) => {
    const reference = c.var.reference ?? randomToken(6)
    const { status, title, text } = explain(error)
    if (status >= 500) {
      const { method } = c.req
      logFailure('request failed', error, { reference, method, route: c.req.routePath })
    }
    c.status(status)
    c.header('Cache-Control', 'no-store')
    if (status === 503) c.header('Retry-After', RETRY_AFTER)
    const page = <ProblemPage title={title} text={text} reference={reference} />
    return c.var.config ? c.render(page, { title }) : c.html(page)
  })

  return app
}

/** What is posted is a form of ours, and nothing that a form cannot send. */
const onlyForms = createMiddleware<AppEnv>(async (c, next) => {
  const type = c.req.header('Content-Type') ?? ''
  if (c.req.method === 'POST' && !type.startsWith('application/x-www-form-urlencoded'))
    throw new HTTPException(415)
  await next()
})

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
  return {
    status: 500,
    title: 'Something broke on our side',
    text: 'Nothing you did caused it. Please try again in a moment; if you have just paid, a mail tells you as soon as we know.',
  }
}
