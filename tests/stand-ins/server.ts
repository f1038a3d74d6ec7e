import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type HttpBindings, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { getMimeType } from 'hono/utils/mime'
import { createAccess } from './access/access.ts'
import { demoStaff } from './access/demo-staff.ts'
import { SIGN_IN } from './access/names.ts'
import { createSqlApi } from './analytics-engine/api.ts'
import { createControlPage } from './analytics-engine/control-page.ts'
import { createAnalyticsEngine } from './analytics-engine/engine.ts'
import type { Written } from './analytics-engine/points.ts'
import { type BulkMailStandIn, createBulkMailStandIn } from './bulk-mail/stand-in.ts'
import { createMailbox } from './mailbox/mailbox.ts'
import { page } from './page.ts'
import { createControl as createPayPalControl } from './paypal/control.ts'
import { createPayPalStandIn, type PayPalStandIn } from './paypal/stand-in.ts'
import { createControl } from './stripe/control.ts'
import { ConnectionDropped } from './stripe/faults.ts'
import { createStripeStandIn, type StripeStandIn } from './stripe/stand-in.ts'

export type StandIns = {
  origin: string
  stripe: StripeStandIn
  paypal: PayPalStandIn
  /** Variables of a shop that offers Stripe: wrangler reads no secret that is not a must. */
  stripeVars: Record<string, string>
  /** Variables of a shop that offers PayPal, and has it here. */
  paypalVars: Record<string, string>
  /** Writes points of the past, which a shop never could. */
  writePoints: (points: Written[]) => Promise<void>
  analytics: ReturnType<typeof createAnalyticsEngine>
  /** Variables of a shop that records and reads its visits here. */
  analyticsVars: Record<string, string>
  /** Sends newsletters, and gets what becomes of them. */
  bulkMail: BulkMailStandIn
  /** Variables of a shop that sends its newsletters here. */
  newsletterVars: Record<string, string>
  /** Closes the server, connections that wait for an answer included. */
  stop: () => Promise<void>
}

/**
 * Serves everything that plays the outside world: payment API and page, their control page, the
 * mailbox, a service for newsletters, Cloudflare Access and Analytics Engine.
 *
 * @param options `shop`: origin of the running shop, which gets the webhooks and has the mails;
 *   `accessAudience`: `ACCESS_AUD` of the shop; `picture`: content of a picture's file, null where there is none;
 *   `patience`: of the payment providers, in milliseconds
 */
