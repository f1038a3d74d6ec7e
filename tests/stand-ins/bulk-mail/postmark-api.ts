import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { addressIn, type BulkMailed, type MailAccount } from './account.ts'
import type { MailFaults } from './faults.ts'

const mail = z.strictObject({
  From: z.string().refine((text) => addressIn(text)),
  To: z.string().refine((text) => addressIn(text)),
  Subject: z.string().min(1),
  HtmlBody: z.string(),
  TextBody: z.string(),
  ReplyTo: z
    .string()
    .refine((text) => addressIn(text))
    .optional(),
  Headers: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  MessageStream: z.literal('broadcast'),
  Metadata: z.record(z.string().max(20), z.string().max(80)).default({}),
  TrackOpens: z.literal(false),
  TrackLinks: z.literal('None'),
})

/**
 * Postmark's `POST /email/batch` and its search. Source: postmarkapp.com/developer/api (overview,
 * email-api, messages-api).
 */
export function createPostmarkApi(account: MailAccount, faults: MailFaults) {
  const [app, search] = [new Hono(), new Hono()]
  const onlyKnown = createMiddleware(async (c, next) => {
    const isKnown = c.req.header('X-Postmark-Server-Token') === account.key
    if (!isKnown) return c.json({ ErrorCode: 10, Message: 'Bad or missing server token' }, 401)
    return next()
  })

  app.post('/batch', onlyKnown, async (c) => {
    const fault = faults.take('send')
    const { signal } = c.req.raw
    await faults.before(fault, signal)
    const refuse = (status: 422 | 429 | 500 | 503, code: number) =>
      c.json({ ErrorCode: code, Message: 'Said by the stand-in' }, status)
    if (fault === 'error-before') return refuse(500, 0)
    if (fault === 'rate-limited') return refuse(429, 429)
    if (fault === 'maintenance') return refuse(503, 100)
    if (c.req.header('Accept') !== 'application/json') return refuse(422, 409)
    const mails = z.array(z.unknown()).safeParse(await c.req.json().catch(() => null))
    if (!mails.success) return refuse(422, 402)
    if (mails.data.length > 500) return refuse(422, 410)
    const given = fault === 'half-taken' ? Math.ceil(mails.data.length / 2) : mails.data.length
    const results = mails.data.slice(0, given).map((each) => resultOf(account, each))
    if (fault === 'error-after') return refuse(500, 0)
    return faults.after(fault, c.json(results), signal)
  })

  search.get('/outbound', onlyKnown, async (c) => {
    const fault = faults.take('search')
    await faults.before(fault, c.req.raw.signal)
    const { count = '', offset = '', messagestream, ...filters } = c.req.query()
    if (!(Number(count) >= 1 && Number(count) <= 500)) return c.json({ ErrorCode: 600 }, 422)
    const found = account.mails.filter(
      ({ service, at, about }) =>
        service === 'postmark' &&
        account.now() >= at + account.indexDelay &&
        Object.entries(filters).every(([name, value]) => about[name.slice(9)] === value),
    )
    const Messages = found
      .slice(Number(offset), Number(offset) + Number(count))
      .map(({ id, to, subject, about }) => ({
        ...{ MessageID: id, To: [{ Email: to, Name: null }], Subject: subject, Status: 'Sent' },
        ...{ MessageStream: messagestream, Metadata: about },
      }))
    const answer = c.json({ TotalCount: found.length, Messages })
    return faults.after(fault, answer, c.req.raw.signal)
  })
  return { app, search }
}

function resultOf(account: MailAccount, given: unknown): object {
  const { data } = mail.safeParse(given)
  if (!data) return { ErrorCode: 300, Message: 'Invalid email request' }
  const to = addressIn(data.To) ?? ''
  if (account.inactive.has(to)) return { ErrorCode: 406, Message: 'Inactive recipient' }
  if (account.allowance < 1) return { ErrorCode: 405, Message: 'Not allowed to send' }
  account.allowance -= 1
  const mailed: BulkMailed = {
    ...{ id: crypto.randomUUID(), service: 'postmark', at: account.now(), to, from: data.From },
    ...{ subject: data.Subject, html: data.HtmlBody, text: data.TextBody },
    ...(data.ReplyTo && { replyTo: data.ReplyTo }),
    headers: Object.fromEntries(data.Headers.map(({ Name, Value }) => [Name, Value])),
    about: data.Metadata,
    key: data.Metadata.batch ?? '',
  }
  account.mails.push(mailed)
  return { To: to, MessageID: mailed.id, ErrorCode: 0, Message: 'OK' }
}
