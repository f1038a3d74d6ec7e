import type Stripe from 'stripe'
import { minutes, now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { ChargeFault } from '../../platform/money.ts'
import { nothingPaid, type PaymentProvider, PaymentsRefused } from '../provider.ts'
import { clientFor, reach } from './client.ts'
import { describe, readEvent } from './event.ts'
import { kindsThatMatter } from './event-kinds.ts'
import { readMovement } from './movements.ts'
import { readRefund, refundMetadata, refusalOf } from './refunds.ts'
import { paymentOf, readPaymentState, sessionParams } from './session.ts'

/** Source: docs.stripe.com/error-codes. */
const totalFaults: Record<string, ChargeFault> = {
  amount_too_large: 'total-too-large',
  amount_too_small: 'total-too-small',
}

/** Stripe sends no more of one payment. */
const MAX_REFUNDS = 1000

/**
 * Stripe Checkout. Source of the rules: docs.stripe.com/api/checkout/sessions and
 * docs.stripe.com/webhooks.
 */
export function stripePayments(config: Config): PaymentProvider {
  const stripe = clientFor(config)
  const expand = ['payment_intent.latest_charge.refunds']
  const readState = async (session: Stripe.Checkout.Session) => {
    const { charge } = paymentOf(session)
    if (!charge) return readPaymentState(session)
    // A charge has ten of its refunds in it, and says that it was disputed, but nothing of how that
    // ended.
    const [disputes, refunds] = await Promise.all([
      charge.disputed ? stripe.disputes.list({ charge: charge.id, limit: 100 }) : null,
      charge.refunds?.has_more
        ? stripe.refunds
            .list({ charge: charge.id, limit: 100 })
            .autoPagingToArray({ limit: MAX_REFUNDS })
        : (charge.refunds?.data ?? []),
    ])
    return readPaymentState(session, disputes?.data, refunds)
  }
  const readSession = (id: string) =>
    reach(async () => readState(await stripe.checkout.sessions.retrieve(id, { expand }))).catch(
      (error: unknown) => {
        if (error instanceof PaymentsRefused && error.code === 'resource_missing')
          return nothingPaid(id, 'unknown')
        throw error
      },
    )
  return {
    name: 'stripe',
    paidByCapture: false,

    openSession: (request) =>
      reach(async () => {
        const session = await stripe.checkout.sessions.create(sessionParams(request), {
          idempotencyKey: request.key,
        })
        if (!session.url) throw new PaymentsRefused('no-page')
        const { amount, currency } = readPaymentState(session)
        return { id: session.id, url: session.url, amount, currency }
      }).catch((error: unknown) => {
        const fault = error instanceof PaymentsRefused && totalFaults[error.code]
        throw fault ? new PaymentsRefused(fault) : error
      }),

    readSession: (id) => readSession(id),

    expireSession: (id) =>
      reach(async () => readState(await stripe.checkout.sessions.expire(id, { expand }))).catch(
        (error: unknown) => {
          // Only open sessions can be closed; any other tells what became of it.
          if (error instanceof PaymentsRefused) return readSession(id)
          throw error
        },
      ),

    // What is finished on Stripe's page is paid.
    capture: (id) => readSession(id),

    refund: ({ paymentRef, amount, id }) =>
      reach(async () => {
        const asked = { payment_intent: paymentRef, amount, metadata: refundMetadata(id) }
        return readRefund(await stripe.refunds.create(asked, { idempotencyKey: `refund:${id}` }))
      }).catch((error: unknown) => {
        throw error instanceof PaymentsRefused ? new PaymentsRefused(refusalOf(error.code)) : error
      }),

    // Newest first, but before one of them its next newer ones.
    movements: (after) =>
      reach(async () => {
        const asked = { limit: 100, expand: ['data.source'] }
        if (after === null) {
          const newest = stripe.balanceTransactions.list(asked)
          const all = await newest.autoPagingToArray({ limit: 10_000 })
          return all.slice(-100).map(readMovement).reverse()
        }
        const { data } = await stripe.balanceTransactions.list({ ...asked, ending_before: after })
        return data.map(readMovement).reverse()
      }),

    balance: () =>
      reach(async () => {
        const { available, pending } = await stripe.balance.retrieve()
        const sums: Record<string, number> = {}
        for (const { amount, currency } of [...available, ...pending])
          sums[currency.toUpperCase()] = (sums[currency.toUpperCase()] ?? 0) + amount
        return sums
      }),

    readAgainFrom: () => null,

    movementsOfPayout: (payout) =>
      reach(async () => {
        const found = await stripe.balanceTransactions
          .list({ payout, limit: 100 })
          .autoPagingToArray({ limit: 10_000 })
        return found.flatMap(({ id, type }) => (type === 'payout' ? [] : id))
      }),

    // Source: docs.stripe.com/webhooks/process-undelivered-events
    undeliveredEvents: () =>
      reach(async () => {
        const minuteOld = { lt: now() - minutes(1) }
        const asked = { types: kindsThatMatter, delivery_success: false, created: minuteOld }
        const found = stripe.events.list({ ...asked, limit: 100 })
        return (await found.autoPagingToArray({ limit: 300 })).map(describe)
      }),

    // Source: docs.stripe.com/keys, test mode: what a test key makes is shown apart.
    dashboard: (paymentRef) => {
      const mode = config.STRIPE_SECRET_KEY.startsWith('sk_live_') ? '' : 'test/'
      return `https://dashboard.stripe.com/${mode}payments/${encodeURIComponent(paymentRef)}`
    },

    readEvent: (body, headers) => readEvent(stripe, config.STRIPE_WEBHOOK_SECRET, body, headers),
  }
}
