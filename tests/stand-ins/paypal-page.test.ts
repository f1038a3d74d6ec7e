import { expect, test } from 'vitest'
import { createControl } from './paypal/control.ts'
import { openExample } from './paypal/example.ts'

async function openCreated() {
  const example = openExample()
  const { body } = await example.create()
  const page = async () => {
    const answer = await example.paypal.fetch(
      new Request(`${example.paypal.origin}/checkoutnow?token=${body.id}`),
    )
    return answer.text()
  }
  const click = async (way: string, email = 'ben@example.com') => {
    const answer = await example.paypal.fetch(
      new Request(`${example.paypal.origin}/checkoutnow`, {
        method: 'POST',
        body: new URLSearchParams({ token: body.id, way, email }),
        redirect: 'manual',
      }),
    )
    return [answer.status, answer.headers.get('Location') ?? ''] as const
  }
  return { ...example, id: body.id as string, page, click }
}

test('the page shows what is paid for, and has no script', async () => {
  const { page } = await openCreated()
  const text = await page()
  for (const said of [
    'Pay 897.90 EUR to Jegem',
    'Signet ring',
    '7.90 EUR',
    'Torstraße 1',
    'Pay now',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('<script')
})

test('who agrees goes back to the shop with the names of order and payer', async () => {
  const { click, paypal, id, page } = await openCreated()
  const [status, location] = await click('approve')
  const order = paypal.order(id)
  expect(status).toBe(303)
  expect(location).toBe(
    `https://shop.test/checkout/return?provider=paypal&token=${id}&PayerID=${order.payer?.payer_id}`,
  )
  expect(order).toMatchObject({ status: 'APPROVED', payer: { email_address: 'ben@example.com' } })
  expect(await page()).toContain('You have agreed')
  expect(await click('approve')).toEqual([303, `/checkoutnow?token=${id}`])
})

test('who cancels goes back to the cart, and may come again', async () => {
  const { click, paypal, id } = await openCreated()
  expect(await click('cancel')).toEqual([303, `https://shop.test/cart?token=${id}`])
  expect(paypal.order(id).status).toBe('PAYER_ACTION_REQUIRED')
  expect((await click('approve'))[0]).toBe(303)
})

test('the page can order what becomes of the money', async () => {
  const { click, capture, id, page } = await openCreated()
  await click('card-declined')
  expect((await capture(id)).body.details[0].issue).toBe('INSTRUMENT_DECLINED')
  expect(await page()).toContain('Declined.')
  await click('money-waits')
  const { body } = await capture(id)
  expect(body.purchase_units[0].payments.captures[0].status).toBe('PENDING')
})

test('a page that is too old says that nothing was taken', async () => {
  const { page, clock, click, paypal, id } = await openCreated()
  clock.now += 3 * 3_600_000
  expect(await page()).toContain('Nothing was taken.')
  expect(await click('approve')).toEqual([303, `/checkoutnow?token=${id}`])
  const { status } = await paypal.fetch(new Request(`${paypal.origin}/checkoutnow?token=1`))
  expect(status).toBe(404)
})

test('the control page does what payers and PayPal do', async () => {
  const { paypal, paid, approved, capture, get } = openExample()
  const control = createControl(paypal)
  const click = (act: string, fields: Record<string, string> = {}) =>
    control.request(`/paypal/${act}`, { method: 'POST', body: new URLSearchParams(fields) })
  const { order, capture: taken } = await paid()
  await click('refund', { order, amount: '790' })
  await click('dispute', { order, stage: 'INQUIRY' })
  await click('capture-next', { next: 'PENDING', reason: 'ECHECK' })
  const waiting = await approved()
  await capture(waiting)
  const text = await (await control.request('/paypal')).text()
  for (const said of [order, 'PARTIALLY_REFUNDED', 'disputed: INQUIRY', 'The money comes'])
    expect(text).toContain(said)
  expect(text).toContain('PENDING: ECHECK')
  await click('wait-for', { order: waiting, reason: 'UNILATERAL' })
  expect(paypal.order(waiting).captures[0]?.status_details).toEqual({ reason: 'UNILATERAL' })
  await click('settle-capture', { order: waiting, status: 'COMPLETED' })
  await click('end-dispute', { order, outcome: 'CANCELED_BY_BUYER' })
  const { status } = await click('refund', { order, amount: '' })
  expect(status).toBe(303)
  expect((await get(`/v2/payments/captures/${taken}`)).body.status).toBe('REFUNDED')
})

test('scripts control it with JSON, and are told what is wrong', async () => {
  const { paypal, create } = openExample()
  const control = createControl(paypal)
  const act = async (name: string, fields: object = {}) => {
    const answer = await control.request(`/paypal/api/${name}`, {
      ...{ method: 'POST', body: JSON.stringify(fields) },
    })
    return [answer.status, await answer.json()] as const
  }
  const { body } = await create()
  expect(await act('approve', { order: body.id })).toMatchObject([200, { status: 'APPROVED' }])
  expect(await act('refund', { order: body.id })).toMatchObject([
    400,
    { error: `refund: Order ${body.id} was not captured` },
  ])
  expect(await act('approve', { order: '1' })).toMatchObject([
    400,
    { error: 'approve: INVALID_RESOURCE_ID' },
  ])
  expect((await act('rob'))[0]).toBe(404)
  const orders = await (await control.request('/paypal/api/orders')).json()
  expect(orders).toHaveLength(1)
})
