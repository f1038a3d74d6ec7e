import type { Config } from '../../platform/config.ts'
import { log } from '../../platform/log.ts'
import { PaymentsRefused, PaymentsUnavailable } from '../provider.ts'

/** One try and one retry, the token included, must end within the 8 s that a shopper waits. */
const TIMEOUT_MS = 3_500
const PATIENCE_MS = 7_000
/** A token is not used for the last minutes of its life. */
const MARGIN_MS = 300_000

/** 422s that say nothing of the outcome: it is to be asked for again. */
const passing = ['ORDER_COMPLETION_IN_PROGRESS', 'PREVIOUS_REQUEST_IN_PROGRESS']

type Asked = {
  /** Path and query. */
  path: string
  /** POST with this, or PATCH with a list; without it GET. */
  body?: object
  /** The same key does it once, for the six hours that PayPal keeps it. */
  key?: string
}

export type PayPalClient = <T>(asked: Asked) => Promise<T>

/** Tokens by account: one is good for nine hours, whoever asks. */
const tokens = new Map<string, { token: string; until: number }>()

/** Asks PayPal's API. Failures become the two errors of provider.ts, a refusal by its `issue`. */
export function clientFor(config: Config): PayPalClient {
  const { PAYPAL_API_BASE: base, PAYPAL_CLIENT_ID: id, PAYPAL_SECRET: secret } = config
  const account = `${base} ${id} ${secret}`

  async function authorization(timeout: number): Promise<string> {
    const known = tokens.get(account)
    if (known && Date.now() < known.until) return known.token
    const response = await reach(`${base}/v1/oauth2/token`, timeout, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa(`${id}:${secret}`)}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
    if (!response.ok) throw failureOf(response)
    const given = read(response) as { access_token: string; expires_in: number }
    const token = `Bearer ${given.access_token}`
    tokens.set(account, { token, until: Date.now() + given.expires_in * 1000 - MARGIN_MS })
    return token
  }

  async function attempt(asked: Asked, timeout: number): Promise<unknown> {
    const { path, body, key } = asked
    const ends = Date.now() + timeout
    const Authorization = await authorization(timeout)
    const response = await reach(base + path, Math.max(1, ends - Date.now()), {
      method: Array.isArray(body) ? 'PATCH' : body ? 'POST' : 'GET',
      headers: {
        Authorization,
        Prefer: 'return=representation',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key && { 'PayPal-Request-Id': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (response.ok) return read(response)
    if (response.status === 401) {
      // It was withdrawn: a new one is asked for.
      tokens.delete(account)
      throw new PaymentsUnavailable('AUTHENTICATION_FAILURE')
    }
    throw failureOf(response)
  }

  return async <T>(asked: Asked) => {
    const ends = Date.now() + PATIENCE_MS
    try {
      return (await attempt(asked, TIMEOUT_MS)) as T
    } catch (error) {
      if (!(error instanceof PaymentsUnavailable)) throw error
      return (await attempt(asked, Math.min(TIMEOUT_MS, Math.max(1, ends - Date.now())))) as T
    }
  }
}

type Answer = { ok: boolean; status: number; text: string }

async function reach(url: string, timeout: number, init: RequestInit): Promise<Answer> {
  const ended = new AbortController()
  const tooSlow = () => ended.abort(new DOMException('no answer in time', 'TimeoutError'))
  const timer = setTimeout(tooSlow, timeout)
  try {
    // The secret goes to PayPal's own host, wherever an answer may point.
    const response = await fetch(url, { ...init, signal: ended.signal, redirect: 'manual' })
    return { ok: response.ok, status: response.status, text: await response.text() }
  } catch (error) {
    throw new PaymentsUnavailable(error instanceof Error ? error.name : 'no answer')
  } finally {
    clearTimeout(timer)
  }
}

function read({ status, text }: Answer): unknown {
  if (status === 204) return null
  try {
    return JSON.parse(text)
  } catch {
    throw new PaymentsUnavailable('no answer')
  }
}

type Failure = { name?: string; error?: string; debug_id?: string; details?: { issue?: string }[] }

/** What PayPal says went wrong. Its `debug_id` is what its support asks for. */
function failureOf({ status, text }: Answer): Error {
  const said = failureIn(text)
  const issue = said.details?.[0]?.issue ?? said.name ?? said.error ?? `status ${status}`
  log('warn', 'paypal refused', { status, issue, debugId: said.debug_id ?? '' })
  // 409: the same request is under way at this moment.
  if (status >= 500 || status === 409 || status === 429 || status < 400 || passing.includes(issue))
    return new PaymentsUnavailable(issue)
  return new PaymentsRefused(issue)
}

function failureIn(text: string): Failure {
  try {
    return (JSON.parse(text) ?? {}) as Failure
  } catch {
    // Whoever is in between has answered.
    return {}
  }
}
