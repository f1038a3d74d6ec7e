import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { correctAddress } from '../../src/orders/correct-address.ts'
import { sendNote, writeNote } from '../../src/orders/notes.ts'
import { readOrder } from '../../src/orders/read-order.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import type { RefundReason, RefundState } from '../../src/payments/refund-rules.ts'
import { refunds } from '../../src/payments/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { delivered, newest, sent } from '../fulfilment/parcels.ts'
import { mailsAbout, moveAll, staffAtWork } from '../support/fulfilment.ts'
import { config, db, stripe } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

const look = async (path: string) => {
  const { page, status } = await owner.get(path)
  expect(status, path).toBe(200)
  return page
}

const reasons = [
  ...['bank_cannot_process', 'check_returned', 'credit_not_processed', 'customer_initiated'],
  ...['debit_not_authorized', 'duplicate', 'fraudulent', 'general', 'incorrect_account_details'],
  ...['insufficient_funds', 'noncompliant', 'product_not_received', 'product_unacceptable'],
  ...['subscription_canceled', 'unrecognized'],
]
const states: RefundState[] = ['asked', 'pending', 'succeeded', 'failed', 'cancelled']
const why: RefundReason[] = [
  ...(['returned', 'cancelled', 'faulty', 'late', 'goodwill', 'changed'] as const),
  ...(['sold-meanwhile', 'amount-differs', 'elsewhere'] as const),
]

test('every word of the page of a dispute came through', async () => {
  const { id, number, sessionId } = await buy()
  const order = await readOrder(db, config, id)
  if (!order) throw new Error('No order')
  const at = staffAtWork()
  const act = () => crypto.randomUUID()
  await correctAddress(at, {
    ...{ act: act(), order, version: 0, before: order.contact.address },
    address: { ...order.contact.address, lines: ['Ερμού 1'] },
  })
  const note = act()
  await writeNote(at, { act: note, orderId: id, kind: 'customer', text: 'Ερμού' })
  await sendNote(at, { act: act(), order, note })
  await db.update(outbox).set({ state: 'sent', sentAt: now() }).where(eq(outbox.subjectId, id))
  await moveAll(id, 'ready')
  await look(paths.deskOrder(number))
  const dispute = await stripe.dispute(sessionId ?? '')
  const page = paths.deskOrderDispute(number)
  await look(page)
  await sent(id)
  await look(page)
  await delivered(await newest(id))
  for (const [n, state] of states.entries())
    for (const reason of n === 0 ? why : (['late'] as const))
      await db.insert(refunds).values({
        ...{ id: act(), orderId: id, state, way: 'provider', madeBy: 'desk', amount: 1 },
        ...{ currency: 'EUR', reason, tell: false, assigned: true, askedAt: now() },
      })
  await look(paths.deskOrderDispute(number, 'text'))
  await look(paths.deskOrder(number))
  for (const reason of reasons) {
    dispute.reason = reason
    await look(page)
  }
  for (const due of [now() - 86_400, now() + 60, now() + 86_400]) {
    dispute.evidence_details.due_by = due
    await look(page)
  }
  for (const status of ['under_review', 'warning_needs_response', 'won', 'lost'] as const) {
    dispute.status = status
    await look(page)
  }
  stripe.faults.order({ endpoint: 'any', kind: 'drop-before', times: 9 })
  await look(page)
  stripe.faults.clear()
  for (const origin of ['phone', 'shop'] as const) {
    await db.update(orders).set({ origin }).where(eq(orders.id, id))
    await look(page)
  }
  await look(paths.desk())
  await look(paths.deskOrders({ money: 'disputed' }))
  expect(whatDidNotComeThrough()).toEqual([])
})

test('every word of the mails that did not go out came through', async () => {
  await look(paths.deskMails())
  await look(paths.deskMails({ show: 'settled' }))
  const { id } = await buy()
  const [mail] = await mailsAbout(id)
  const path = paths.deskMailSettled(mail?.id ?? '')
  for (const [state, fault] of [
    ...(['no-answer', 'no-code', 'E_INTERNAL_SERVER_ERROR'] as const).map(
      (code) => ['unclear', code] as const,
    ),
    ...['E_RECIPIENT_SUPPRESSED', 'E_RECIPIENT_NOT_ALLOWED', 'E_VALIDATION_ERROR'].map(
      (code) => ['dead', code] as const,
    ),
    ...['E_FIELD_MISSING', 'E_CONTENT_TOO_LARGE', 'subject-gone', 'not-written', null].map(
      (code) => ['dead', code] as const,
    ),
  ]) {
    await db
      .update(outbox)
      .set({ state, fault })
      .where(eq(outbox.id, mail?.id ?? ''))
    await look(paths.deskMails())
    await look(paths.desk())
  }
  const alert = { id: crypto.randomUUID(), kind: 'stock-alert', subjectId: 'x', cause: 'y' }
  if (mail) await db.insert(outbox).values({ ...mail, ...alert, state: 'dead' })
  const page = await look(paths.deskMails())
  const { location } = await owner.submit(path, page)
  await owner.submit(path, await look(location))
  await look(paths.deskMails({ done: 'reopened' }))
  await look(paths.deskLog({ act: 'mail-settled' }))
  await look(paths.deskMails({ show: 'settled' }))
  expect(whatDidNotComeThrough()).toEqual([])
})
