import Stripe from 'stripe'
import { newId } from './account.ts'
import type { Event } from './objects/types.ts'

/** An event and how its deliveries went: the status of each answer, or why there was none. */
export type SentEvent = {
  event: Event
  deliveries: (number | string)[]
}

export type Delivery = {
  secret: string
  /** Where the shop listens. */
  url: string
  deliver: (request: Request) => Promise<Response>
  /** Milliseconds before each further attempt after an answer that is not 2xx. */
  retryDelays: number[]
  now: () => number
  /**
   * False: events wait until `sendWaiting` is called, by whoever outlives the request that caused
   * them.
   */
  atOnce: boolean
}

/**
 * Sends events to the shop, signed as Stripe signs them; on order late, never, twice or in another
 * order.
 */
export function createWebhooks(delivery: Delivery) {
  const log: SentEvent[] = []
  const held: SentEvent[] = []
  const waiting: SentEvent[] = []
  const running = new Set<Promise<void>>()
  let holding = false
  let toLose = 0
  let toDouble = 0

  function start(sent: SentEvent): void {
    waiting.push(sent)
    if (delivery.atOnce) sendWaiting()
  }

  function sendWaiting(): void {
    for (const sent of waiting.splice(0)) {
      const sending = attempt(delivery, sent).finally(() => running.delete(sending))
      running.add(sending)
    }
  }

  /** Waits until every delivery under way has ended, those begun meanwhile included. */
  async function settled(): Promise<void> {
    for (sendWaiting(); running.size > 0; sendWaiting()) await Promise.all(running)
  }

  return {
    /** Every event ever made, oldest first. */
    log,
    emit(type: Event['type'], object: Event['data']['object']): void {
      const sent = { event: newEvent(type, object, delivery.now()), deliveries: [] }
      log.push(sent)
      if (toLose > 0) toLose -= 1
      else if (holding) held.push(sent)
      else start(sent)
      if (toDouble > 0) {
        toDouble -= 1
        if (holding) held.push(sent)
        else start(sent)
      }
    },
    sendWaiting,
    settled,
    /** From now on events wait for `release`. */
    hold(): void {
      holding = true
    },
    /**
     * Sends what was held, one after the other; `reversed`, or in the order that a function gives.
     */
    async release(order: 'made' | 'reversed' | ((held: SentEvent[]) => SentEvent[]) = 'made') {
      holding = false
      const made = held.splice(0)
      const sorted =
        typeof order === 'function' ? order(made) : order === 'made' ? made : made.reverse()
      for (const sent of sorted) await attempt(delivery, sent)
    },
    /** The next `n` events never reach the shop. */
    loseNext(n = 1): void {
      toLose += n
    },
    /** The next `n` events reach the shop twice. */
    duplicateNext(n = 1): void {
      toDouble += n
    },
    /** Sends an event again, as the button in Stripe's dashboard does. */
    async resend(eventId: string): Promise<void> {
      const sent = log.find(({ event }) => event.id === eventId)
      if (!sent) throw new Error(`There is no event ${eventId}`)
      await attempt(delivery, sent)
    },
    state: () => ({ holding, held: held.length, toLose, toDouble }),
    forget(): void {
      log.length = 0
      held.length = 0
      waiting.length = 0
      holding = false
      toLose = 0
      toDouble = 0
    },
  }
}

function newEvent(type: Event['type'], object: Event['data']['object'], now: number): Event {
  return {
    id: newId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: now,
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type,
  }
}

async function attempt(delivery: Delivery, sent: SentEvent): Promise<void> {
  for (const delay of [0, ...delivery.retryDelays]) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    const outcome = await send(delivery, sent)
    sent.deliveries.push(outcome)
    if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) return
  }
}

async function send(delivery: Delivery, sent: SentEvent): Promise<number | string> {
  const payload = JSON.stringify(sent.event)
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret: delivery.secret,
    timestamp: delivery.now(),
    cryptoProvider: Stripe.createSubtleCryptoProvider(),
  })
  const request = new Request(delivery.url, {
    method: 'POST',
    body: payload,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
  })
  try {
    const response = await delivery.deliver(request)
    await response.body?.cancel()
    return response.status
  } catch (error) {
    return error instanceof Error ? error.message : 'not delivered'
  }
}
