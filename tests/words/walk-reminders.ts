import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { reminders } from '../../src/aftercare/tables.ts'
import { paths } from '../../src/paths.ts'
import { readConfig } from '../../src/platform/config.ts'
import { signToken } from '../../src/platform/tokens.ts'
import { orderNow } from '../support/purchase.ts'
import { bindings, db, stripe } from '../support/shop.ts'
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
