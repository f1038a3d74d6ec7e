import { Hono } from 'hono'
import type { Account, CaptureOutcome, Checkout } from './account.ts'
import { type Call, createApi } from './api.ts'
import { captureOf, settleCapture, waitFor } from './captures.ts'
import {
  answerDispute,
  endDispute,
  escalateDispute,
  type Opening,
  type Outcome,
  openDispute,
} from './disputes.ts'
import { createFaults } from './faults.ts'
import { createHostedPage } from './hosted-page.ts'
import { createIdempotency } from './idempotency.ts'
import { toMoney } from './money.ts'
import type { PendingReason } from './objects.ts'
import { type Approver, approve, findOrder, lapse, reverseApproval } from './orders.ts'
import { checkAnswer, type Shape } from './published.ts'
import { refundCapture, settleRefund } from './refunds.ts'
import { balanceOf, payElsewhere, withdraw } from './reporting.ts'
import { createTokens } from './tokens.ts'
import { createWebhooks } from './webhooks.ts'

export type Options = {
  clientId: string
  clientSecret: string
  /** The shop's webhook at PayPal: a part of what is signed. */
  webhookId: string
  /** Where API, page and certificate are reached, without a slash at the end. */
  origin?: string
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

export type PayPalStandIn = ReturnType<typeof createPayPalStandIn>

/**
 * Plays the part of PayPal that the shop uses: API, page for the payer, webhooks and everything
 * that can go wrong with them. Web standards only, so it runs in a Worker's test and in Node alike.
 * Nothing is kept but in memory.
 *
 *     const paypal = createPayPalStandIn({ clientId, clientSecret, webhookId, deliver })
 *     await paypal.fetch(new Request('https://paypal.test/v1/oauth2/token', …))
 *     await paypal.approve(orderId)
 *
 * The acts below are those of the payer, the bank and the owner in PayPal's dashboard. Each waits
 * until its webhooks were delivered or given up, and throws where PayPal would refuse.
 */
export function createPayPalStandIn(options: Options) {
  const { now = Date.now, patience = { never: 120_000, slow: 2000 } } = options
  const origin = options.origin ?? 'https://paypal.test'
  const webhooks = createWebhooks({
    webhookId: options.webhookId,
    url: options.webhookUrl ?? 'https://shop.test/webhooks/paypal',
    origin,
    deliver: options.deliver,
    retryDelays: options.retryDelays ?? [50, 250, 1000],
    atOnce: options.webhooksAtOnce ?? true,
    now,
  })
  const account = openAccount(now, origin, webhooks)
  const faults = createFaults(patience)
  const idempotency = createIdempotency(now)
  const tokens = createTokens(options, now)
  const calls: Call[] = []
  const breaches: string[] = []
  let lag = 0

  const told = async <T>(result: T): Promise<T> => {
    await webhooks.settled()
    return result
  }

  const standIn = {
    /** API, page and certificate. */
    app: new Hono(),
    /** Asks the stand-in as if over the network: rejects where the connection is lost. */
    fetch: async (request: Request): Promise<Response> => standIn.app.fetch(request),
    origin,
    account,

    /** Every order that PayPal still knows, oldest first. */
    get orders(): Checkout[] {
      lapse(account)
      return [...account.orders.values()].filter(({ gone }) => !gone)
    },
    order: (id: string): Checkout => findOrder(account, id),

    /** The payer agrees to pay, and nothing is taken. */
    approve: async (orderId: string, by?: Approver) => told(approve(account, orderId, by)),
    /** PayPal takes back what the payer has agreed to. */
    reverseApproval: async (orderId: string) => told(reverseApproval(account, orderId)),
    /** Forgets what was not approved, or not captured, in time by the stand-in's clock. */
    lapse: async () => told(lapse(account)),
    /** What the next capture comes to, of one order or of any. */
    captureNext(outcome: CaptureOutcome, orderId?: string): void {
      if (orderId) findOrder(account, orderId).next.push(outcome)
      else account.nextCaptures.push(outcome)
    },
    /** Money that waits waits for something else now. */
    waitFor: async (orderId: string, reason: PendingReason) =>
      told(waitFor(account, orderId, reason)),
    /** Money that waits comes, or does not. */
    settleCapture: async (orderId: string, outcome: 'COMPLETED' | 'DECLINED') =>
      told(settleCapture(account, orderId, outcome)),
    /**
     * Refunds in the provider's dashboard, not through the shop. `amount` in minor units; all that
     * is left without.
     */
    refund: async (orderId: string, amount?: number) => {
      const { id, amount: captured } = captureOf(account, orderId)
      const part = amount === undefined ? {} : { amount: toMoney(amount, captured.currency_code) }
      return told(refundCapture(account, id, part))
    },
    /** The next refunds wait for an eCheck. */
    refundPending(times = 1): void {
      for (let n = 0; n < times; n += 1) account.nextRefunds.push({ wait: true })
    },
    /** The next refunds are refused with an issue of PayPal's. */
    refuseRefund(issue: string, times = 1): void {
      for (let n = 0; n < times; n += 1) account.nextRefunds.push({ refuse: issue })
    },
    /** A refund that waited is sent, fails or is called off; one that was sent comes back. */
    settleRefund: async (refundId: string, outcome: 'COMPLETED' | 'FAILED' | 'CANCELLED') =>
      told(settleRefund(account, refundId, outcome)),

    dispute: async (orderId: string, how?: Opening) => told(openDispute(account, orderId, how)),
    /** An inquiry becomes a claim. */
    escalate: async (orderId: string) => told(escalateDispute(account, orderId)),
    /** The shop's evidence is sent, in the dashboard. */
    answerDispute: async (orderId: string) => told(answerDispute(account, orderId)),
    endDispute: async (orderId: string, outcome: Outcome) =>
      told(endDispute(account, orderId, outcome)),

    /** Brings what is there in a currency to the shop's bank. */
    withdraw: (currency?: string) => withdraw(account, currency),
    /** A payment that the shop knows nothing of. */
    payElsewhere: (amount: number, currency?: string) => payElsewhere(account, amount, currency),
    /** From now on what comes in `currency` is settled in another one, at that rate. */
    settleIn(currency: string, settled: { currency: string; rate: number }): void {
      account.exchange.set(currency, settled)
    },
    /** What the balance shows, in minor units by currency. */
    get balance(): Record<string, number> {
      return Object.fromEntries(balanceOf(account))
    },
    /** From now on the report of movements is that many milliseconds behind. */
    reportLate(milliseconds: number): void {
      lag = milliseconds
    },
    /** Every token that was given is refused from now on. */
    expireTokens: () => tokens.expire(),

    faults,
    webhooks,
    /** Every event made, with how its deliveries went. */
    events: webhooks.log,
    /** Every request to the API. */
    calls,
    /** What was not as PayPal has published it, of requests and answers: nothing, in a good test. */
    breaches,

    /** Forgets everything, as if nobody had ever paid. */
    reset(): void {
      for (const kept of [account.orders, account.disputes, account.exchange]) kept.clear()
      for (const kept of [account.movements, account.nextCaptures, account.nextRefunds, calls])
        kept.length = 0
      lag = 0
      faults.clear()
      idempotency.forget()
      tokens.expire()
      webhooks.forget()
    },
  }

  const provider = {
    account,
    tokens,
    faults,
    idempotency,
    webhooks,
    calls,
    breaches,
    lag: () => lag,
  }
  standIn.app.route('/', createApi(provider))
  standIn.app.route('/', createHostedPage(account))
  // A lost connection has no answer, and a fault of the stand-in's own is none of PayPal's.
  standIn.app.onError((error) => {
    throw error
  })
  return standIn
}

/** What events are about, in openapi.json; an approval that was taken back names only its order. */
const shapes: Record<string, Shape> = {
  'checkout-order': 'order',
  capture: 'payments.capture-2',
  refund: 'refund',
  dispute: 'disputes.dispute',
}

function openAccount(
  now: () => number,
  origin: string,
  { emit, log }: Pick<ReturnType<typeof createWebhooks>, 'emit' | 'log'>,
): Account {
  return {
    now,
    origin,
    orders: new Map(),
    disputes: new Map(),
    movements: [],
    nextCaptures: [],
    nextRefunds: [],
    exchange: new Map(),
    tell: (type, resourceType, resource, summary) => {
      const shape =
        'id' in resource || resourceType === 'dispute' ? shapes[resourceType] : undefined
      emit(type, resourceType, shape ? checkAnswer(shape, resource) : resource, summary)
    },
    told: log,
  }
}
