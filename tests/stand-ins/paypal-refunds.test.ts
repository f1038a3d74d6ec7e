import { expect, test } from 'vitest'
import { euros, openExample } from './paypal/example.ts'

/** A paid order, and how its money is asked to be sent back. */
async function openPaid() {
  const example = openExample()
  const paid = await example.paid()
  const refund = (value?: string, key: string = crypto.randomUUID(), more: object = {}) =>
    example.post(
      `/v2/payments/captures/${paid.capture}/refund`,
      { ...(value && { amount: euros(value) }), ...more },
      key,
      { Prefer: 'return=representation' },
    )
  const issue = async (value?: string) => (await refund(value)).body.details[0].issue
  const states = async () => {
    const { body } = await example.get(`/v2/checkout/orders/${paid.order}`)
    const { captures, refunds = [] } = body.purchase_units[0].payments
    return [captures[0].status, ...refunds.map((each: { status: string }) => each.status)]
  }
  return { ...example, ...paid, refund, issue, states }
}

test('all that is left goes back, and the fee does not', async () => {
  const { refund, states, received, paypal, get } = await openPaid()
  const { status, body } = await refund(undefined, 'r1', {
    note_to_payer: 'Sorry',
    custom_id: 'r1',
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    status: 'COMPLETED',
    amount: euros('897.90'),
    custom_id: 'r1',
    note_to_payer: 'Sorry',
    seller_payable_breakdown: { paypal_fee: euros('0.00'), total_refunded_amount: euros('897.90') },
  })
  expect(await states()).toEqual(['REFUNDED', 'COMPLETED'])
  expect((await get(`/v2/payments/refunds/${body.id}`)).body).toEqual(body)
  expect(received.at(-1)).toMatchObject({
    event_type: 'PAYMENT.CAPTURE.REFUNDED',
    resource_type: 'refund',
    resource: { id: body.id },
  })
  expect(paypal.balance).toEqual({ EUR: -2724 })
})

test('a refund is shown in short unless asked for more', async () => {
  const { post, capture } = await openPaid()
  const { body } = await post(`/v2/payments/captures/${capture}/refund`, {}, 'r')
  expect(Object.keys(body)).toEqual(['id', 'status', 'links'])
})

test('parts go back until nothing is left', async () => {
  const { refund, issue, states } = await openPaid()
  await refund('100.00')
  expect(await states()).toEqual(['PARTIALLY_REFUNDED', 'COMPLETED'])
  expect(await issue('797.91')).toBe('REFUND_AMOUNT_EXCEEDED')
  const { body } = await refund('797.90')
  expect(body.seller_payable_breakdown.total_refunded_amount).toEqual(euros('897.90'))
  expect(await issue('0.01')).toBe('CAPTURE_FULLY_REFUNDED')
  expect(await issue()).toBe('CAPTURE_FULLY_REFUNDED')
})

test('the same key sends money back once, for six hours', async () => {
  const { refund, paypal, clock, states } = await openPaid()
  const first = await refund('10.00', 'r1')
  const again = await refund('10.00', 'r1')
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body.id).toBe(first.body.id)
  expect((await refund('11.00', 'r1')).body.details[0].issue).toBe('DUPLICATE_REQUEST_ID')
  clock.now += 6 * 3_600_000
  await refund('10.00', 'r1')
  expect(await states()).toHaveLength(3)
  expect(paypal.balance).toEqual({ EUR: 87_066 - 2000 })
})

