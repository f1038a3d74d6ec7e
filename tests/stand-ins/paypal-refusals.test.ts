import { expect, test } from 'vitest'
import { berlin, euros, openExample, ringOrder } from './paypal/example.ts'

const wrongOrders: [string, Parameters<typeof ringOrder>[0], string, string][] = [
  [
    'a total that does not add up',
    {
      amount: {
        ...euros('897.91'),
        breakdown: { item_total: euros('890.00'), shipping: euros('7.90') },
      },
    },
    'AMOUNT_MISMATCH',
    '/amount/value',
  ],
  [
    'pieces that do not add up',
    { items: [{ name: 'Ring', quantity: '2', unit_amount: euros('890.00') }] },
    'ITEM_TOTAL_MISMATCH',
    '/amount/breakdown/item_total/value',
  ],
  [
    'pieces without their sum',
    { amount: euros('890.00') },
    'ITEM_TOTAL_REQUIRED',
    '/amount/breakdown/item_total',
  ],
  [
    'taxed pieces without a sum of taxes',
    { items: [{ name: 'Ring', quantity: '1', unit_amount: euros('890.00'), tax: euros('1.00') }] },
    'TAX_TOTAL_REQUIRED',
    '/amount/breakdown/tax_total',
  ],
  [
    'taxes that are not those of the pieces',
    {
      amount: {
        ...euros('899.90'),
        breakdown: {
          item_total: euros('890.00'),
          shipping: euros('7.90'),
          tax_total: euros('2.00'),
        },
      },
      items: [{ name: 'Ring', quantity: '1', unit_amount: euros('890.00'), tax: euros('1.00') }],
    },
    'TAX_TOTAL_MISMATCH',
    '/amount/breakdown/tax_total/value',
  ],
  [
    'nothing to pay',
    { amount: euros('0.00'), items: [] },
    'CANNOT_BE_ZERO_OR_NEGATIVE',
    '/amount/value',
  ],
  [
    'a negative part',
    { amount: { ...euros('1.00'), breakdown: { shipping: euros('-1.00') } } },
    'CANNOT_BE_NEGATIVE',
    '/amount/breakdown/shipping/value',
  ],
  ['half cents', { amount: euros('1.005'), items: [] }, 'DECIMAL_PRECISION', '/amount/value'],
  [
    'decimals where there are none',
    { amount: { currency_code: 'JPY', value: '100.00' }, items: [] },
    'DECIMALS_NOT_SUPPORTED',
    '/amount/value',
  ],
  [
    'a currency that PayPal does not take',
    { amount: { currency_code: 'ISK', value: '100' }, items: [] },
    'INVALID_CURRENCY_CODE',
    '/amount/currency_code',
  ],
  [
    'two currencies',
    {
      items: [
        { name: 'Ring', quantity: '1', unit_amount: { currency_code: 'USD', value: '890.00' } },
      ],
    },
    'MULTI_CURRENCY_ORDER',
    '/amount/currency_code',
  ],
  ['no address', { shipping: {} }, 'MISSING_SHIPPING_ADDRESS', '/shipping/address'],
  [
    'no postal code',
    { shipping: { name: { full_name: 'A' }, address: { ...berlin, postal_code: '' } } },
    'POSTAL_CODE_REQUIRED',
    '/shipping/address/postal_code',
  ],
  [
    'no city',
    { shipping: { name: { full_name: 'A' }, address: { ...berlin, admin_area_2: '' } } },
    'CITY_REQUIRED',
    '/shipping/address/admin_area_2',
  ],
  [
    'a state that is no code',
    {
      shipping: {
        name: { full_name: 'A' },
        address: {
          ...berlin,
          country_code: 'US',
          postal_code: '95131',
          admin_area_1: 'California',
        },
      },
    },
    'SHIPPING_ADDRESS_INVALID',
    '/shipping/address',
  ],
]

test.each(wrongOrders)('%s is refused', async (_, changes, issue, field) => {
  const { create, paypal } = openExample()
  const { status, body } = await create(ringOrder(changes))
  expect(status).toBe(422)
  expect(body).toMatchObject({
    name: 'UNPROCESSABLE_ENTITY',
    debug_id: expect.any(String),
    details: [
      {
        issue,
        field: `/purchase_units/@reference_id=='default'${field}`,
        description: expect.any(String),
        location: 'body',
      },
    ],
  })
  expect(paypal.orders).toEqual([])
})

test('what has not the published form is refused, and so is what the stand-in does not play', async () => {
  const { post, send, token } = openExample()
  const order = ringOrder()
  const asked = {
    ...order,
    purchase_units: [
      {
        ...order.purchase_units[0],
        custom_id: 'x'.repeat(128),
        items: [{ name: '', quantity: '1.5', unit_amount: { currency_code: 'EUR' } }],
        payee: {},
      },
    ],
  }
  const { status, body } = await post('/v2/checkout/orders', asked, 'k')
  expect(status).toBe(400)
  const found = body.details.map(({ field, issue }: Record<string, string>) => [field, issue])
  expect(found.sort()).toEqual([
    ['/purchase_units/0/custom_id', 'INVALID_STRING_LENGTH'],
    ['/purchase_units/0/items/0/name', 'INVALID_STRING_LENGTH'],
    ['/purchase_units/0/items/0/quantity', 'INVALID_PARAMETER_SYNTAX'],
    ['/purchase_units/0/items/0/unit_amount/value', 'MISSING_REQUIRED_PARAMETER'],
    ['/purchase_units/0/payee', 'NOT_SUPPORTED'],
  ])
  const Authorization = await token()
  const json = { Authorization, 'Content-Type': 'application/json' }
  const broken = await send('POST', '/v2/checkout/orders', '{', json)
  expect(broken.body.details[0].issue).toBe('MALFORMED_REQUEST_JSON')
  expect((await send('POST', '/v2/checkout/orders', '{}', { Authorization })).status).toBe(415)
})
