import { newId, timeOf } from './account.ts'
import { crc32, newSigner, type Signer } from './certificate.ts'
import { checkAnswer } from './published.ts'

export type WebhookEvent = {
  id: string
  event_version: '1.0'
  create_time: string
  resource_type: string
  resource_version: '2.0'
  event_type: string
  summary: string
  resource: object
  links: { href: string; rel: string; method: string }[]
}

/** An event and how its deliveries went: the status of each answer, or why there was none. */
export type SentEvent = {
  event: WebhookEvent
  /** Stays the same however often the event is tried. */
  transmission: { id: string; time: string }
  deliveries: (number | string)[]
}

export type Delivery = {
  /** The shop's webhook at PayPal, which is a part of what is signed. */
  webhookId: string
  /** Where the shop listens. */
  url: string
  /** Where the certificate is read. */
  origin: string
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
 * Sends events to the shop, signed as PayPal signs them; on order late, never, twice or in another
 * order.
 */
export function createWebhooks(delivery: Delivery) {
  const log: SentEvent[] = []
  const held: SentEvent[] = []
  const waiting: SentEvent[] = []
  const running = new Set<Promise<void>>()
  const certificates = new Map<string, string>()
  let signer: Signer | undefined
  let moved = 0
  let holding = false
  let toLose = 0
  let toDouble = 0

  function start(sent: SentEvent): void {
    waiting.push(sent)
    // All that one act tells goes out in its order.
    if (delivery.atOnce) queueMicrotask(sendWaiting)
  }

  function sendWaiting(): void {
    const batch = waiting.splice(0)
    if (batch.length === 0) return
    const sending = sendAll(batch).finally(() => running.delete(sending))
    running.add(sending)
  }

  /** Waits until every delivery under way has ended, those begun meanwhile included. */
  async function settled(): Promise<void> {
    for (sendWaiting(); running.size > 0; sendWaiting()) await Promise.all(running)
  }

  async function sendAll(batch: SentEvent[]): Promise<void> {
    const sending: Promise<void>[] = []
    for (const sent of batch) sending.push(attempt(sent, await signed(sent)))
    await Promise.all(sending)
  }

  async function attempt(sent: SentEvent, first?: Request): Promise<void> {
    let request = first

    for (const delay of [0, ...delivery.retryDelays]) {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
      const outcome = await send(request ?? (await signed(sent)))
      request = undefined
      sent.deliveries.push(outcome)
      if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) return
    }
  }

  async function send(request: Request): Promise<number | string> {
    try {
      const response = await delivery.deliver(request)
      await response.body?.cancel()
      return response.status
    } catch (error) {
      return error instanceof Error ? error.message : 'not delivered'
    }
  }

  /** The name under which the certificate is served, which comes into being with the first use. */
  async function certificate(): Promise<string> {
    signer ??= await newSigner(delivery.now())
    const name = `CERT-${crc32(new TextEncoder().encode(signer.certificate)).toString(16)}-webhooks${moved || ''}`
    certificates.set(name, signer.certificate)
    return name
  }

  /**
   * The request that brings an event, which a test may spoil before it brings it.
   *
   * @param changes another body under the same signature, or one that was made for another webhook
   */
  async function signed(
    { event, transmission }: SentEvent,
    changes: { webhookId?: string; certUrl?: string; body?: string } = {},
  ): Promise<Request> {
    const name = await certificate()
    const said = JSON.stringify(event)
    const sum = crc32(new TextEncoder().encode(said))
    const id = changes.webhookId ?? delivery.webhookId
    const signature = await signer?.sign(`${transmission.id}|${transmission.time}|${id}|${sum}`)
    return new Request(delivery.url, {
      method: 'POST',
      body: changes.body ?? said,
      headers: {
        'Content-Type': 'application/json',
        'Paypal-Auth-Algo': 'SHA256withRSA',
        'Paypal-Cert-Url': changes.certUrl ?? `${delivery.origin}/v1/notifications/certs/${name}`,
        'Paypal-Transmission-Id': transmission.id,
        'Paypal-Transmission-Sig': signature ?? '',
        'Paypal-Transmission-Time': transmission.time,
      },
    })
  }

  return {
    /** Every event ever made, oldest first. */
    log,
    /** The certificate of that name, as it is served. */
    certificate: async (name: string): Promise<string | undefined> => {
      await certificate()
      // As a chain: who has signed it comes after it.
      const own = certificates.get(name)
      return own && `${own}\n${own}`
    },
    signed,
    /** From now on events are signed with another key, whose certificate has another address. */
    async changeKey(): Promise<void> {
      signer = await newSigner(delivery.now(), true)
    },
    /** From now on the certificate is served at another address, and nobody knows it yet. */
    moveCertificate(): void {
      moved += 1
    },
    emit(type: string, resourceType: string, resource: object, summary: string): void {
      const sent = newEvent(delivery, type, resourceType, resource, summary)
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
      for (const sent of sorted) await attempt(sent)
    },
    /** The next `n` events never reach the shop. */
    loseNext(n = 1): void {
      toLose += n
    },
    /** The next `n` events reach the shop twice. */
    duplicateNext(n = 1): void {
      toDouble += n
    },
    /** Sends an event again, as the button in PayPal's dashboard does. */
    async resend(eventId: string): Promise<void> {
      const sent = log.find(({ event }) => event.id === eventId)
      if (!sent) throw new Error(`There is no event ${eventId}`)
      await attempt(sent)
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

function newEvent(
  { origin, now }: Delivery,
  type: string,
  resourceType: string,
  resource: object,
  summary: string,
): SentEvent {
  const id = `WH-${newId()}-${newId()}`
  const self = `${origin}/v1/notifications/webhooks-events/${id}`
  const at = new Date(now()).toISOString()
  const event: WebhookEvent = {
    id,
    event_version: '1.0',
    create_time: at,
    resource_type: resourceType,
    resource_version: '2.0',
    event_type: type,
    summary,
    resource: structuredClone(resource),
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/resend`, rel: 'resend', method: 'POST' },
    ],
  }
  checkAnswer('webhooks.event', event)
  const transmission = { id: crypto.randomUUID(), time: timeOf(now()) }
  return { event, transmission, deliveries: [] }
}