test('what cannot be sent back is refused', async () => {
  const { issue, refund } = await openPaid()
  expect(await issue('0.00')).toBe('CANNOT_BE_ZERO_OR_NEGATIVE')
  expect(await issue('1.001')).toBe('DECIMAL_PRECISION')
  const dollars = { amount: { currency_code: 'USD', value: '1.00' } }
  expect((await refund(undefined, 'd', dollars)).body.details[0].issue).toBe(
    'REFUND_CAPTURE_CURRENCY_MISMATCH',
  )
  const colon = await refund('1.00', 'c', { custom_id: 'order:1' })
  expect(colon.body.details[0]).toMatchObject({
    issue: 'INVALID_PARAMETER_SYNTAX',
    field: '/custom_id',
  })
  const long = await refund('1.00', 'n', { note_to_payer: 'x'.repeat(256) })
  expect(long).toMatchObject({
    status: 400,
    body: { details: [{ issue: 'INVALID_STRING_LENGTH' }] },
  })
})

test('after half a year nothing goes back', async () => {
  const { issue, clock, token } = await openPaid()
  clock.now += 181 * 86_400_000
  await token()
  expect(await issue('1.00')).toBe('REFUND_TIME_LIMIT_EXCEEDED')
})

test('money that has not come, or never will, cannot be sent back', async () => {
  const { approved, capture, paypal, post } = openExample()
  const id = await approved()
  paypal.captureNext({ status: 'PENDING', reason: 'ECHECK' })
  const taken = (await capture(id)).body.purchase_units[0].payments.captures[0].id
  const issue = async () =>
    (await post(`/v2/payments/captures/${taken}/refund`, {})).body.details[0].issue
  expect(await issue()).toBe('PENDING_CAPTURE')
  await paypal.settleCapture(id, 'DECLINED')
  expect(await issue()).toBe('REFUND_NOT_ALLOWED')
})

test.each([
  ['COMPLETED', 'PAYMENT.CAPTURE.REFUNDED', 'PARTIALLY_REFUNDED', 87_066 - 1000],
  ['FAILED', 'PAYMENT.REFUND.FAILED', 'COMPLETED', 87_066],
  ['CANCELLED', 'PAYMENT.REFUND.CANCELLED', 'COMPLETED', 87_066],
] as const)('a refund that waits is %s later', async (outcome, type, capture, EUR) => {
  const { refund, paypal, states, received } = await openPaid()
  paypal.refundPending()
  const { body } = await refund('10.00')
  expect(body).toMatchObject({ status: 'PENDING', status_details: { reason: 'ECHECK' } })
  await paypal.settleRefund(body.id, outcome)
  expect(await states()).toEqual([capture, outcome])
  expect(received.at(-1)?.event_type).toBe(type)
  expect(paypal.balance).toEqual({ EUR })
})

test('a refund that was sent may come back', async () => {
  const { refund, paypal, states } = await openPaid()
  const { body } = await refund('10.00')
  await paypal.settleRefund(body.id, 'FAILED')
  expect(await states()).toEqual(['COMPLETED', 'FAILED'])
  expect(paypal.balance).toEqual({ EUR: 87_066 })
})

test('a refund is refused on order, and then is not', async () => {
  const { issue, refund, paypal } = await openPaid()
  paypal.refuseRefund('REFUND_FAILED_INSUFFICIENT_FUNDS')
  expect(await issue('1.00')).toBe('REFUND_FAILED_INSUFFICIENT_FUNDS')
  expect((await refund('1.00')).status).toBe(201)
})

test('a refund of the dashboard is one of the order as well', async () => {
  const { paypal, order, states } = await openPaid()
  await paypal.refund(order, 500)
  await paypal.refund(order)
  expect(await states()).toEqual(['REFUNDED', 'COMPLETED', 'COMPLETED'])
})

test('while a case is open a part cannot be sent back, and all of it can', async () => {
  const { issue, refund, paypal, order } = await openPaid()
  await paypal.dispute(order, { stage: 'INQUIRY' })
  expect(await issue('1.00')).toBe('TRANSACTION_DISPUTED')
  expect((await refund()).status).toBe(201)
})

test('what PayPal has given to the payer cannot be sent back once more', async () => {
  const { issue, paypal, order } = await openPaid()
  await paypal.dispute(order)
  await paypal.endDispute(order, 'RESOLVED_BUYER_FAVOUR')
  expect(await issue()).toBe('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK')
})
