import { afterEach, expect, test, vi } from 'vitest'
import { correctParcel } from '../../../src/fulfilment/admin/parcels/correct-parcel.ts'
import { reportParcels } from '../../../src/fulfilment/report-parcels.ts'
import { readMovements } from '../../../src/payments/journal/read-movements.ts'
import { refundOrder } from '../../../src/payments/refund-order.ts'
import { sellAndPay, staffAtWork } from '../../support/fulfilment.ts'
import { bothProviders, paypal, shop } from '../../support/paypal.ts'
import { later, stripe } from '../../support/shop.ts'
import { newest, sent } from '../parcels.ts'
import { deskOfBoth, look, paidWithPayPal } from './paypal-desk.ts'

afterEach(() => {
  vi.restoreAllMocks()
  paypal.faults.clear()
  stripe.faults.clear()
})

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
})

/** What the log says from now on: each line, as the owner reads it. */
const logged = () => {
  const lines = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((each) =>
    each.mockReturnValue(),
  )
  return () => lines.flatMap(({ mock }) => mock.calls.splice(0).map(([line]) => String(line)))
}

test('a number that PayPal refuses is said at the order: why it matters, and what helps', async () => {
  logged()
  const order = await paidWithPayPal()
  const path = `/admin/orders/${order.number}`
  const { id } = await sent(order.id)
  expect(await look(path)).not.toContain('has not taken this number')
  paypal.faults.order({ endpoint: 'orders.track', issue: 'PERMISSION_DENIED', times: 2 })
  await reportParcels(bothProviders())
  const page = await look(path)
  expect(page).toContain('PayPal has not taken this number.')
  expect(page).toContain('you are not protected there if the customer says')
  expect(page).toContain('enter the number at PayPal yourself')
  expect(page).toContain('tries again each hour')
  expect(page).toContain(`href="/admin/parcels/${id}">Check the number`)
  // Silence says nothing new, and after three days the shop stops.
  later(3600)
  paypal.faults.clear()
  paypal.faults.order({ endpoint: 'orders.track', kind: 'drop-before', times: 2 })
  await reportParcels(bothProviders())
  expect(await look(path)).toContain('tries again each hour')
  paypal.faults.order({ endpoint: 'orders.track', issue: 'PERMISSION_DENIED' })
  later(3 * 86_400)
  await reportParcels(bothProviders())
  expect(await look(path)).toContain('The shop has stopped trying')
  // Corrected, it is another number.
  const { version } = await newest(order.id)
  const typed = { carrier: 'postnl', number: '3SJEGEM55555', link: '' }
  await correctParcel(staffAtWork(), { act: crypto.randomUUID(), id, version, ...typed })
  expect(await look(path)).not.toContain('has not taken this number')
  await reportParcels(bothProviders())
  expect(await look(path)).not.toContain('has not taken this number')
})

test('a number that is taken in the end is protected: nothing more is said', async () => {
  logged()
  const order = await paidWithPayPal()
  await sent(order.id)
  paypal.faults.order({ endpoint: 'orders.track', issue: 'PERMISSION_DENIED' })
  await reportParcels(bothProviders())
  later(3600)
  await reportParcels(bothProviders())
  expect(await look(`/admin/orders/${order.number}`)).not.toContain('has not taken this number')
})

test('what PayPal’s report is not for the app to read is said in the journal, and no error each hour', async () => {
  const order = await paidWithPayPal()
  later(7200)
  const lines = logged()
  paypal.faults.order({ endpoint: 'transactions.list', kind: 'not-permitted', times: 3 })
  await shop.clockStrikes()
  expect(lines()).toEqual([expect.stringContaining('paypal refused')])
  for (let hour = 0; hour < 5; hour++) {
    later(3601)
    await shop.clockStrikes()
  }
  expect(lines()).toEqual([])
  const journal = await look('/admin/journal')
  expect(journal).toContain('Not read: PayPal doesn’t let the shop read its movements')
  expect(journal).toContain('“Transaction search”')
  expect(journal).toContain('developer.paypal.com')
  expect(journal).not.toContain('Not read: Stripe')
  // The owner who presses the button hears the same.
  const owner = await deskOfBoth()
  const { location } = await owner.submit(
    '/admin/journal',
    (await owner.get('/admin/journal')).page,
  )
  expect(await look(location)).toContain('doesn’t let the shop read what has moved')
  // A day later it is tried again, and once it is allowed all is there.
  later(86_401)
  await shop.clockStrikes()
  expect(await look('/admin/journal')).toContain('Not read: PayPal')
  later(86_401)
  await shop.clockStrikes()
  const read = await look('/admin/journal')
  expect(read).not.toContain('Not read')
  expect(read).toContain('Adds up: all rows of PayPal')
  expect(await look(`/admin/orders/${order.number}`)).toContain('Kept by PayPal')
})

test('a key of Stripe that may not read the balance is named the same way', async () => {
  logged()
  later(7200)
  stripe.faults.order({ endpoint: 'balance_transactions.list', kind: 'not-permitted' })
  await shop.clockStrikes()
  const journal = await look('/admin/journal')
  expect(journal).toContain('Not read: Stripe')
  expect(journal).toContain('the shop’s restricted key')
  expect(journal).not.toContain('Not read: PayPal')
  later(86_401)
  await shop.clockStrikes()
  expect(await look('/admin/journal')).not.toContain('Not read')
})
