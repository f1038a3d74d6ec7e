import { expect, test } from 'vitest'
import { euros, openExample, ringOrder } from './paypal/example.ts'
import { publishedIssue } from './paypal/published.ts'
import { checkReply } from './paypal/published-calls.ts'

type Example = ReturnType<typeof openExample>

const orders = '/v2/checkout/orders'
const report = '/v1/reporting/transactions?start_date=2026-11-01T00:00:00Z'
const unit = (changes: object) => ringOrder(changes as Parameters<typeof ringOrder>[0])
const context = (changes: object) => ({
  ...ringOrder(),
  payment_source: {
    paypal: {
      experience_context: { ...ringOrder().payment_source?.paypal?.experience_context, ...changes },
    },
  },
})

const wrongRequests: [what: string, ask: (example: Example) => Promise<unknown>, said: string][] = [
  ['a misspelt field', ({ create }) => create(unit({ costum_id: 'o1' })), 'costum_id'],
  ['a name too long', ({ create }) => create(unit({ custom_id: 'o'.repeat(128) })), 'custom_id'],
  [
    'three decimals',
    ({ create }) => create(unit({ amount: euros('890.005'), items: [] })),
    'DECIMAL_PRECISION',
  ],
  [
    'an amount that is a number',
    ({ create }) => create(unit({ amount: euros(1 as never) })),
    '400',
  ],
  ['a wrong word', ({ create }) => create(context({ user_action: 'PAY' })), 'user_action'],
  ['no web address', ({ create }) => create(context({ return_url: '/thanks' })), 'return_url'],
  ['a key too long', ({ create }) => create(ringOrder(), 'k'.repeat(109)), 'paypal-request-id'],
  ['no key', ({ post }) => post(orders, ringOrder()), 'PAYPAL_REQUEST_ID_REQUIRED'],
  [
    'a wrong preference',
    ({ ask }) => ask('GET', `${orders}/ABC`, undefined, { Prefer: 'return=full' }),
    'prefer',
  ],
  [
    'a header that PayPal does not have',
    ({ ask }) => ask('GET', `${orders}/ABC`, undefined, { 'PayPal-Request-Ident': 'k' }),
    'paypal-request-ident',
  ],
  ['a name that is none', ({ get }) => get(`${orders}/a-b`), 'path id'],
  ['an unknown filter', ({ get }) => get(`/v1/customer/disputes?capture=ABC`), 'capture'],
  [
    'a page too large',
    ({ get }) => get(`${report}&end_date=2026-11-02T00:00:00Z&page_size=501`),
    'page_size',
  ],
  ['a time without a zone', ({ get }) => get(`${report}&end_date=2026-11-02`), 'end_date'],
  ['a span too long', ({ get }) => get(`${report}&end_date=2026-12-03T00:00:00Z`), '31 days'],
  ['an endpoint that is none', ({ get }) => get(`/v2/checkout/order/ABC`), 'no endpoint'],
  [
    'a body where none is known',
    ({ post }) => post(`${orders}/ABC/capture`, { final_capture: true }),
    'final_capture',
  ],
]

test.each(wrongRequests)('%s in a request is noted, whatever comes of it', async (_, ask, said) => {
  const example = openExample()
  await ask(example)
  expect(example.paypal.breaches.join('\n')).toContain(said)
})

test('a good request is not noted, nor one that the payer or the bank lets fail', async () => {
  const { paypal, approved, paid, capture, post, get } = openExample()
  paypal.captureNext({ refuse: 'INSTRUMENT_DECLINED' })
  await capture(await approved())
  const { capture: taken } = await paid()
  await post(`/v2/payments/captures/${taken}/refund`, { amount: euros('900.00') }, 'r')
  await get(`${orders}/UNKNOWN`)
  await get(`/v1/customer/disputes?disputed_transaction_id=${taken}`)
  await get(`${report}&end_date=2026-11-27T12:00:00Z&fields=transaction_info&page_size=500&page=1`)
  expect(paypal.breaches).toEqual([])
})

const error = (details: object[]) => ({
  name: 'UNPROCESSABLE_ENTITY',
  message:
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  debug_id: 'd1',
  details,
  links: [],
})

test('the stand-in answers nothing that PayPal does not', () => {
  const [, description] = publishedIssue('ORDER_NOT_APPROVED', 'orders.capture') ?? []
  const known = { issue: 'ORDER_NOT_APPROVED', description }
  expect(() => checkReply('orders.capture', 422, error([known]))).not.toThrow()
  expect(() => checkReply('orders.capture', 418, error([known]))).toThrow()
  expect(() => checkReply('orders.capture', 404, error([known]))).toThrow('error_404')
  expect(() => checkReply('orders.capture', 422, { ...error([known]), code: 1 })).toThrow('code')
  expect(() => checkReply('orders.create', 422, error([known]))).toThrow('ORDER_NOT_APPROVED')
  expect(() =>
    checkReply('orders.capture', 422, error([{ ...known, description: 'No.' }])),
  ).toThrow()
  expect(() => checkReply('captures.refund', 202, {})).toThrow('202')
})