export async function startStandIns(options: {
  port: number
  shop: string
  secretKey: string
  webhookSecret: string
  accessAudience?: string
  picture?: (name: string) => Promise<Buffer | null>
  patience?: { never: number; slow: number }
}): Promise<StandIns> {
  const { port, shop, secretKey, webhookSecret, picture, patience } = options
  const stripe = createStripeStandIn({
    secretKey,
    webhookSecret,
    webhookUrl: `${shop}/webhooks/stripe`,
    deliver: (request) => fetch(request),
    retryDelays: [1000, 5000, 15_000],
    ...(patience && { patience }),
  })
  const app = new Hono()
  app.get('/', (c) => c.html(indexPage(shop)))
  const paypalVars = {
    PAYPAL_API_BASE: `http://localhost:${port}`,
    PAYPAL_CLIENT_ID: randomBytes(16).toString('hex'),
    PAYPAL_SECRET: randomBytes(20).toString('hex'),
    PAYPAL_WEBHOOK_ID: randomBytes(9).toString('hex').toUpperCase(),
  }
  const paypal = createPayPalStandIn({
    clientId: paypalVars.PAYPAL_CLIENT_ID,
    clientSecret: paypalVars.PAYPAL_SECRET,
    webhookId: paypalVars.PAYPAL_WEBHOOK_ID,
    origin: paypalVars.PAYPAL_API_BASE,
    webhookUrl: `${shop}/webhooks/paypal`,
    deliver: (request) => fetch(request),
    retryDelays: [1000, 5000, 15_000],
    ...(patience && { patience }),
  })
  // Stripe's knows all of /v1 that nobody else does.
  app.route('/', paypal.app)
  app.route('/', createPayPalControl(paypal))
  app.route('/', stripe.app)
  app.route('/', createControl(stripe))
  const newsletterVars = {
    NEWSLETTER: JSON.stringify({
      ...{ provider: 'resend', from: 'news@shop.example', mails_per_second: 10, warm_up: false },
    }),
    NEWSLETTER_API_BASE: `http://localhost:${port}`,
    NEWSLETTER_KEY: `re_${randomBytes(16).toString('hex')}`,
    NEWSLETTER_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
  }
  const bulkMail = createBulkMailStandIn({
    ...{ key: newsletterVars.NEWSLETTER_KEY, shop },
    webhookSecret: newsletterVars.NEWSLETTER_WEBHOOK_SECRET,
    deliver: (request) => fetch(request),
  })
  app.route('/', bulkMail.app)
  app.route('/', createMailbox(shop, bulkMail))
  const access = await createAccess({
    ...{ origin: `http://localhost:${port}`, shop, staff: demoStaff() },
    audience: options.accessAudience ?? '',
  })
  app.route('/', access)
  const analytics = createAnalyticsEngine()
  const account = randomBytes(16).toString('hex')
  const token = randomBytes(20).toString('hex')
  const opened = analytics.open(account, token)
  app.route('/', createSqlApi(analytics))
  app.route('/', createControlPage(analytics))
  app.get('/pictures/:name', async (c) => {
    const name = c.req.param('name')
    const content = await picture?.(name)
    if (!content) return c.notFound()
    return c.body(new Uint8Array(content), 200, { 'Content-Type': getMimeType(name) ?? '' })
  })
  app.onError((error) => {
    throw error
  })

  const server = serve({ fetch: dropping(app), port, hostname: 'localhost' })
  await once(server, 'listening')
  // Stripe expires sessions by its own clock, and PayPal orders; the stand-ins do when they look.
  const looking = setInterval(() => {
    void stripe.expireOverdue()
    void paypal.lapse()
  }, 5000)
  return {
    origin: `http://localhost:${port}`,
    stripe,
    paypal,
    stripeVars: { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret },
    paypalVars,
    analytics,
    bulkMail,
    newsletterVars,
    writePoints: (points) => analytics.write(opened, 'jegem_visits', points),
    analyticsVars: {
      ANALYTICS_API_BASE: `http://localhost:${port}`,
      ANALYTICS_ACCOUNT: account,
      ANALYTICS_TOKEN: token,
    },
    async stop() {
      clearInterval(looking)
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      if (paypal.breaches.length > 0)
        throw new Error(`Not as PayPal has published it: ${paypal.breaches.join('\n')}`)
    },
  }
}

/** A lost connection is a closed socket: no status, no body. */
function dropping(app: Hono) {
  return async (request: Request, env: object): Promise<Response> => {
    try {
      return await app.fetch(request, env)
    } catch (error) {
      if (error instanceof ConnectionDropped) (env as HttpBindings).incoming.socket.destroy()
      else if (!request.signal.aborted) console.error(error)
      return new Response('The stand-in failed; its log says why.', { status: 500 })
    }
  }
}

function indexPage(shop: string) {
  return page(
    'Stand-ins',
    html`
      <h1>Stand-ins for the outside world</h1>
      <p class="note">What the shop talks to on this computer, instead of the real thing.</p>
      <ul>
        <li><a href="${shop}">The shop</a></li>
        <li><a href="/control">Payments</a>: every payment session; money that comes late, refunds, disputes, faults, webhooks</li>
        <li><a href="/paypal">PayPal</a>: every order of PayPal's; the same for them</li>
        <li><a href="/mail">Mailbox</a>: every mail the shop has sent</li>
        <li><a href="/visits">Visits</a>: what the shop has recorded, and what its statistics asked</li>
        <li><a href="${SIGN_IN}">Sign in</a> to the desk, as anybody of the demo staff</li>
      </ul>`,
  )
}
