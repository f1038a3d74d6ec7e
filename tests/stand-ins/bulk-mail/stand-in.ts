import { Hono } from 'hono'
import type { BulkMailed, MailAccount } from './account.ts'
import { type Event, postmarkWebhook, resendWebhook, type Webhook } from './events.ts'
import { createMailFaults } from './faults.ts'
import { createPostmarkApi } from './postmark-api.ts'
import { createResendApi } from './resend-api.ts'

export type BulkMailStandIn = ReturnType<typeof createBulkMailStandIn>

/**
 * Plays the services that send newsletters, Resend and Postmark: their APIs as far as the shop uses
 * them, their webhooks, and the mail programs of those who get the mails. Web standards only, so it
 * runs in a Worker's test and in Node alike. Nothing is kept but in memory.
 *
 * @param options `shop`: its origin; `deliver`: brings a request to the shop; `now`: milliseconds
 *   since 1970; `indexDelay`: seconds until Postmark's search finds a mail
 */
export function createBulkMailStandIn(options: {
  key: string
  webhookSecret: string
  shop: string
  deliver: (request: Request) => Promise<Response>
  now?: () => number
  indexDelay?: number
  requestsPerSecond?: number
  patience?: { never: number; slow: number }
}) {
  const { webhookSecret: secret, now: milliseconds = Date.now } = options
  const now = () => Math.floor(milliseconds() / 1000)
  const faults = createMailFaults(options.patience ?? { never: 120_000, slow: 2000 })
  /** Each webhook and its answer. */
  const deliveries: { webhook: Webhook; status: number }[] = []
  const waiting = new Set<Promise<unknown>>()

  async function deliver(webhook: Webhook): Promise<number> {
    const { path, body, headers } = webhook
    const request = new Request(options.shop + path, { method: 'POST', body, headers })
    const { status } = await options.deliver(request)
    deliveries.push({ webhook, status })
    return status
  }
  const webhookOf = async (mail: BulkMailed, event: Event | 'unsubscribe'): Promise<Webhook> => {
    if (mail.service === 'postmark') return postmarkWebhook(mail, event, { secret, now: now() })
    if (event === 'unsubscribe') throw new Error('Resend has no link of its own in these mails')
    return resendWebhook(mail, event, { secret, now: now() })
  }
  const tell = async (mail: BulkMailed, event: Event) => deliver(await webhookOf(mail, event))

  const account: MailAccount = {
    now,
    key: options.key,
    indexDelay: options.indexDelay ?? 0,
    // "The default maximum rate limit is 2 requests per second" (…/api-reference/rate-limit).
    requestsPerSecond: options.requestsPerSecond ?? 2,
    allowance: Number.POSITIVE_INFINITY,
    mails: [],
    inactive: new Set(),
    tell(mail, event) {
      const telling = tell(mail, event).finally(() => waiting.delete(telling))
      waiting.add(telling)
    },
  }
  const resend = createResendApi(account, faults)
  const postmark = createPostmarkApi(account, faults)
  const find = (id: string): BulkMailed => {
    const mail = account.mails.find((each) => each.id === id)
    if (!mail) throw new Error(`There is no mail ${id}`)
    return mail
  }
  const comesBack = (event: Event, isLast: boolean) => (id: string) => {
    const mail = find(id)
    if (isLast) account.inactive.add(mail.to)
    return tell(mail, event)
  }

  const standIn = {
    app: new Hono(),
    /** Asks as if over the network: rejects where the connection is lost. */
    fetch: async (request: Request): Promise<Response> => standIn.app.fetch(request),
    account,
    faults,
    deliveries,
    get mails(): BulkMailed[] {
      return account.mails
    },
    /** The mails to an address, oldest first. */
    to: (email: string) => account.mails.filter(({ to }) => to === email.toLowerCase()),
    find,
    webhookOf,
    deliver,
    /** Each tells the shop, and returns the status of its answer. */
    bounce: comesBack('hard-bounce', true),
    softBounce: comesBack('soft-bounce', false),
    delay: comesBack('delayed', false),
    complain: comesBack('complaint', true),
    /** The button of a mail program, as RFC 8058 has it. */
    async unsubscribe(id: string): Promise<number> {
      const { headers } = find(id)
      const [, to] = /<(https?:[^>]+)>/.exec(headers['List-Unsubscribe'] ?? '') ?? []
      const [name = '', value = ''] = (headers['List-Unsubscribe-Post'] ?? '').split('=')
      if (!to || !name) throw new Error('The mail has no one-click unsubscribe')
      const body = new URLSearchParams({ [name]: value })
      return (await options.deliver(new Request(to, { method: 'POST', body }))).status
    },
    /** Webhooks that the services send by themselves have arrived. */
    settled: () => Promise.all(waiting),
    /** A day later, Resend knows no key any more. */
    forgetKeys: resend.forgetKeys,
    reset(): void {
      account.mails.length = 0
      account.inactive.clear()
      account.allowance = Number.POSITIVE_INFINITY
      deliveries.length = 0
      faults.clear()
      resend.forgetKeys()
    },
  }
  standIn.app.route('/', resend.app)
  standIn.app.route('/email', postmark.app)
  standIn.app.route('/messages', postmark.search)
  standIn.app.onError((error) => {
    // A lost connection has no answer.
    throw error
  })
  return standIn
}
