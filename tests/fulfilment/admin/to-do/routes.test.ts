import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { variants } from '../../../../src/catalog/tables.ts'
import { noteWaiting } from '../../../../src/fulfilment/note-waiting.ts'
import { outbox } from '../../../../src/mail/tables.ts'
import { orders } from '../../../../src/orders/tables.ts'
import { addDays, wallClock } from '../../../../src/platform/calendar-date.ts'
import { now } from '../../../../src/platform/clock.ts'
import { offerRing } from '../../../support/catalogue.ts'
import { atTheDesk } from '../../../support/desk.ts'
import { moveAll, piecesNow, sellAndPay, staffAtWork } from '../../../support/fulfilment.ts'
import { bindings, config, db } from '../../../support/shop.ts'

const desk = await atTheDesk('desk')
const today = () => wallClock(now(), config.shop.time_zone).date
const change = (id: string, values: Partial<typeof orders.$inferInsert>) =>
  db.update(orders).set(values).where(eq(orders.id, id))

/** The cards of the page by their id, each as text without tags. */
async function cards(): Promise<Record<string, string>> {
  const { status, page } = await desk.get('/admin')
  expect(status).toBe(200)
  expect(page.length).toBeLessThan(50_000)
  const parts = page.split('<section class="panel" id="').slice(1)
  return Object.fromEntries(
    parts.map((part) => {
      const [id = ''] = part.split('"')
      const text = (part.split('</section>')[0] ?? '').slice(id.length)
      return [id, text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')]
    }),
  )
}

test('a shop in which nothing waits says that all is done', async () => {
  const { page } = await desk.get('/admin')
  expect(page).toContain('All done. Nothing is waiting for you.')
  expect(await cards()).toEqual({})
})

test('what was sold is to be made or sent, what is late is marked, and comes first', async () => {
  const made = await sellAndPay([{ madeToOrder: true, title: 'Rosa ring' }])
  const ready = await sellAndPay([{ title: 'Luna ring' }])
  const late = await sellAndPay([{ madeToOrder: true, title: 'Sol ring' }])
  await change(late.id, { readyBy: addDays(today(), -3) })
  const { make = '', send = '', ...rest } = await cards()
  expect(rest).toEqual({})
  expect(make).toMatch(/Not ready yet All 2 .*Sol ring .* Late .*Rosa ring/)
  expect(make.match(/Late/g)).toHaveLength(1)
  expect(send).toMatch(/Ready to send All 1 .*Luna ring/)
  expect([make, send].join()).toContain(ready.number)
  expect(make).toContain(made.number)
  expect((await desk.get('/admin')).page).not.toContain('All done')
})

test('the count is that of the list which it leads to', async () => {
  const { page } = await desk.get('/admin')
  const [, address = '', count = ''] = /<a href="([^"]*stage=making)">All (\d+)</.exec(page) ?? []
  const list = await desk.get(address)
  expect(list.page.match(/href="\/admin\/orders\/J-\w+"/g)).toHaveLength(Number(count))
})

test('what waits for somebody is told with what it waits for', async () => {
  const order = await sellAndPay([{ madeToOrder: true, title: 'Mare ring' }])
  const [piece] = await piecesNow(order.id)
  await noteWaiting(staffAtWork(), {
    ...{ act: crypto.randomUUID(), piece: piece?.id ?? '', version: piece?.version ?? 0 },
    ...{ waitsFor: 'stone', wanted: 'sapphire 5 mm', place: '' },
  })
  const { waiting = '' } = await cards()
  expect(waiting).toMatch(/A stone: 1 .*Mare ring A stone: sapphire 5 mm/)
})

test('money that needs a decision comes first, with what to do and the way to the provider', async () => {
  const order = await sellAndPay([{}])
  await change(order.id, { attention: 'payment-overdue' })
  const { page } = await desk.get('/admin')
  expect(page.indexOf('id="decisions"')).toBeLessThan(page.indexOf('id="make"'))
  const { decisions = '' } = await cards()
  expect(decisions).toContain(order.number)
  expect(decisions).toContain('has not come in time')
  expect(page).toMatch(/href="https:\/\/dashboard\.stripe\.com\/test\/payments\/pi_/)
  await change(order.id, { attention: null })
  expect(await cards()).not.toHaveProperty('decisions')
})

test('a parcel should have arrived two days after the promised one, until somebody says so', async () => {
  const order = await sellAndPay([{ title: 'Nox ring' }])
  await moveAsParcels(order.id, 'sent')
  await change(order.id, { deliverBy: addDays(today(), -1) })
  expect(await cards()).not.toHaveProperty('overdue')
  await change(order.id, { deliverBy: addDays(today(), -2) })
  expect((await cards()).overdue).toMatch(/Should have arrived All 1 .*Nox ring/)
  expect((await desk.get('/admin/orders?stage=overdue')).page).toContain(order.number)
  await change(order.id, { newDeliverBy: addDays(today(), 5) })
  expect(await cards()).not.toHaveProperty('overdue')
  await change(order.id, { newDeliverBy: null })
  await moveAsParcels(order.id, 'delivered')
  expect(await cards()).not.toHaveProperty('overdue')
})

/** As parcels move pieces, which nobody does by hand. */
async function moveAsParcels(orderId: string, to: 'sent' | 'delivered') {
  for (const { id, version, stage } of await piecesNow(orderId))
    await bindings.DB.batch([
      bindings.DB.prepare(
        'insert into piece_events (piece_id, leaves_version, order_id, leaves, enters, at, act) values (?, ?, ?, ?, ?, 0, ?)',
      ).bind(id, version, orderId, stage, to, crypto.randomUUID()),
      bindings.DB.prepare('update pieces set stage = ?, version = version + 1 where id = ?').bind(
        ...[to, id],
      ),
    ])
}

test('a mail that did not go out is told with its order, until the same goes out', async () => {
  const order = await sellAndPay([{}])
  const [mail] = await db.select().from(outbox).where(eq(outbox.subjectId, order.id)).limit(1)
  if (!mail) throw new Error('No mail')
  await db
    .update(outbox)
    .set({ state: 'dead', kind: 'order-confirmed' })
    .where(eq(outbox.id, mail.id))
  const { mails = '' } = await cards()
  expect(mails).toContain(order.number)
  expect(mails).toContain('order confirmation Not sent: ')
  const again = { id: crypto.randomUUID(), cause: 'again', state: 'queued' as const }
  await db.insert(outbox).values({ ...mail, kind: 'order-confirmed', ...again })
  expect(await cards()).not.toHaveProperty('mails')
})

test('the last one in stock is named; what is made to order is not', async () => {
  await db.update(variants).set({ stock: 9 })
  const ring = await offerRing({ stock: 1, title: 'Unica' })
  await offerRing({ stock: 1, madeToOrder: true, title: 'Semper' })
  const { page } = await desk.get('/admin')
  expect(page).toContain('Only one left in stock: 1')
  expect(page).toContain(`href="/products/${ring.handle}?variant=${ring.variant}"`)
  expect(page).not.toContain('Semper')
})

test('a list of eleven shows ten, and says how many there are', async () => {
  for (let n = 0; n < 11; n++) {
    const order = await sellAndPay([{ stock: 99, title: 'Stella ring' }])
    await moveAll(order.id, 'on-the-bench')
  }
  const { make = '' } = await cards()
  expect(make.match(/J-\w{8}/g)).toHaveLength(10)
  expect(Number(/All (\d+)/.exec(make)?.[1])).toBeGreaterThan(10)
})
