import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { areas, patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { log } from '../platform/log.ts'
import { openTill } from './context.ts'
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
  const till = openTill(c.env, c.var.config, c.executionCtx)
  // Not text(): workerd warns wherever a body says that it is a form.
  const body = new TextDecoder().decode(await c.req.arrayBuffer())
  const event = await till.payments.readEvent(body, c.req.raw.headers)
  if (!event) {
    log('warn', 'payment event refused', { provider: till.payments.name })
    return c.text('signature not accepted', 400)
  }
  try {
    await handleEvent(till, event)
  } catch (error) {
    // Down, or our key is refused. Stripe delivers again for three days at most: time to mend either.
    if (!isProviderFault(error)) throw error
    const { kind, id } = event
    log('warn', 'payment event postponed', { kind, id, fault: error.message })
    return c.text('come back later', 503, { 'Retry-After': '60' })
  }
  return c.text('ok')
})
