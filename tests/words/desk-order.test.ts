import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { insertEvent } from '../../src/orders/queries.ts'
import type { Attention, EventKind, OrderState } from '../../src/orders/rules.ts'
import { now } from '../../src/platform/clock.ts'
import { mailsAbout, moveAll, staffAtWork } from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

const happened = [
  ...(['placed', 'payment-page-opened', 'payment-page-failed', 'payment-processing'] as const),
  ...(['paid-after-release', 'payment-failed', 'payment-unknown', 'payment-overdue'] as const),
  ...(['expired', 'given-up', 'amount-differs', 'refund-asked', 'refunded', 'disputed'] as const),
  ...(['dispute-withdrawn', 'dispute-reinstated', 'dispute-won', 'dispute-lost'] as const),
  ...(['dispute-due', 'dispute-closed', 'delayed', 'link-sent'] as const),
] satisfies EventKind[]
const states: OrderState[] = ['pending', 'processing', 'released', 'review', 'refunding']
const troubles: Attention[] = ['amount-differs', 'payment-unknown', 'payment-overdue']

test('every word of the page of an order and of those below it came through', async () => {
  const { id, number } = await buy()
  const path = `/admin/orders/${number}`
  const look = async (below = '') => {
    const { page, status } = await owner.get(path + below)
    expect(status, below).toBeLessThan(500)
    return page
  }
  await look()
  for (const below of ['?ask=payment', '/address', '/date', '/date?day=2099-01-05', '/date?day=x'])
    await look(below)
  await owner.submit(`${path}/address`, await look('/address'), { country: 'US' })
  await owner.submit(`${path}/address`, await look('/address'), {
    ...{ country: 'GR', name: 'Άννα', line1: 'Ερμού 1', postcode: '105 63', city: 'Αθήνα' },
  })
  await owner.submit(`${path}/notes`, await look(), { kind: '', text: '' })
  for (const kind of ['staff', 'customer'])
    await owner.submit(`${path}/notes`, await look(), { kind, text: 'Ερμού' })
  const done = [
    'moved',
    'undone',
    'delayed',
    'corrected',
    'note-written',
    'note-sent',
    'sent-again',
  ]
  for (const each of done) await look(`?done=${each}&act=x&show=all`)
  for (const kind of happened) await insertEvent(db, { orderId: id, kind, at: now(), amount: 100 })
  await moveAll(id, 'on-the-bench', { tell: true })
  await moveAll(id, 'ready')
  for (const mail of await mailsAbout(id)) await look(`/mails/${mail.id}`)
  const desk = staffAtWork()
  const { shipments } = await packOrders(desk, { act: crypto.randomUUID(), orderIds: [id] })
  await look()
  await sendShipment(desk, {
    ...{ act: crypto.randomUUID(), id: shipments[0]?.id ?? '', version: 1, carrier: 'postnl' },
    ...{ number: '3SJEGEM0001', link: '', insured: true, signature: true, tell: true },
  })
  await look('?show=all')
  await look('/address')
  for (const state of states) {
    await db.run(`update orders set state = '${state}', disputed = 1 where id = '${id}'`)
    await look()
  }
  for (const trouble of [...troubles, 'disputed', 'refund-failed']) {
    await db.run(`update orders set attention = '${trouble}' where id = '${id}'`)
    await look()
  }
  expect(whatDidNotComeThrough()).toEqual([])
})
