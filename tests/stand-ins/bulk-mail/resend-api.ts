import { Hono } from 'hono'
import { z } from 'zod'
import { addressIn, type BulkMailed, type MailAccount } from './account.ts'
import type { MailFaults } from './faults.ts'

const tag = z.object({
  name: z.string().regex(/^[\w-]{1,256}$/),
  value: z.string().regex(/^[\w-]{1,256}$/),
})

/** Strict: attachments and `scheduled_at` are not for batches, and nothing else is known. */
const mail = z.strictObject({
  from: z.string().refine((text) => addressIn(text)),
  to: z
    .array(z.string().refine((text) => addressIn(text)))
    .min(1)
    .max(50),
  subject: z.string().min(1),
  html: z.string(),
  text: z.string(),
  reply_to: z
    .string()
    .refine((text) => addressIn(text))
    .optional(),
  headers: z.record(z.string(), z.string()).default({}),
  tags: z.array(tag).default([]),
})

type Kept = { at: number; body: string; answer?: { status: number; body: object } }
type Refusal = [
  status: 400 | 401 | 403 | 409 | 422 | 429 | 500 | 503,
  name: string,
  seconds?: number,
]

const DAY = 86_400

/**
 * Resend's `POST /emails/batch`. Source: resend.com/docs/api-reference (emails/send-batch-emails,
 * errors, rate-limit) and …/dashboard/emails/idempotency-keys.
 */
export function createResendApi(account: MailAccount, faults: MailFaults) {
  const kept = new Map<string, Kept>()
  let second = { at: 0, requests: 0 }
  const app = new Hono()

  app.post('/emails/batch', async (c) => {
    const refuse = ([status, name, seconds]: Refusal) =>
      c.json({ statusCode: status, name, message: `Said by the stand-in: ${name}` }, status, {
        ...(seconds !== undefined && { 'retry-after': String(seconds) }),
      })
    const fault = faults.take('send')
    const { signal } = c.req.raw
    await faults.before(fault, signal)
    const key = c.req.header('Idempotency-Key')
    const body = await c.req.text()
    const refusal = refusalOf(account, c.req.raw.headers, fault)
    if (refusal) return refuse(refusal)
    const at = account.now()
    second = second.at === at ? { at, requests: second.requests + 1 } : { at, requests: 1 }
    if (second.requests > account.requestsPerSecond) return refuse([429, 'rate_limit_exceeded', 1])

    const known = key ? kept.get(key) : undefined
    if (known && at - known.at < DAY) {
      if (known.body !== body) return refuse([409, 'invalid_idempotent_request'])
      if (!known.answer) return refuse([409, 'concurrent_idempotent_requests'])
      return faults.after(fault, c.json(known.answer.body), signal)
    }
    const mails = z.array(z.unknown()).min(1).max(100).safeParse(parse(body))
    if (!mails.success) return refuse([422, 'validation_error'])
    if (mails.data.length > account.allowance) return refuse([429, 'daily_quota_exceeded'])
    const read = mails.data.map((each) => mail.safeParse(each))
    const errors = read.flatMap(({ error }, index) =>
      error ? [{ index, message: `Said by the stand-in: ${error.issues[0]?.message}` }] : [],
    )
    const isPermissive = c.req.header('x-batch-validation') === 'permissive'
    if (errors.length > 0 && !isPermissive) return refuse([422, 'validation_error'])
    const entry: Kept = { at, body }
    if (key) kept.set(key, entry)
    const taken = read.flatMap(({ data }) => (data ? [take(account, data, key ?? '')] : []))
    const answer = { data: taken.map(({ id }) => ({ id })), ...(isPermissive && { errors }) }
    const response = await faults.after(
      fault === 'slow' ? fault : undefined,
      c.json(answer),
      signal,
    )
    entry.answer = { status: 200, body: answer }
    if (fault === 'error-after') return refuse([500, 'application_error'])
    return fault === 'slow' ? response : faults.after(fault, response, signal)
  })
  return { app, forgetKeys: () => kept.clear() }
}

function refusalOf(
  account: MailAccount,
  headers: Headers,
  fault: string | undefined,
): Refusal | null {
  if (!headers.get('User-Agent')) return [403, 'forbidden']
  if (!headers.get('Authorization')) return [401, 'missing_api_key']
  if (headers.get('Authorization') !== `Bearer ${account.key}`) return [401, 'validation_error']
  const key = headers.get('Idempotency-Key')
  if (key !== null && (key.length < 1 || key.length > 256)) return [400, 'invalid_idempotency_key']
  if (fault === 'error-before') return [500, 'application_error']
  if (fault === 'maintenance') return [503, 'service_unavailable']
  if (fault === 'rate-limited') return [429, 'rate_limit_exceeded', 1]
  if (fault === 'daily-quota') return [429, 'daily_quota_exceeded']
  if (fault === 'monthly-quota') return [429, 'monthly_quota_exceeded']
  return null
}

function take(account: MailAccount, data: z.output<typeof mail>, key: string): BulkMailed {
  const to = addressIn(data.to[0]) ?? ''
  const mailed: BulkMailed = {
    ...{ id: crypto.randomUUID(), service: 'resend', key, at: account.now(), to },
    ...{ from: data.from, subject: data.subject, html: data.html, text: data.text },
    ...(data.reply_to && { replyTo: data.reply_to }),
    headers: data.headers,
    about: Object.fromEntries(data.tags.map(({ name, value }) => [name, value])),
  }
  account.allowance -= 1
  // Taken, and then not sent.
  if (account.inactive.has(to)) account.tell(mailed, 'suppressed')
  else account.mails.push(mailed)
  return mailed
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
