import { Refusal } from './refusal.ts'

/** What can go wrong with one request to the API. */
export const faultKinds = {
  timeout: 'no answer at all, nothing done',
  'rate-limited': '429, nothing done',
  'not-permitted': '403, as if the shop might not do that',
  'error-before': '500, nothing done',
  'error-after': '500, although it was done',
  'drop-before': 'connection lost, nothing done',
  'drop-after': 'connection lost, although it was done',
  slow: 'done, but answered late',
} as const

export type FaultKind = keyof typeof faultKinds
export type Order = { endpoint: string; kind: FaultKind; times: number }

/** Thrown through `fetch()` where no answer may come; a server closes the connection. */
export class ConnectionDropped extends Error {
  override name = 'ConnectionDropped'
}

/**
 * Faults that were ordered and have not happened yet.
 *
 * @param patience milliseconds until a request that gets no answer is given up, and by which `slow`
 *   is late
 */
export function createFaults(patience: { never: number; slow: number }) {
  const orders: Order[] = []

  return {
    /** Lets the next `times` requests to an endpoint (`sessions.create`, …, or `any`) go wrong. */
    order(order: { endpoint: string; kind: FaultKind; times?: number }): void {
      orders.push({ times: 1, ...order })
    },
    /** The fault for this request, if one was ordered. */
    take(endpoint: string): FaultKind | undefined {
      const order = orders.find((o) => o.times > 0 && [endpoint, 'any'].includes(o.endpoint))
      if (order) order.times -= 1
      return order?.kind
    },
    pending: (): Order[] => orders.filter((order) => order.times > 0),
    clear: () => orders.splice(0),

    /** Before the request reaches its endpoint. */
    async before(kind: FaultKind | undefined, signal: AbortSignal): Promise<void> {
      if (kind === 'timeout') {
        await wait(patience.never, signal)
        signal.throwIfAborted()
        throw new ConnectionDropped('No answer')
      }
      if (kind === 'drop-before') throw new ConnectionDropped('Connection lost')
      if (kind === 'error-before') throw brokenInside(false)
      if (kind === 'not-permitted')
        throw new Refusal(
          403,
          {
            type: 'invalid_request_error',
            message:
              "The provided key 'rk_test_*********' does not have the required permissions for this endpoint.",
          },
          false,
        )
      if (kind === 'rate-limited')
        throw new Refusal(
          429,
          {
            type: 'invalid_request_error',
            code: 'rate_limit',
            message:
              'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
          },
          false,
        )
    },
    /** After the endpoint acted, while its answer is not kept yet. */
    async during(kind: FaultKind | undefined, signal: AbortSignal): Promise<void> {
      if (kind === 'slow') await wait(patience.slow, signal)
      if (kind === 'error-after') throw brokenInside(true)
    },
    /** When the answer is on its way. */
    after(kind: FaultKind | undefined): void {
      if (kind === 'drop-after') throw new ConnectionDropped('Connection lost')
    },
  }
}

function brokenInside(began: boolean): Refusal {
  return new Refusal(
    500,
    { type: 'api_error', message: 'An unknown error occurred (ordered from the stand-in)' },
    began,
  )
}

/** Waits, but not longer than whoever asked does. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
  })
}
