import { expect, test } from 'vitest'
import { euros, openExample } from './paypal/example.ts'

const span = 'start_date=2026-11-01T00:00:00Z&end_date=2026-12-01T00:00:00Z&fields=transaction_info'

async function openPaid() {
  const example = openExample()
  const paid = await example.paid()
  const list = async (more = '') => {
    const { body } = await example.get(`/v1/reporting/transactions?${span}${more}`)
    return body
  }
  const found = async (more?: string) =>
    (await list(more)).transaction_details.map(
      (each: { transaction_info: object }) => each.transaction_info,
    )
  return { ...example, ...paid, list, found }
}

test('a report has every movement, oldest first, with what it is about', async () => {
  const { paypal, order, capture, found, clock, get } = await openPaid()
  clock.now += 1000
  await paypal.refund(order, 1000)
  await paypal.dispute(order)
  paypal.payElsewhere(100_000)
  paypal.withdraw()
  expect(await found()).toMatchObject([
    {
      transaction_id: capture,
      paypal_reference_id: order,
      paypal_reference_id_type: 'ODR',
      transaction_event_code: 'T0006',
      transaction_amount: euros('897.90'),
      fee_amount: euros('-27.24'),
      custom_field: 'o1',
      ending_balance: euros('870.66'),
    },
    {
      paypal_reference_id: capture,
      paypal_reference_id_type: 'TXN',
      transaction_event_code: 'T1107',
      transaction_amount: euros('-10.00'),
    },
    { transaction_event_code: 'T1110', transaction_amount: euros('-897.90') },
    { transaction_event_code: 'T0000', fee_amount: euros('-0.39') },
    { transaction_event_code: 'T0400', ending_balance: euros('0.00') },
  ])
  const { body } = await get('/v1/reporting/balances?currency_code=ALL')
  expect(body.balances).toMatchObject([{ currency: 'EUR', total_balance: euros('0.00') }])
})

test('a report comes in pages', async () => {
  const { paypal, list, found } = await openPaid()
  for (const amount of [1000, 2000, 3000]) paypal.payElsewhere(amount)
  expect(await list('&page_size=3')).toMatchObject({ total_items: 4, total_pages: 2, page: 1 })
  expect(await found('&page_size=3&page=2')).toMatchObject([{ transaction_amount: euros('30.00') }])
})

test('a report is for a month at most, and may be hours behind', async () => {
  const { get, paypal, found, list, clock } = await openPaid()
  const { status } = await get(
    '/v1/reporting/transactions?start_date=2026-10-01T00:00:00Z&end_date=2026-12-01T00:00:00Z',
  )
  expect(status).toBe(400)
  paypal.reportLate(3 * 3_600_000)
  expect(await found()).toEqual([])
  expect((await get('/v1/reporting/balances')).body.balances).toEqual([])
  expect((await list()).last_refreshed_datetime).toBe('2026-11-27T09:00:00Z')
  clock.now += 3 * 3_600_000
  expect(await found()).toHaveLength(1)
})

test('an account in which nothing happened has nothing to report', async () => {
  const { get } = openExample()
  const { body } = await get(`/v1/reporting/transactions?${span}`)
  expect(body).toMatchObject({ transaction_details: [], total_items: 0 })
  expect((await get('/v1/reporting/balances')).body.balances).toEqual([])
})
