import Stripe from 'stripe'
import type { Config } from '../../platform/config.ts'
import { NOT_PERMITTED, PaymentsRefused, PaymentsUnavailable } from '../provider.ts'

/** One try and one retry must end within the 8 s that a shopper waits for the payment page. */
const TIMEOUT_MS = 3_500

/**
 * The version in which Stripe answers and sends events, whatever the account's default is. Before
 * it moves, read what changed in docs.stripe.com/changelog.
 * @internal
 */
export const API_VERSION = '2026-10-28.endive'

const clients = new Map<string, Stripe>()

/** The SDK for a configuration, made once. */
export function clientFor(config: Config): Stripe {
  const { STRIPE_API_BASE, STRIPE_SECRET_KEY } = config
  const name = `${STRIPE_API_BASE} ${STRIPE_SECRET_KEY}`
  const known = clients.get(name)
  if (known) return known
  const base = new URL(STRIPE_API_BASE)
  const protocol = base.protocol === 'http:' ? 'http' : 'https'
  const client = new Stripe(STRIPE_SECRET_KEY, {
    host: base.hostname,
    protocol,
    port: base.port || { http: 80, https: 443 }[protocol],
    apiVersion: API_VERSION,
    httpClient: Stripe.createFetchHttpClient(
      // The key goes to Stripe's own host, wherever an answer may point.
      (url, init) => fetch(url, { ...init, redirect: 'manual' }),
    ),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
  })
  clients.set(name, client)
  return client
}

/** Runs a call. Stripe's failures become the two errors of provider.ts; faults of ours pass. */
export async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors
    const passing = [StripeConnectionError, StripeAPIError, StripeRateLimitError]
    // 409: the same request is under way at this moment.
    if (passing.some((kind) => error instanceof kind) || error.statusCode === 409)
      throw new PaymentsUnavailable(error.type)
    // A restricted key that lacks a permission.
    if (error instanceof Stripe.errors.StripePermissionError)
      throw new PaymentsRefused(NOT_PERMITTED)
    throw new PaymentsRefused(error.code ?? error.type)
  }
}
