import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { recordWebhook } from '../../analytics/record-webhook.ts'
import { patterns } from '../../paths.ts'
import { foldEmail } from '../../platform/email-address.ts'
import type { AppEnv } from '../../platform/env.ts'
import { log } from '../../platform/log.ts'
import { type CameBack, mailCameBack } from '../mail-came-back.ts'
import { isFromPostmark, readPostmarkEvent } from './postmark-events.ts'
import { isFromResend, readResendEvent } from './resend-events.ts'

/** Largest event that is read: Postmark's may have the mail that came back in them. */
const MAX_BYTES = 256 * 1024

const limit = bodyLimit({ maxSize: MAX_BYTES })

/**
 * Webhooks of the services that send newsletters. Not braked: some thousand mails of one campaign
 * come back in minutes, from a few addresses, and a forged one costs a digest.
 */
export const mailWebhookRoutes = new Hono<AppEnv>()

mailWebhookRoutes.post(patterns.resendWebhook, limit, async (c) => {
  const { secret, from } = chosen(c, 'resend')
  const body = await bodyOf(c)
  const { headers } = c.req.raw
  if (!secret || !(await isFromResend(secret, body, headers)))
    return refuse(c, 400, patterns.resendWebhook)
  return act(c, readResendEvent(body, headers.get('svix-id') ?? '', from))
})

mailWebhookRoutes.post(patterns.postmarkWebhook, limit, async (c) => {
  const { secret, stream } = chosen(c, 'postmark')
  if (!secret || !(await isFromPostmark(secret, c.req.raw.headers))) {
    c.header('WWW-Authenticate', 'Basic realm="webhook"')
    return refuse(c, 401, patterns.postmarkWebhook)
  }
  const { LOOKUP_KEY } = c.var.config
  return act(c, await readPostmarkEvent(await bodyOf(c), { stream, LOOKUP_KEY }))
})

/** What is needed of the configuration; no secret where another service is chosen. */
function chosen(c: Context<AppEnv>, provider: 'resend' | 'postmark') {
  const { NEWSLETTER, NEWSLETTER_WEBHOOK_SECRET, MAIL_FROM } = c.var.config
  const secret = NEWSLETTER.provider === provider && NEWSLETTER_WEBHOOK_SECRET
  const from = foldEmail(NEWSLETTER.from ?? MAIL_FROM)
  return { secret, from, stream: NEWSLETTER.stream }
}

/** Not text(): workerd warns wherever a body says that it is a form. */
const bodyOf = async (c: Context<AppEnv>) => new TextDecoder().decode(await c.req.arrayBuffer())

function refuse(c: Context<AppEnv>, status: 400 | 401, path: string) {
  log('warn', 'mail event refused', { path })
  recordWebhook(c.env, 'mail webhook refused', path)
  return c.text('signature not accepted', status)
}

async function act(c: Context<AppEnv>, event: CameBack | null) {
  if (event) await mailCameBack(c.var.db, c.var.config, event)
  return c.text('ok')
}
