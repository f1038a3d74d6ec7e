import type { OrderRequest } from './objects.ts'
import { createPayPalStandIn, type Options } from './stand-in.ts'
import type { WebhookEvent } from './webhooks.ts'

export const webhookId = '8PT597110X687430LKGECATA'

/** What a test reads of an answer of the API. */
type Answer = { status: number; headers: Headers; body: Body }
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
type Body = any

/** A stand-in for a test: a clock that the test moves, a shop that keeps what it is told. */
export function openExample(options: Partial<Options> = {}) {
  const clock = { now: Date.UTC(2026, 10, 27, 12) }
  const received: WebhookEvent[] = []
  const paypal = createPayPalStandIn({
    clientId: 'shop',
    clientSecret: 'secret',
    webhookId,
    now: () => clock.now,
    retryDelays: [],
    patience: { never: 60_000, slow: 30 },
    deliver: async (request) => {
      received.push(await request.json())
      return new Response('ok')
    },
    ...options,
  })

  async function send(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const request = new Request(`${paypal.origin}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    })
    const answer = await paypal.fetch(request)
    await paypal.webhooks.settled()
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text && JSON.parse(text) }
  }

  let bearer = ''
  async function token(): Promise<string> {
    const basic = { Authorization: `Basic ${btoa('shop:secret')}` }
    const { body } = await send('POST', '/v1/oauth2/token', 'grant_type=client_credentials', {
      ...basic,
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    bearer = `Bearer ${body.access_token}`
    return bearer
  }

  async function ask(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    if (!bearer) await token()
    const text = body === undefined ? (method === 'GET' ? undefined : '') : JSON.stringify(body)
    return send(method, path, text, {
      Authorization: bearer,
      'Content-Type': 'application/json',
      ...headers,
    })
  }

  const get = (path: string) => ask('GET', path)
  const post = (path: string, body?: object, key?: string, headers?: Record<string, string>) =>
    ask('POST', path, body, { ...(key && { 'PayPal-Request-Id': key }), ...headers })
  const create = (asked: OrderRequest = ringOrder(), key: string = crypto.randomUUID()) =>
    post('/v2/checkout/orders', asked, key)
  /** An order that was approved, and its name. */
  const approved = async (asked?: OrderRequest): Promise<string> => {
    const { body } = await create(asked)
    await paypal.approve(body.id)
    return body.id
  }
  const capture = (id: string, key = `capture:${id}`) =>
    post(`/v2/checkout/orders/${id}/capture`, undefined, key)
  /** An order that was paid, and the name of its capture. */
  const paid = async (asked?: OrderRequest) => {
    const order = await approved(asked)
    const { body } = await capture(order)
    return { order, capture: body.purchase_units[0].payments.captures[0].id as string }
  }
  return { paypal, clock, received, send, token, ask, get, post, create, approved, capture, paid }
}

type Unit = OrderRequest['purchase_units'][number]

/** A ring for €890.00 and delivery for €7.90, as a shop would ask to have it paid. */
export function ringOrder(changes: Partial<Unit> = {}): OrderRequest {
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        reference_id: 'default',
        custom_id: 'o1',
        amount: {
          ...euros('897.90'),
          breakdown: { item_total: euros('890.00'), shipping: euros('7.90') },
        },
        items: [{ name: 'Signet ring', quantity: '1', unit_amount: euros('890.00') }],
        shipping: { name: { full_name: 'Anna Example' }, address: berlin },
        ...changes,
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: 'Jegem',
          locale: 'en-DE',
          shipping_preference: 'SET_PROVIDED_ADDRESS',
          user_action: 'PAY_NOW',
          payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED',
          return_url: 'https://shop.test/checkout/return?provider=paypal',
          cancel_url: 'https://shop.test/cart',
        },
      },
    },
  }
}

export const euros = (value: string) => ({ currency_code: 'EUR', value })

export const berlin = {
  address_line_1: 'Torstraße 1',
  admin_area_2: 'Berlin',
  postal_code: '10119',
  country_code: 'DE',
}
