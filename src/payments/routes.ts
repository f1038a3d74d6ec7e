import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { recordWebhook } from '../analytics/record-webhook.ts'
import { areas, patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { log } from '../platform/log.ts'
import { openPayments } from './context.ts'
import { handleEvent } from './handle-event.ts'
import { isProviderFault, type PaymentEvent } from './provider.ts'

/** Largest event that is read; the providers' are far smaller. */
const MAX_BYTES = 256 * 1024

export const webhookRoutes = new Hono<AppEnv>()

webhookRoutes.use(areas.webhooks, async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})

webhookRoutes.post(patterns.stripeWebhook, bodyLimit({ maxSize: MAX_BYTES }), (c) =>
  takeEvent(c, 'stripe'),
)

webhookRoutes.post(patterns.paypalWebhook, bodyLimit({ maxSize: MAX_BYTES }), (c) =>
  takeEvent(c, 'paypal'),
)

async function takeEvent(c: Context<AppEnv>, name: string): Promise<Response> {
  const context = openPayments(c.env, c.var.config, c.executionCtx)
  const provider = context.providers[name]
  // Not text(): workerd warns wherever a body says that it is a form.
  const body = new TextDecoder().decode(await c.req.arrayBuffer())
  let event: PaymentEvent | null = null
  try {
    event = (await provider?.readEvent(body, c.req.raw.headers)) ?? null
    // Nobody signs for a provider that is not on.
    if (!provider || !event) {
      log('warn', 'payment event refused', { provider: name })
      recordWebhook(c.env, 'webhook refused', c.req.path)
      return c.text('signature not accepted', 400)
    }
    await handleEvent(context, provider, event)
  } catch (error) {
    // The provider is down or refuses our key. It delivers again for up to three days: time to fix
    // either.
    if (!isProviderFault(error)) throw error
    const { kind = '', id = '' } = event ?? {}
    log('warn', 'payment event postponed', { kind, id, fault: error.message })
    recordWebhook(c.env, 'webhook postponed', c.req.path)
    return c.text('come back later', 503, { 'Retry-After': '60' })
  }
  return c.text('ok')
}
