import { expect, test, vi } from 'vitest'
import { readMovements } from '../../../src/payments/journal/read-movements.ts'
import { refundOrder } from '../../../src/payments/refund-order.ts'
import { sellAndPay, staffAtWork } from '../../support/fulfilment.ts'
import { bothProviders, paypal } from '../../support/paypal.ts'
import { later } from '../../support/shop.ts'
import { look, paidWithPayPal } from './paypal-desk.ts'

/** Rows of the payment card: what stands in our books. */
const rowOf = (page: string, title: string) =>
  new RegExp(`<th scope="row">${title}</th><td>([^<]*)</td>`).exec(page)?.[1]

test('the page of an order says what its provider kept, whichever it is, once the journal was read', async () => {
  const mine = await paidWithPayPal()
  const other = await sellAndPay([{}])
  expect(await look(`/admin/orders/${mine.number}`)).not.toContain('Kept by')
  later(7200)
  await readMovements(bothProviders())
  const page = await look(`/admin/orders/${mine.number}`)
  expect(rowOf(page, 'Kept by PayPal')).toBe('€27.45')
  expect(page).toContain('Open in PayPal')
  expect(rowOf(await look(`/admin/orders/${other.number}`), 'Kept by Stripe')).toMatch(
    /^€\d+\.\d\d$/,
  )
  const journal = await look('/admin/journal')
  expect(journal).toMatch(
    new RegExp(`Fee <a href="/admin/orders/${mine.number}">.*?PayPal <code>`, 's'),
  )
})

test('what a case at PayPal is about is said in words, and whose form is filled in', async () => {
  const order = await paidWithPayPal()
  const dispute = await paypal.dispute(order.session)
  const path = `/admin/orders/${order.number}/dispute`
  const page = await look(path)
  expect(page).toContain('The customer says that the piece has not arrived.')
  expect(page).toContain('Answer it at PayPal')
  expect(page).toContain('PayPal wants the carrier and the tracking number first')
  expect(page).not.toMatch(/Stripe|\bbank (says|asks)/)
  expect(await look(path, 'desk')).toContain('in the dashboard of PayPal')
  for (const reason of [
    ...['MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED', 'UNAUTHORISED', 'CREDIT_NOT_PROCESSED'],
    ...['DUPLICATE_TRANSACTION', 'INCORRECT_AMOUNT', 'PAYMENT_BY_OTHER_MEANS'],
    ...['CANCELED_RECURRING_BILLING', 'PROBLEM_WITH_REMITTANCE', 'OTHER'],
  ]) {
    dispute.reason = reason as never
    expect(await look(path), reason).not.toContain('no words for')
  }
})

test('why PayPal refuses to send money back is said in its own terms', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  const order = await paidWithPayPal()
  const desk = { ...bothProviders(), staff: staffAtWork().staff }
  for (const [issue, says] of [
    ['REFUND_TIME_LIMIT_EXCEEDED', 'PayPal sends money back for 180 days'],
    ['TRANSACTION_DISPUTED', 'PayPal sends back all of it or nothing'],
    ['REFUND_FAILED_INSUFFICIENT_FUNDS', 'Your balance at PayPal is too low'],
  ] as const) {
    paypal.refuseRefund(issue)
    const act = crypto.randomUUID()
    const asked = { act, orderId: order.id, lines: [], delivery: 0, amount: 100, note: '' }
    await refundOrder(desk, {
      ...asked,
      lines: [],
      reason: 'goodwill',
      tell: false,
      way: 'provider',
    })
    expect(await look(`/admin/orders/${order.number}`)).toContain(says)
    expect(await look(`/admin/refunds/${act}`)).toContain(says)
  }
  vi.restoreAllMocks()
})
