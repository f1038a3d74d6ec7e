import { Hono } from 'hono'
import type { Account, WaitingRefund } from './account.ts'
import { type Call, createApi } from './api.ts'
import { balanceOf, bill, chargeElsewhere, failPayout, payOut } from './balance.ts'
import { answerDispute, dispute, endDispute, escalate } from './disputes.ts'
import { createFaults } from './faults.ts'
import { createHostedPage } from './hosted-page.ts'
import { createIdempotency } from './idempotency.ts'
import type { Session } from './objects/types.ts'
import { decline, pay, payLater, type Shopper, settleAsync } from './payments.ts'
import { failRefund, refund, settleRefund } from './refunds.ts'
import { Refusal } from './refusal.ts'
import { expireOverdue, expireSession, findCheckout } from './sessions.ts'
import { createWebhooks } from './webhooks.ts'

export type Options = {
  secretKey: string
  webhookSecret: string
  /** Brings a webhook to the shop: `fetch`, or the shop's own in a test. */
  deliver: (request: Request) => Promise<Response>
  /** Where the shop listens for webhooks. */
  webhookUrl?: string
  /** Milliseconds since 1970, as the provider's clock shows them. */
  now?: () => number
  /** Milliseconds before each further attempt to deliver a webhook. */
  retryDelays?: number[]
  /** False: webhooks wait until `webhooks.sendWaiting` is called. */
  webhooksAtOnce?: boolean
  /**
   * Milliseconds: how long a request without an answer stays open, and how late a slow answer is.
   */
  patience?: { never: number; slow: number }
}

export type StripeStandIn = ReturnType<typeof createStripeStandIn>

/**
 * Plays the part of Stripe that the shop uses: API, payment page, webhooks and everything that can
 * go wrong with them. Web standards only, so it runs in a Worker's test and in Node alike. Nothing
 * is kept but in memory.
 *
 * The acts below are those of the shopper, the bank and the owner in Stripe's dashboard. Each waits
 * until its webhooks were delivered or given up, and throws a `Refusal` where Stripe would refuse.
 */
