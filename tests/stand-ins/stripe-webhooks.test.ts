import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { openExample, ringOrder, webhookSecret } from './stripe/example.ts'

test('an event is signed so that the SDK accepts it, and nobody else could have', async () => {
  const requests: Request[] = []
  const { sdk, stripe } = openExample({
    now: Date.now,
    deliver: async (request) => {
      requests.push(request)
      return new Response('ok')
    },
  })
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.pay(id)
  const [request] = requests
  const body = (await request?.text()) ?? ''
  const signature = request?.headers.get('Stripe-Signature') ?? ''
  const event = await sdk.webhooks.constructEventAsync(body, signature, webhookSecret)
  expect(event).toMatchObject({
    object: 'event',
    type: 'checkout.session.completed',
    livemode: false,
    api_version: Stripe.API_VERSION,
    data: { object: { id, payment_status: 'paid' } },
  })
  expect(request?.url).toBe('https://shop.test/webhooks/stripe')
  const forged = body.replace('"paid"', '"unpaid"')
  await expect(sdk.webhooks.constructEventAsync(forged, signature, webhookSecret)).rejects.toThrow(
    'No signatures found',
  )
})

test('an event tells how things were when it was made', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  stripe.webhooks.hold()
  await stripe.payLater(id)
  await stripe.settleAsync(id, 'succeeded')
  expect(received).toEqual([])
  await stripe.webhooks.release()
  expect(received.map((event) => event.data.object)).toMatchObject([
    { payment_status: 'unpaid' },
    { payment_status: 'paid' },
  ])
})

test('held events arrive in the order the test wants', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  stripe.webhooks.hold()
  await stripe.pay(id)
  await stripe.refund(id)
  await stripe.webhooks.release('reversed')
  expect(received.map((event) => event.type)).toEqual([
    'refund.created',
    'charge.refunded',
    'checkout.session.completed',
  ])
})

test('events get lost or come twice on order', async () => {
  const { sdk, stripe, received } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  stripe.webhooks.loseNext()
  await stripe.pay(id)
  expect(received).toEqual([])
  stripe.webhooks.duplicateNext()
  await stripe.refund(id, 100)
  expect(received.map(({ type }) => type)).toEqual([
    'charge.refunded',
    'charge.refunded',
    'refund.created',
  ])
  expect(received[0]?.id).toBe(received[1]?.id)
  const [lost] = stripe.events
  await stripe.webhooks.resend(lost?.event.id ?? '')
  expect(received.at(-1)?.type).toBe('checkout.session.completed')
})

test('a shop that is down is told again until it answers', async () => {
  const answers = [new Error('down'), new Response('', { status: 503 }), new Response('ok')]
  const { sdk, stripe } = openExample({
    retryDelays: [1, 1, 1],
    deliver: async () => {
      const answer = answers.shift()
      if (answer instanceof Response) return answer
      throw answer
    },
  })
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.pay(id)
  expect(stripe.events[0]?.deliveries).toEqual(['down', 503, 200])
})
