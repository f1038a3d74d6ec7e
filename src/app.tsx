import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { recordVisit } from './analytics/record-visit.ts'
import { cartCount } from './cart/cookie.ts'
import { cartRoutes } from './cart/routes.tsx'
import { sizesInAddress } from './catalog/ring-sizes/visitor-sizes.ts'
import { catalogRoutes } from './catalog/routes.tsx'
import { checkoutRoutes } from './checkout/routes.tsx'
import { webhookRoutes } from './checkout/webhook-routes.ts'
import { health } from './health.ts'
import { orderRoutes } from './orders/routes.tsx'
import { answerOtherMethod } from './other-methods.tsx'
import { paths } from './paths.ts'
import { readConfig } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { randomToken } from './platform/digest.ts'
import type { AppEnv } from './platform/env.ts'
import { onlyHttps } from './platform/https.ts'
import { servePages } from './platform/page-cache.ts'
import { securityHeaders } from './platform/security.ts'
import { fillVisitorParts } from './platform/visitor-parts.ts'
import { policiesRoutes } from './policies/routes.tsx'
import { faultOfKeys } from './privacy/check-keys.ts'
import { notHere, somethingBroke } from './problem-answers.tsx'
import { Layout, type PageHead } from './ui/layout.tsx'
import { fontAhead, sheetOf, sheets } from './ui/styles.ts'

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

  app.get('/healthz', (c) => health(c, faultOfKeys))

  app.use(securityHeaders(Object.values(sheets)))
  app.use(equip)
  app.use(recordVisit())
  app.use(onlyHttps)
  app.use(fillVisitorParts(cartCount))
  // Webhooks are signed instead, and set their own limit.
  app.use(except('/webhooks/*', bodyLimit({ maxSize: 64 * 1024 }), csrf(), onlyForms))

  const pages = createPages()
  for (const { method, path } of pages.routes)
    if (method === 'GET')
      app.get(path, servePages(pages, withRingSizes.has(path) ? sizesInAddress : undefined))
  app.route('/', cartRoutes)
  app.route('/checkout', checkoutRoutes)
  app.route('/orders', orderRoutes)
  app.route('/webhooks', webhookRoutes)

  app.notFound((c) => answerOtherMethod(app, c) ?? notHere(c))
  app.onError(somethingBroke)
  return app
}

/** Pages that tell ring sizes as the visitor's country does. */
const withRingSizes = new Set(['/products/:handle', paths.ringSizes()])

/** What is the same for everyone: an app of its own beneath the cache of pages, which lets it see nothing but the address. */
function createPages(): Hono<AppEnv> {
  const pages = new Hono<AppEnv>()
  pages.use(equip)
  pages.route('/', catalogRoutes)
  pages.route('/', policiesRoutes)
  pages.notFound(notHere)
  pages.onError(somethingBroke)
  return pages
}

/** Gives every handler what it works with. */
const equip = createMiddleware<AppEnv>(async (c, next) => {
  c.set('reference', randomToken(6))
  c.set('config', await readConfig(c.env))
  c.setRenderer((content, head) =>
    c.html(
      <Layout
        shop={c.var.config.shop}
        head={head}
        styles={sheetOf(c.req.path)}
        fontAhead={fontAhead(c.req.path)}
      >
        {content}
      </Layout>,
    ),
  )
  // After the page, so that there is one to show where this breaks.
  c.set('db', openDb(c.env.DB, 'primary'))
  c.set('catalogDb', openDb(c.env.DB, 'anywhere'))
  await next()
})

/** What is posted is a form of ours, and nothing that a form cannot send. Only UTF-8 can be read. */
const onlyForms = createMiddleware<AppEnv>(async (c, next) => {
  const type = c.req.header('Content-Type') ?? ''
  const isForm = /^application\/x-www-form-urlencoded(; ?charset=utf-8)?$/i.test(type)
  if (c.req.method === 'POST' && !isForm) throw new HTTPException(415)
  await next()
})
