import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Account, newId } from './account.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import type { createFaults, FaultKind, Order } from './faults.ts'
import type { createIdempotency } from './idempotency.ts'
import { checkAnswer, publishedIssue, Unpublished } from './published.ts'
import { callFaults, checkReply, isShopsFault, wordedFor } from './published-calls.ts'
import { Refusal } from './refusal.ts'
import { refuse } from './refuse.ts'
import type { createTokens } from './tokens.ts'
import type { createWebhooks } from './webhooks.ts'

/**
 * One request to the API, for tests and the control page. `status` is missing where no answer was
 * given.
 */
export type Call = {
  endpoint: string
  method: string
  path: string
  body?: unknown
  requestId?: string
  fault?: FaultKind | string
  status?: number
  /** Nothing was done: it had been before. */
  again?: boolean
}

export type Provider = {
  account: Account
  tokens: ReturnType<typeof createTokens>
  faults: ReturnType<typeof createFaults>
  idempotency: ReturnType<typeof createIdempotency>
  webhooks: ReturnType<typeof createWebhooks>
  calls: Call[]
  /**
   * Where a request was not as PayPal has published it, or an answer: a fault of the shop or of the
   * stand-in, whatever has come of it.
   */
  breaches: string[]
  lag: () => number
}

/** The part of PayPal's API that the shop uses, and the certificate of its webhooks. */
export function createApi(provider: Provider): Hono {
  const api = new Hono()
  api.post('/v1/oauth2/token', (c) => giveToken(provider, c))
  for (const [name, endpoint] of Object.entries(endpoints))
    api.on(endpoint.method, endpoint.path, (c) => answer(provider, c, name, endpoint))
  api.get('/v1/notifications/certs/:name', async (c) => {
    const found = await provider.webhooks.certificate(c.req.param('name'))
    return found ? c.body(found, 200, { 'Content-Type': 'text/plain' }) : c.notFound()
  })
  for (const path of ['/v2/*', '/v1/customer/*', '/v1/notifications/*', '/v1/reporting/*'])
    api.all(path, (c) => {
      provider.breaches.push(`${c.req.method} ${c.req.path}: no endpoint that the stand-in plays`)
      return c.json(new Refusal(404, 'RESOURCE_NOT_FOUND').body(newDebugId()), 404)
    })
  return api
}

async function giveToken(provider: Provider, c: Context) {
  const { tokens, faults, calls } = provider
  const body = new TextDecoder().decode(await c.req.arrayBuffer())
  const call: Call = { endpoint: 'token', method: 'POST', path: c.req.path }
  calls.push(call)
  const fault = takeFault(faults, call)
  return answering(provider, c, call, async () => {
    await faults.before(fault, c.req.raw.signal)
    const given = tokens.give(c.req.header('Authorization'), new URLSearchParams(body))
    await faults.during(fault, c.req.raw.signal)
    if (given[0] === 400) provider.breaches.push(`token: ${body}`)
    faults.after(fault)
    return given
  })
}

async function answer(provider: Provider, c: Context, name: string, endpoint: Endpoint) {
  const { account, faults, idempotency } = provider
  const { signal } = c.req.raw
  const text = new TextDecoder().decode(await c.req.arrayBuffer())
  const requestId = c.req.header('PayPal-Request-Id')
  const call: Call = { endpoint: name, method: c.req.method, path: c.req.path }
  if (requestId) call.requestId = requestId
  provider.calls.push(call)
  return answering(provider, c, call, async () => {
    provider.tokens.check(c.req.header('Authorization'))
    for (const wrong of callFaults(name, c.req.raw, c.req.param('id')))
      provider.breaches.push(`${name}: ${wrong}`)
    if (requestId && requestId.length > 108) refuse('INVALID_STRING_LENGTH', 'PayPal-Request-Id')
    const fault = takeFault(faults, call)
    await faults.before(fault, signal)
    mock(c, name)
    const isFull = c.req.header('Prefer') === 'return=representation'
    const query = new URL(c.req.url).searchParams
    const { made, isAgain } = await watched(provider, name, () => {
      const body = readBody(c, text)
      if (body !== undefined) call.body = body
      const [id, tracker] = [c.req.param('id') ?? '', c.req.param('tracker') ?? '']
      const asked = { id, tracker, query, body, isFull, requestId }
      return idempotency.once(
        requestId && endpoint.method === 'POST' ? `${name} ${requestId}` : undefined,
        `${c.req.path} ${text}`,
        async () => {
          const done = endpoint.act(account, { ...asked, lag: provider.lag() })
          await faults.during(fault, signal)
          if (typeof done === 'function') return done
          return () => (isFull || call.again ? done.full() : done.brief())
        },
      )
    })
    call.again = isAgain
    faults.after(fault)
    if (!endpoint.answer) return [204, {}]
    return [isAgain ? 200 : (endpoint.status ?? 200), checkAnswer(endpoint.answer, made())]
  })
}

/** Notes a request that PayPal refuses because the shop is wrong, not the payer or the bank. */
async function watched<T>({ breaches }: Provider, name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal && isShopsFault(error))
      breaches.push(`${name}: ${error.status} ${JSON.stringify(error.details)}`)
    throw error
  }
}

/** Sends what a request comes to, a refusal too, and notes it. */
async function answering(
  { breaches }: Provider,
  c: Context,
  call: Call,
  act: () => Promise<[number, object]>,
) {
  const debugId = newDebugId()
  c.header('Paypal-Debug-Id', debugId)
  try {
    const [status, body] = await answerOf(call, debugId, act)
    call.status = status
    if (call.endpoint !== 'token' && status !== 204) checkReply(call.endpoint, status, body)
    if (status === 204) return c.body(null, 204)
    return c.json(body, status as ContentfulStatusCode)
  } catch (error) {
    if (error instanceof Unpublished) breaches.push(error.message)
    throw error
  }
}

async function answerOf(call: Call, debugId: string, act: () => Promise<[number, object]>) {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const body = error.body(debugId, wordedFor(call.endpoint, error))
    return [error.status, body] as [number, object]
  }
}

function takeFault(faults: Provider['faults'], call: Call): Order | undefined {
  const fault = faults.take(call.endpoint)
  if (fault) call.fault = fault.kind ?? fault.issue
  return fault
}

function readBody(c: Context, text: string): unknown {
  if (c.req.method === 'GET') return undefined
  if (!c.req.header('Content-Type')?.startsWith('application/json'))
    throw new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE')
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return refuse('MALFORMED_REQUEST_JSON', '/')
  }
}

/** `PayPal-Mock-Response`, as in the sandbox: any error of the API instead of acting. */
function mock(c: Context, endpoint: string): void {
  const asked = c.req.header('PayPal-Mock-Response')
  if (!asked) return
  const { mock_application_codes: code } = JSON.parse(asked) as { mock_application_codes?: string }
  if (code === 'INTERNAL_SERVER_ERROR') throw new Refusal(500, code)
  // As PayPal: what it does not know is no reason to refuse.
  if (code && publishedIssue(code, endpoint)) refuse(code)
}

const newDebugId = () => newId(13).toLowerCase()
