import Stripe from 'stripe'

/**
 * Stripe's own SDK, asking the stand-in instead of the network.
 *
 * @param fetch the stand-in's `fetch`
 */
export function sdkFor(
  fetch: (request: Request) => Promise<Response>,
  options: { key?: string; maxNetworkRetries?: number; timeout?: number } = {},
): Stripe {
  const { key = 'sk_test_standin', maxNetworkRetries = 0, timeout = 5000 } = options
  return new Stripe(key, {
    host: 'payments.test',
    port: 80,
    protocol: 'http',
    maxNetworkRetries,
    timeout,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(((url: string, init: RequestInit) =>
      fetch(new Request(url, init))) as typeof globalThis.fetch),
  })
}
