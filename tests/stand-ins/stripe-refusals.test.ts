import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { delivery, line, openExample, ringOrder } from './stripe/example.ts'
import { sdkFor } from './stripe/sdk.ts'

const noon = Date.UTC(2026, 10, 22, 12) / 1000
const fields = (count: number, letters: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'x'.repeat(letters)]))

const refused: [string, object, string, string | undefined][] = [
  ['an unknown parameter', { colour: 'gold' }, 'colour', 'parameter_unknown'],
  [
    'an unknown parameter inside',
    { line_items: [{ ...line('Ring', 900), colour: 'gold' }] },
    'line_items[0][colour]',
    'parameter_unknown',
  ],
  ['no line items', { line_items: undefined }, 'line_items', 'parameter_missing'],
  ['no success address', { success_url: undefined }, 'success_url', 'parameter_missing'],
  [
    'a piece without a name',
    { line_items: [line('', 900)] },
    'line_items[0][price_data][product_data][name]',
    'parameter_invalid_empty',
  ],
  ['subscription mode', { mode: 'subscription' }, 'mode', undefined],
  ['29 minutes to pay', { expires_at: noon + 1799 }, 'expires_at', undefined],
  ['24 hours to pay', { expires_at: noon + 86_400 }, 'expires_at', undefined],
  [
    'a negative amount',
    { line_items: [line('Ring', -1)] },
    'line_items[0][price_data][unit_amount]',
    'parameter_invalid_integer',
  ],
  [
    'half a cent',
    { line_items: [line('Ring', 10.5)] },
    'line_items[0][price_data][unit_amount]',
    'parameter_invalid_integer',
  ],
  [
    'no pieces',
    { line_items: [line('Ring', 900, 0)] },
    'line_items[0][quantity]',
    'parameter_invalid_integer',
  ],
  [
    '49 cents',
    { line_items: [line('Pin', 49)], shipping_options: [] },
    'line_items',
    'amount_too_small',
  ],
  [
    '101 kinds of pieces',
    { line_items: Array.from({ length: 101 }, () => line('Ring', 900)) },
    'line_items',
    undefined,
  ],
  [
    'six deliveries',
    { shipping_options: Array.from({ length: 6 }, () => delivery('Post', 100)) },
    'shipping_options',
    undefined,
  ],
  [
    'a currency that is none',
    { line_items: [line('Ring', 900, 1, 'eux')] },
    'line_items[0][price_data][currency]',
    undefined,
  ],
  ['two currencies', { shipping_options: [delivery('Post', 100, 'usd')] }, 'line_items', undefined],
  ['51 metadata keys', { metadata: fields(51, 1) }, 'metadata', undefined],
  ['501 letters of metadata', { metadata: fields(1, 501) }, 'metadata[k0]', undefined],
  [
    'a metadata key of 41 letters',
    { metadata: { ['k'.repeat(41)]: 'x' } },
    `metadata[${'k'.repeat(41)}]`,
    undefined,
  ],
  [
    '1201 letters of text',
    { custom_text: { submit: { message: 'x'.repeat(1201) } } },
    'custom_text[submit][message]',
    undefined,
  ],
  ['a success address without host', { success_url: '/thanks' }, 'success_url', 'url_invalid'],
  ['a cancel address without host', { cancel_url: 'cart' }, 'cancel_url', 'url_invalid'],
  ['no e-mail address', { customer_email: 'anna' }, 'customer_email', 'email_invalid'],
  ['a language Stripe has not', { locale: 'en-IE' }, 'locale', undefined],
]

test.each(refused)('a session with %s is refused', async (_, changes, param, code) => {
  const { sdk, stripe } = openExample()
  const order = ringOrder(changes as Partial<Stripe.Checkout.SessionCreateParams>)
  await expect(sdk.checkout.sessions.create(order)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    param,
    code,
    requestId: expect.stringMatching(/^req_/),
  })
  expect(stripe.sessions).toEqual([])
})

test('the limits themselves are allowed', async () => {
  const { sdk } = openExample()
  const session = await sdk.checkout.sessions.create(
    ringOrder({
      expires_at: noon + 1800,
      line_items: Array.from({ length: 100 }, () => line('Bead', 50)),
      shipping_options: Array.from({ length: 5 }, () => delivery('Post', 0)),
      metadata: fields(50, 500),
      custom_text: { submit: { message: 'x'.repeat(1200) } },
    }),
  )
  expect(session.amount_total).toBe(5000)
})

test('who has another key, or none, is not served', async () => {
  const { stripe } = openExample()
  const stranger = sdkFor(stripe.fetch, { key: 'sk_test_stranger' })
  await expect(stranger.checkout.sessions.create(ringOrder())).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
    statusCode: 401,
  })
  const nobody = await stripe.fetch(new Request('http://payments.test/v1/charges/ch_1'))
  expect(nobody.status).toBe(401)
})

test('what is not there is not found', async () => {
  const { sdk } = openExample()
  await expect(sdk.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  })
  await expect(sdk.refunds.create({ payment_intent: 'pi_none' })).rejects.toMatchObject({
    statusCode: 404,
    param: 'payment_intent',
  })
  await expect(sdk.customers.list()).rejects.toThrow('Unrecognized request URL')
})

test('a refund of nothing, or without a payment, is refused', async () => {
  const { sdk } = openExample()
  await expect(sdk.refunds.create({ payment_intent: 'pi', amount: 0 })).rejects.toMatchObject({
    code: 'parameter_invalid_integer',
  })
  await expect(sdk.refunds.create({})).rejects.toMatchObject({ code: 'parameter_missing' })
})

test('a property that cannot be expanded is named', async () => {
  const { sdk } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await expect(sdk.checkout.sessions.retrieve(id, { expand: ['colour'] })).rejects.toThrow(
    'This property cannot be expanded (colour).',
  )
})
