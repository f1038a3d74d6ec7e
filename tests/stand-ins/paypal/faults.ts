import { ConnectionDropped, faultKinds as stripeKinds, wait } from '../stripe/faults.ts'
import { Refusal } from './refusal.ts'
import { refuse } from './refuse.ts'

/** What can go wrong with one request to the API. */
export const faultKinds = {
  ...stripeKinds,
  'token-expired': '401, as if the token had just expired',
} as const

export type FaultKind = keyof typeof faultKinds
/** `issue`: refused with that instead, nothing done. */
type Wrong =
  | { kind: FaultKind; issue?: undefined }
  | { issue: string; field?: string; kind?: undefined }
export type Order = Wrong & { endpoint: string; times: number }

/**
 * Faults that were ordered and have not happened yet.
 *
 * @param patience milliseconds until a request that gets no answer is given up, and by which `slow`
 *   is late
 */
export function createFaults(patience: { never: number; slow: number }) {
  const orders: Order[] = []

  return {
    /**
     * Lets the next `times` requests to an endpoint (`orders.create`, …, or `any`) go wrong, or be
     * refused with an `issue` of PayPal's.
     */
    order(order: Wrong & { endpoint: string; times?: number }): void {
      orders.push({ times: 1, ...order })
    },
    /** The fault for this request, if one was ordered. */
    take(endpoint: string): Order | undefined {
      const order = orders.find((o) => o.times > 0 && [endpoint, 'any'].includes(o.endpoint))
      if (order) order.times -= 1
      return order
    },
    pending: (): Order[] => orders.filter((order) => order.times > 0),
    clear: () => orders.splice(0),

    /** Before the request reaches its endpoint. */
    async before(order: Order | undefined, signal: AbortSignal): Promise<void> {
      if (order?.issue) refuse(order.issue, order.field)
      const kind = order?.kind
      if (kind === 'timeout') {
        await wait(patience.never, signal)
        signal.throwIfAborted()
        throw new ConnectionDropped('No answer')
      }
      if (kind === 'drop-before') throw new ConnectionDropped('Connection lost')
      if (kind === 'error-before') throw new Refusal(500, 'INTERNAL_SERVER_ERROR')
      if (kind === 'rate-limited') throw new Refusal(429, 'RATE_LIMIT_REACHED')
      if (kind === 'not-permitted') throw new Refusal(403, 'NOT_AUTHORIZED')
      if (kind === 'token-expired') throw new Refusal(401, 'AUTHENTICATION_FAILURE')
    },
    /** After the endpoint acted, while its answer is not kept yet. */
    async during(order: Order | undefined, signal: AbortSignal): Promise<void> {
      if (order?.kind === 'slow') await wait(patience.slow, signal)
    },
    /** When the answer is on its way. */
    after(order: Order | undefined): void {
      if (order?.kind === 'error-after') throw new Refusal(500, 'INTERNAL_SERVER_ERROR')
      if (order?.kind === 'drop-after') throw new ConnectionDropped('Connection lost')
    },
  }
}
