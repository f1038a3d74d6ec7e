import { days, minutes, now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { ChargeFault } from '../../platform/money.ts'
import {
  nothingPaid,
  type PaymentDispute,
  type PaymentProvider,
  PaymentsRefused,
} from '../provider.ts'
import { amountOf } from './amounts.ts'
import { clientFor } from './client.ts'
import { readDispute } from './disputes.ts'
import { describe, readEvent } from './event.ts'
import { kindsThatMatter } from './event-kinds.ts'
import { balanceNow, movementsAfter, reportsOf } from './movements.ts'
import type { Dispute, Order, Refund, WebhookEvent } from './objects.ts'
import { orderRequest } from './order-request.ts'
import { reportedParcels } from './parcels.ts'
import { captureOf, isMoney, readPaymentState } from './payment-state.ts'
import { customId, readRefund, refusalOf } from './refunds.ts'

/** Source: the issues of `orders.create` in PayPal's specification. */
const faults: Record<string, ChargeFault | `${'line1' | 'city' | 'postcode'}-refused`> = {
  MAX_VALUE_EXCEEDED: 'total-too-large',
  CANNOT_BE_ZERO_OR_NEGATIVE: 'total-too-small',
  SHIPPING_ADDRESS_INVALID: 'line1-refused',
  MISSING_SHIPPING_ADDRESS: 'line1-refused',
  CITY_REQUIRED: 'city-refused',
  POSTAL_CODE_REQUIRED: 'postcode-refused',
}

/** Events of a page, and pages of them. */
const PAGE = 300
const MOST_PAGES = 5

const isGone = (error: unknown) =>
  error instanceof PaymentsRefused &&
  ['INVALID_RESOURCE_ID', 'RESOURCE_NOT_FOUND'].includes(error.code)

/**
 * PayPal's orders, approved on its own page. It takes no money until the shop captures, so what the
 * shop does not capture costs nobody anything. Source: developer.paypal.com/docs/api/orders/v2.
 */
export function paypalPayments(config: Config): PaymentProvider {
  const ask = clientFor(config)
  const api = new URL(config.PAYPAL_API_BASE)
  const www = api.origin.replace('//api-m.', '//www.')
  const read = (order: Order, disputes?: PaymentDispute[]) =>
    readPaymentState(order, `${www}/checkoutnow?token=${order.id}`, disputes)
  const at = (id: string) => `/v2/checkout/orders/${encodeURIComponent(id)}`

  async function readSession(id: string) {
    try {
      const order = await ask<Order>({ path: at(id) })
      const capture = captureOf(order)
      const paid = capture && isMoney(capture.status)
      return read(order, paid ? await disputesOf(capture.id) : [])
    } catch (error) {
      // Its account does not have it, or PayPal has forgotten it unapproved.
      if (isGone(error)) return nothingPaid(id, 'unknown')
      throw error
    }
  }

  /** Oldest first. An app that may not read disputes has none. */
  async function disputesOf(payment: string): Promise<PaymentDispute[]> {
    const query = new URLSearchParams({ disputed_transaction_id: payment })
    try {
      const { items = [] } = await ask<{ items?: Dispute[] }>({
        path: `/v1/customer/disputes?${query}`,
      })
      const found = await Promise.all(
        items.map(({ dispute_id: id }) =>
          ask<Dispute>({ path: `/v1/customer/disputes/${encodeURIComponent(id)}` }),
        ),
      )
      const since = ({ create_time: time = '' }: Dispute) => Date.parse(time)
      return found.sort((a, b) => since(a) - since(b)).map(readDispute)
    } catch (error) {
      if (error instanceof PaymentsRefused) return []
      throw error
    }
  }

  return {
    name: 'paypal',
    paidByCapture: true,

    async openSession(request) {
      try {
        const order = await ask<Order>({
          path: '/v2/checkout/orders',
          body: orderRequest(config, request),
          key: request.key,
        })
        const { amount, currency } = read(order)
        const url = order.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve')
        if (!url) throw new PaymentsRefused('no-page')
        return { id: order.id, url: url.href, amount, currency }
      } catch (error) {
        const fault = error instanceof PaymentsRefused && faults[error.code]
        throw fault ? new PaymentsRefused(fault) : error
      }
    },

    readSession,

    // PayPal cannot close one. Nobody captures what is expired here.
    async expireSession(id) {
      const state = await readSession(id)
      const isOver = state.status !== 'open' && state.status !== 'approved'
      return isOver ? state : { ...state, status: 'expired', url: null }
    },

    async capture(id) {
      try {
        // Another one each time: a refusal is not to be repeated to who has chosen another card. PayPal
        // takes the money of an order once, whatever the key.
        const key = `capture:${crypto.randomUUID()}`
        return read(await ask<Order>({ path: `${at(id)}/capture`, body: {}, key }))
      } catch (error) {
        if (!(error instanceof PaymentsRefused)) throw error
        // Somebody was quicker, or the shopper is to choose another way to pay.
        const state = await readSession(id)
        return state.status === 'paid' ? state : { ...state, declined: true }
      }
    },

    async refund({ paymentRef, amount, currency, id }) {
      try {
        const refund = await ask<Refund>({
          path: `/v2/payments/captures/${encodeURIComponent(paymentRef)}/refund`,
          body: { amount: amountOf(amount, currency), custom_id: customId(id) },
          key: `refund:${id}`,
        })
        return readRefund(refund)
      } catch (error) {
        throw error instanceof PaymentsRefused ? new PaymentsRefused(refusalOf(error.code)) : error
      }
    },

    parcels: reportedParcels(ask),

    movements: (after) => movementsAfter(reportsOf(ask), after),
    // Its report is hours behind, and dates money that it looked at first by when that began.
    readAgainFrom: () => `${now() - days(15)}-`,

    balance: () => balanceNow(reportsOf(ask)),

    // PayPal does not say what a transfer to the bank has brought.
    movementsOfPayout: async () => [],

    // It does not say which it could not deliver either: those of the days for which it tries.
    async undeliveredEvents() {
      const found = new Map<string, WebhookEvent>()
      let until = new Date((now() - minutes(1)) * 1000).toISOString()
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = new URLSearchParams({
          start_time: new Date((now() - days(3)) * 1000).toISOString(),
          ...{ end_time: until, page_size: String(PAGE) },
        })
        const { events = [] } = await ask<{ events?: WebhookEvent[] }>({
          path: `/v1/notifications/webhooks-events?${query}`,
        })
        for (const event of events) found.set(event.id, event)
        until = events.at(-1)?.create_time ?? until
        if (events.length < PAGE) break
      }
      return [...found.values()]
        .filter(({ event_type: kind }) => kindsThatMatter.includes(kind))
        .map(describe)
    },

    dashboard: (paymentRef) => `${www}/activity/payment/${encodeURIComponent(paymentRef)}`,

    readEvent: (body, headers) => readEvent(config, body, headers),
  }
}