export function createStripeStandIn(options: Options) {
  const {
    secretKey,
    now: milliseconds = Date.now,
    patience = { never: 120_000, slow: 2000 },
  } = options
  const now = () => Math.floor(milliseconds() / 1000)
  const webhooks = createWebhooks({
    secret: options.webhookSecret,
    url: options.webhookUrl ?? 'https://shop.test/webhooks/stripe',
    deliver: options.deliver,
    retryDelays: options.retryDelays ?? [50, 250, 1000],
    atOnce: options.webhooksAtOnce ?? true,
    now,
  })
  const account = openAccount(now, webhooks)
  const faults = createFaults(patience)
  const idempotency = createIdempotency(now)
  const calls: Call[] = []

  const told = async <T>(result: T): Promise<T> => {
    await webhooks.settled()
    return result
  }

  const standIn = {
    /** API and payment page. */
    app: new Hono(),
    /** Asks the stand-in as if over the network: rejects where the connection is lost. */
    fetch: async (request: Request): Promise<Response> => standIn.app.fetch(request),

    /** Every session, oldest first. */
    get sessions(): Session[] {
      expireOverdue(account)
      return [...account.checkouts.values()].map(({ session }) => session)
    },
    session: (id: string): Session => findCheckout(account, id).session,
    account,

    pay: async (sessionId: string, shopper?: Shopper) => told(pay(account, sessionId, shopper)),
    decline: async (sessionId: string) => told(decline(account, sessionId)),
    payLater: async (sessionId: string, shopper?: Shopper) =>
      told(payLater(account, sessionId, shopper)),
    /** The money of `payLater` arrives, or does not. */
    settleAsync: async (sessionId: string, outcome: 'succeeded' | 'failed') =>
      told(settleAsync(account, sessionId, outcome)),
    expire: async (sessionId: string) => told(expireSession(account, sessionId)),
    /** Expires whatever is overdue by the stand-in's clock. */
    expireOverdue: async () => told(expireOverdue(account)),
    /**
     * Refunds in the provider's dashboard, not through the shop. `amount` in minor units; all that
     * is left without.
     */
    refund: async (sessionId: string, amount?: number) => {
      const payment_intent = findCheckout(account, sessionId).session.payment_intent ?? ''
      return told(refund(account, { payment_intent, amount, metadata: {}, expand: [] }))
    },
    /** The next refunds wait: for what is said, or for the shopper. */
    refundPending(reason: WaitingRefund['wait'] = 'processing', times = 1): void {
      for (let n = 0; n < times; n += 1) account.nextRefunds.push({ wait: reason })
    },
    /** The next refunds are refused, with a code of docs.stripe.com/error-codes. */
    refuseRefund(code: string, times = 1): void {
      for (let n = 0; n < times; n += 1) account.nextRefunds.push({ refuse: code })
    },
    /** A refund that waited is sent, fails, or is called off. */
    settleRefund: async (refundId: string, outcome: 'succeeded' | 'failed' | 'canceled') =>
      told(settleRefund(account, refundId, outcome)),
    failRefund: async (refundId: string) => told(failRefund(account, refundId)),
    /** `amount`: of a part of the payment; `dueBy`: until when the shop may answer, in seconds. */
    dispute: async (
      sessionId: string,
      how?: 'dispute' | 'inquiry',
      amount?: number,
      dueBy?: number,
    ) => told(dispute(account, sessionId, how, amount, dueBy)),
    /** The shop's evidence is sent, in the dashboard. */
    answerDispute: async (sessionId: string) => told(answerDispute(account, sessionId)),
    escalate: async (sessionId: string) => told(escalate(account, sessionId)),
    endDispute: async (sessionId: string, outcome: 'won' | 'lost' | 'warning_closed') =>
      told(endDispute(account, sessionId, outcome)),

    /** Pays all that is available in a currency to the shop's bank. */
    payOut: async (currency?: string) => told(payOut(account, currency)),
    /** The shop's bank sends a payout back. */
    failPayout: async (payoutId: string) => told(failPayout(account, payoutId)),
    /** Stripe bills the shop. */
    bill: (amount: number, currency?: string) => bill(account, amount, currency),
    /** A payment that the shop knows nothing of. */
    chargeElsewhere: (amount: number, currency?: string) =>
      chargeElsewhere(account, amount, currency),
    /** From now on what comes in `currency` is settled in another one, at that rate. */
    settleIn(currency: string, settled: { currency: string; rate: number }): void {
      account.exchange.set(currency, settled)
    },
    /** What the balance shows, in minor units by currency. */
    get balance(): Record<string, number> {
      return Object.fromEntries(balanceOf(account))
    },

    faults,
    webhooks,
    /** Every event made, with how its deliveries went. */
    events: webhooks.log,
    /** Every request to the API. */
    calls,

    /** Forgets everything, as if nobody had ever paid. */
    reset(): void {
      for (const kept of [
        account.checkouts,
        account.intents,
        account.charges,
        account.refunds,
        account.disputes,
        account.movements,
        account.payouts,
        account.paidOut,
        account.exchange,
      ])
        kept.clear()
      account.nextRefunds.length = 0
      calls.length = 0
      faults.clear()
      idempotency.forget()
      webhooks.forget()
    },
  }

  standIn.app.route('/', createApi({ account, secretKey, faults, idempotency, calls }))
  standIn.app.route('/', createHostedPage(account))
  standIn.app.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ error: error.fault }, 400)
    // A lost connection has no answer.
    throw error
  })
  return standIn
}

function openAccount(
  now: () => number,
  { emit, log }: Pick<ReturnType<typeof createWebhooks>, 'emit' | 'log'>,
): Account {
  return {
    now,
    checkouts: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    movements: new Map(),
    payouts: new Map(),
    paidOut: new Map(),
    exchange: new Map(),
    nextRefunds: [],
    tell: emit,
    told: log,
  }
}
