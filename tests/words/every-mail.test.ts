import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Attention, OrderState } from '../../src/orders/rules.ts'
import { orderNotes, orders } from '../../src/orders/tables.ts'
import { type OrderMailKind, writeOrderMail } from '../../src/orders/write-mail.ts'
import { readConfig } from '../../src/platform/config.ts'
import { seal } from '../../src/platform/sealing.ts'
import { stockAlerts } from '../../src/stock-alerts/tables.ts'
import { writeStockAlert } from '../../src/stock-alerts/write-mail.ts'
import { bindings, db, stripe } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { checkOut, greek, greekShop, putIntoCart } from './greek-shop.ts'
import { textsOf, unspoken } from './unspoken.ts'

const attentions: Record<Attention, true> = {
  'amount-differs': true,
  'payment-unknown': true,
  'payment-overdue': true,
  disputed: true,
  'refund-failed': true,
}

/** Every mail, with its causes and the states of the order. */
const mails: Record<OrderMailKind, { details?: string[]; states?: OrderState[] }> = {
  'order-confirmed': { states: ['paid', 'refunded'] },
  'order-new': {},
  'order-link': {},
  'order-note': { details: ['note'] },
  'order-attention': { details: Object.keys(attentions) },
  'dispute-over': { details: ['won:5000', 'lost:5000', 'closed:5000'] },
  'payment-awaited': { states: ['processing'] },
  'payment-failed': { states: ['released'] },
  'payment-overdue': { states: ['released'] },
  'sold-meanwhile': { states: ['refunding'] },
  refunded: { details: ['1000', '5000'] },
}

let id = ''

/** Bodies of the requests to the payment provider. */
const sent: string[] = []
const provider = stripe.fetch
vi.spyOn(stripe, 'fetch').mockImplementation(async (request) => {
  sent.push(await request.clone().text())
  return provider(request)
})

beforeAll(async () => {
  await openGreekCatalogue()
  const who = greekShop().visitor()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })
  const billing = {
    ...{ billing_other: 'yes', billing_country: 'CY', billing_name: 'Άννα' },
    ...{ billing_line1: 'Ερμού 1', billing_postcode: '1010', billing_city: 'Λευκωσία' },
  }
  expect((await checkOut(who, { ...billing, gift_wrap: 'yes' })).status).toBe(303)
  id = stripe.sessions.at(-1)?.client_reference_id ?? ''
  await db.update(orders).set({ paid: 5000 }).where(eq(orders.id, id))
  const { sealingKeys } = await readConfig({ ...bindings, ...greek })
  const text = await seal(sealingKeys, 'order_notes.text:note', 'Ερμού 1')
  const note = { id: 'note', orderId: id, kind: 'customer', text, staffId: '', at: 0 } as const
  await db.insert(orderNotes).values(note)
})

test.each(Object.entries(mails))('%s: every word came through', async (kind, causes) => {
  const config = await readConfig({ ...bindings, ...greek })
  const { details = [null], states = ['paid'] } = causes
  for (const state of states)
    for (const detail of details) {
      await db.update(orders).set({ state }).where(eq(orders.id, id))
      const about = { kind, subjectId: id, detail, secret: 'secret' }
      const mail = await writeOrderMail({ db, config }, about)
      const { subject = '', text = '', html = '' } = mail ?? {}
      expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
      expect(subject + text + html).toContain('[')
    }
})

test('stock-alert: every word came through', async () => {
  const alert = { id: 'alert', variantId: 'gone-0', emailDigest: '', language: 'el' }
  await db.insert(stockAlerts).values({ ...alert, createdAt: 0, notifiedAt: 0 })
  const config = await readConfig({ ...bindings, ...greek })
  const about = { kind: 'stock-alert', subjectId: 'alert', detail: null, secret: null }
  const {
    subject = '',
    text = '',
    html = '',
  } = (await writeStockAlert({ db, config }, about)) ?? {}
  expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
  expect(subject + text + html).toContain('[')
})

test('what the payment page says: every word came through', () => {
  const said = sent.flatMap((form) =>
    [...new URLSearchParams(form)].flatMap(([name, value]) =>
      /(name|description)\]?$/.test(name) ? value : [],
    ),
  )
  expect(said.length).toBeGreaterThan(3)
  expect(said.join()).toContain('[')
  expect(unspoken(said)).toEqual([])
})
