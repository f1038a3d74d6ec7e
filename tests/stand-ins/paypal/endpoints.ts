import type { Account } from './account.ts'
import { captureOrder, captureView, findCapture } from './captures.ts'
import { disputeView, findDispute, listDisputes } from './dispute-views.ts'
import { findEvent, listEvents } from './events.ts'
import type { Made } from './idempotency.ts'
import type { OrderRequest } from './objects.ts'
import { createOrder, findOrder, orderInShort, orderView } from './orders.ts'
import { readRequest, type Shape } from './published.ts'
import { findRefund, type RefundRequest, refundCapture, refundInShort } from './refunds.ts'
import { refuse } from './refuse.ts'
import { listBalances, listTransactions } from './reporting.ts'
import { addTracker, cancelTracker, type PatchRequest, type TrackerRequest } from './trackers.ts'

type Asked = {
  id: string
  /** Of what belongs to the order in the path. */
  tracker: string
  query: URLSearchParams
  body: unknown
  /** `Prefer: return=representation` */
  isFull: boolean
  requestId: string | undefined
  /** Milliseconds by which the report of movements is behind. */
  lag: number
}

/** Does what one endpoint does, and returns how what it has made is shown: briefly, or in full. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  act: (account: Account, asked: Asked) => Made | { brief: Made; full: Made }
  /** What the answer is, in openapi.json; none has 204. */
  answer: Shape | null
  /** Of something new; 200 where nothing is. */
  status?: 201
}

export const endpoints: Record<string, Endpoint> = {
  'orders.create': {
    ...{ method: 'POST', path: '/v2/checkout/orders', answer: 'order', status: 201 },
    act: (account, { body, requestId }) => {
      const asked = readRequest<OrderRequest>('order_request', body)
      if (asked.payment_source && !requestId) refuse('PAYPAL_REQUEST_ID_REQUIRED')
      const made = createOrder(account, asked)
      return {
        brief: () => orderInShort(account, made),
        full: () => orderView(account, made),
      }
    },
  },
  'orders.get': {
    ...{ method: 'GET', path: '/v2/checkout/orders/:id', answer: 'order' },
    act: (account, { id }) => {
      const found = findOrder(account, id)
      return () => orderView(account, found)
    },
  },
  'orders.capture': {
    ...{ method: 'POST', path: '/v2/checkout/orders/:id/capture', answer: 'order', status: 201 },
    act: (account, { id, body }) => {
      readRequest('order_capture_request', body)
      const made = captureOrder(account, id)
      return {
        brief: () => capturedInShort(orderView(account, made)),
        full: () => orderView(account, made),
      }
    },
  },
  'orders.track': {
    ...{ method: 'POST', path: '/v2/checkout/orders/:id/track', answer: 'order', status: 201 },
    act: (account, { id, body }) => {
      const asked = readRequest<TrackerRequest>('order_tracker_request', body)
      const made = addTracker(account, id, asked)
      return () => orderView(account, made)
    },
  },
  'orders.trackers.patch': {
    ...{ method: 'PATCH', path: '/v2/checkout/orders/:id/trackers/:tracker', answer: null },
    act: (account, { id, tracker, body }) => {
      cancelTracker(account, id, tracker, readRequest<PatchRequest>('patch_request', body))
      return () => ({})
    },
  },
  'captures.get': {
    ...{ method: 'GET', path: '/v2/payments/captures/:id', answer: 'payments.capture-2' },
    act: (account, { id }) => {
      const { order, capture } = findCapture(account, id)
      return () => captureView(order, capture)
    },
  },
  'captures.refund': {
    ...{ method: 'POST', path: '/v2/payments/captures/:id/refund', answer: 'refund', status: 201 },
    act: (account, { id, body }) => {
      const asked = readRequest<RefundRequest>('payments.refund_request', body)
      const made = refundCapture(account, id, asked)
      return { brief: () => refundInShort(made), full: () => structuredClone(made) }
    },
  },
  'refunds.get': {
    ...{ method: 'GET', path: '/v2/payments/refunds/:id', answer: 'refund' },
    act: (account, { id }) => {
      const { refund } = findRefund(account, id)
      return () => structuredClone(refund)
    },
  },
  'disputes.list': {
    ...{ method: 'GET', path: '/v1/customer/disputes', answer: 'disputes.dispute_search' },
    act: (account, { query }) => {
      const found = listDisputes(account, query)
      return () => found
    },
  },
  'disputes.get': {
    ...{ method: 'GET', path: '/v1/customer/disputes/:id', answer: 'disputes.dispute' },
    act: (account, { id }) => {
      const found = findDispute(account, id)
      return () => disputeView(account, found)
    },
  },
  'transactions.list': {
    ...{ method: 'GET', path: '/v1/reporting/transactions', answer: 'reporting.search_response' },
    act: (account, { query, lag }) => {
      const found = listTransactions(account, query, lag)
      return () => found
    },
  },
  'balances.list': {
    ...{ method: 'GET', path: '/v1/reporting/balances', answer: 'reporting.balances_response' },
    act: (account, { query, lag }) => {
      const found = listBalances(account, query, lag)
      return () => found
    },
  },
  'events.list': {
    ...{ method: 'GET', path: '/v1/notifications/webhooks-events', answer: 'webhooks.EventList' },
    act: (account, { query }) => {
      const found = listEvents(account, query)
      return () => found
    },
  },
  'events.get': {
    ...{ method: 'GET', path: '/v1/notifications/webhooks-events/:id', answer: 'webhooks.event' },
    act: (account, { id }) => {
      const found = findEvent(account, id)
      return () => found
    },
  },
}

/** What faults can be ordered for, besides `any`. */
export const endpointNames = ['token', ...Object.keys(endpoints)]

/** A captured order without what the shop itself has asked for, as PayPal shows it. */
function capturedInShort(order: object): object {
  const {
    intent: _,
    purchase_units: units,
    create_time: __,
    update_time: ___,
    ...rest
  } = order as {
    intent: string
    purchase_units: { reference_id: string; shipping?: object; payments?: object }[]
    create_time: string
    update_time: string
  }
  return {
    ...rest,
    purchase_units: units.map(({ reference_id, shipping, payments }) => ({
      reference_id,
      ...(shipping && { shipping }),
      ...(payments && { payments }),
    })),
  }
}
