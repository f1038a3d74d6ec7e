import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Account } from './account.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import type { createFaults, FaultKind } from './faults.ts'
import { type Form, readForm } from './form.ts'
import type { Answer, createIdempotency } from './idempotency.ts'
import { Refusal } from './refusal.ts'

/**
 * One request to the API, for tests and the control page. `status` is missing where no answer was
 * given.
 */
export type Call = {
  endpoint: string
  method: string
  path: string
  parameters: Form
  idempotencyKey?: string
  fault?: FaultKind
  status?: number
  replayed?: boolean
}

export type Provider = {
  account: Account
  secretKey: string
  faults: ReturnType<typeof createFaults>
  idempotency: ReturnType<typeof createIdempotency>
  calls: Call[]
}

/** The part of Stripe's API that the shop uses, under `/v1`. */
export function createApi(provider: Provider): Hono {
  const api = new Hono()
  for (const [name, [method, path, act]] of Object.entries(endpoints))
    api.on(method, path, (c) => answer(provider, c, name, act))
  api.all('/v1/*', (c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}).`
    return send(c, { status: 404, body: { error: { type: 'invalid_request_error', message } } })
  })
  return api
}

async function answer(provider: Provider, c: Context, name: string, act: Endpoint) {
  const { account, faults, idempotency } = provider
  const url = new URL(c.req.url)
  // Not text(): workerd warns about it wherever a body is a form.
  const body = new TextDecoder().decode(await c.req.arrayBuffer())
  const text = c.req.method === 'GET' ? url.search : body
  const key = c.req.method === 'POST' ? c.req.header('Idempotency-Key') : undefined
  const form = readForm(text)
  const call: Call = { endpoint: name, method: c.req.method, path: url.pathname, parameters: form }
  if (key) call.idempotencyKey = key
  provider.calls.push(call)
  try {
    authorize(c, provider.secretKey)
    const fault = faults.take(name)
    if (fault) call.fault = fault
    await faults.before(fault, c.req.raw.signal)
    const given = await idempotency.once(key, fingerprint(c, text), async () => {
      const body = act(account, form, c.req.param('id') ?? '', url.origin)
      await faults.during(fault, c.req.raw.signal)
      return { status: 200, body }
    })
    faults.after(fault)
    call.status = given.status
    call.replayed = given.replayed
    return send(c, given, key)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    call.status = error.status
    return send(c, { status: error.status, body: { error: error.fault } }, key)
  }
}

function authorize(c: Context, secretKey: string): void {
  const given = c.req.header('Authorization')?.replace(/^Bearer /, '')
  if (given === secretKey) return
  const message = given
    ? `Invalid API Key provided: ${given.slice(0, 8)}***`
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
  throw new Refusal(401, { type: 'invalid_request_error', message }, false)
}

function fingerprint(c: Context, text: string): string {
  const sorted = new URLSearchParams(text)
  sorted.sort()
  return `${c.req.method} ${c.req.path} ${sorted}`
}

function send(c: Context, given: Answer & { replayed?: boolean }, key?: string) {
  c.header('Request-Id', `req_${crypto.randomUUID().slice(0, 8)}`)
  const version = c.req.header('Stripe-Version')
  if (version) c.header('Stripe-Version', version)
  if (key) c.header('Idempotency-Key', key)
  if (given.replayed) c.header('Idempotent-Replayed', 'true')
  return c.json(given.body, given.status as ContentfulStatusCode)
}
