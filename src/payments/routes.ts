import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { recordWebhook } from '../analytics/record-webhook.ts'
import { areas, patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { log } from '../platform/log.ts'
import { openPayments } from './context.ts'
import { handleEvent } from './handle-event.ts'
import { isProviderFault } from './provider.ts'

/** Largest event that is read; Stripe's are far smaller. */
const MAX_BYTES = 256 * 1024

export const webhookRoutes = new Hono<AppEnv>()

webhookRoutes.use(areas.webhooks, async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})

webhookRoutes.post(patterns.stripeWebhook, bodyLimit({ maxSize: MAX_BYTES }), async (c) => {
  const context = openPayments(c.env, c.var.config, c.executionCtx)
  // Not text(): workerd warns wherever a body says that it is a form.
  const body = new TextDecoder().decode(await c.req.arrayBuffer())
  const event = await context.payments.readEvent(body, c.req.raw.headers)
  if (!event) {
    log('warn', 'payment event refused', { provider: context.payments.name })
    recordWebhook(c.env, 'webhook refused')
    return c.text('signature not accepted', 400)
  }
  try {
    await handleEvent(context, event)
  } catch (error) {
    // Stripe is down or refuses our key. It delivers again for up to three days: time to fix
    // either.
    if (!isProviderFault(error)) throw error
    const { kind, id } = event
    log('warn', 'payment event postponed', { kind, id, fault: error.message })
    recordWebhook(c.env, 'webhook postponed')
    return c.text('come back later', 503, { 'Retry-After': '60' })
  }
  return c.text('ok')
})
