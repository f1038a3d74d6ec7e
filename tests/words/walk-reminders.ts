import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { askService } from '../../src/aftercare/services/ask-service.ts'
import { reminders } from '../../src/aftercare/tables.ts'
import { newLink } from '../../src/orders/links.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { paths } from '../../src/paths.ts'
import { readConfig } from '../../src/platform/config.ts'
import { signToken } from '../../src/platform/tokens.ts'
import { staffAtWork } from '../support/fulfilment.ts'
import { orderNow } from '../support/purchase.ts'
import { bindings, db, stripe, type Visitor } from '../support/shop.ts'
import { checkOut, type GreekShop, greek, putIntoCart } from './greek-shop.ts'

/** Reminders of an order: asked for in every way, refused, listed and ended. */
export async function walkReminders(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  expect(await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })).toBe(303)
  expect((await checkOut(who)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const { id, number } = await orderNow(session?.client_reference_id ?? '')
  const path = paths.orderReminders(number)
  const look = async (at: string) => {
    const { page, status } = await who.get(at)
    expect(status, at).toBe(200)
    return page
  }
  expect(await look(path)).toContain('consent_replating')
  const agreed = { kind: 'anniversary', consent_anniversary: 'yes' }
  const ask = async (typed: Record<string, string>) => (await who.post(path, typed)).status
  expect(await ask({})).toBe(422)
  expect(await ask({ kind: 'replating' })).toBe(422)
  expect(await ask({ ...agreed, day: '31', month: '2' })).toBe(422)
  expect(await ask({ kind: 'replating', consent_replating: 'yes' })).toBe(303)
  for (const month of ['1', '2', '12']) expect(await ask({ ...agreed, day: '29', month })).toBe(303)
  expect(await ask({ ...agreed, day: '1', month: '3' })).toBe(409)
  await look(path)
  const page = await look(paths.order(number))
  expect((await who.submit(paths.orderReminderEnd(number), page)).status).toBe(303)
  await walkTheirData(look, who, id, number)

  const { shop: settings, TOKEN_KEY } = await readConfig({ ...bindings, ...greek })
  const config = { shop: settings, TOKEN_KEY }
  const rows = await db.select().from(reminders).where(eq(reminders.orderId, id))
  for (const each of rows) {
    const link = paths.endReminder(await signToken(config, 'reminder-end', each.id, null))
    await look(link)
    expect((await who.post(link, {})).status).toBe(200)
  }
  expect((await who.get(paths.endReminder('x'))).status).toBe(404)
}

/** What is kept of their order and its address, in every state. */
async function walkTheirData(
  look: (path: string) => Promise<string>,
  who: Visitor,
  id: string,
  number: string,
): Promise<void> {
  const path = paths.yourData()
  await look(path)
  const [line] = await linesOfOrder(db, id)
  const asked = {
    id: crypto.randomUUID(),
    orderId: id,
    lineId: line?.id ?? '',
    kind: 'resize',
  } as const
  expect((await askService(staffAtWork(), { ...asked, message: 'Ναι', size: '54' })).ok).toBe(true)
  const { token, statement } = await newLink(db, id)
  await statement
  expect((await who.get(`${paths.order(number)}?token=${token}`)).status).toBe(303)
  await look(path)
  for (const [name, what, confirmed, notified] of [
    ['asked', 'back', null, null],
    ['waits', 'cheaper', 1, null],
    ['sent', 'back', 1, 1],
  ] as const)
    await db.run(sql`insert into stock_alerts
      (id, variant_id, email_digest, language, created_at, what, below_price, confirmed_at, notified_at)
      select ${`data ${name}`}, 'mixed-1', email_digest, 'en', 1, ${what}, 1, ${confirmed}, ${notified}
      from orders where id = ${id}`)
  await db.run(sql`insert into alert_stops select email_digest, 1 from orders where id = ${id}`)
  expect(await look(path)).toContain('/notify/stop?token=')
  for (const state of ['done', 'refunded'])
    await db.run(sql`update reminders set state = ${state}, due_at = null, over_at = 1
      where order_id = ${id} and (kind = 'replating') = (${state} = 'done')`)
  await look(path)
  await db.run(sql`update service_requests set said = 'v1:none:AAAA:AAAA' where order_id = ${id}`)
  await look(path)
}
