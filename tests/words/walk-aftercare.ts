import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { askService } from '../../src/aftercare/services/ask-service.ts'
import { boughtFacts } from '../../src/aftercare/tables.ts'
import { products } from '../../src/catalog/tables.ts'
import { linesOfOrder } from '../../src/orders/queries.ts'
import { paths } from '../../src/paths.ts'
import { staffAtWork } from '../support/fulfilment.ts'
import { orderNow } from '../support/purchase.ts'
import { db, hiddenFields, stripe } from '../support/shop.ts'
import { checkOut, type GreekShop, putIntoCart } from './greek-shop.ts'

/** Order again, care, certificates, and requests for a service in every state. */
export async function walkAftercare(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  for (const [handle, variant, typed] of [
    ['made', 0, { quantity: '2' }],
    ['rich', 1, { engraving: '10.10.2030' }],
  ] as const)
    expect(await putIntoCart(who, handle, variant, typed)).toBe(303)
  expect((await checkOut(who)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const { id, number } = await orderNow(session?.client_reference_id ?? '')
  const [made, rich] = await linesOfOrder(db, id)
  const look = async (path: string) => {
    const { page, status } = await who.get(path)
    expect(status, path).toBe(200)
    return page
  }
  await look(paths.order(number))
  const of = (handle: string | undefined) => eq(products.handle, handle ?? '')
  for (const handle of [made?.handle, rich?.handle]) {
    await db.update(products).set({ status: 'archived' }).where(of(handle))
    await look(paths.order(number))
  }
  for (const handle of [made?.handle, rich?.handle])
    await db.update(products).set({ status: 'active' }).where(of(handle))

  const kinds = 'diamond ruby quartz emerald topaz opal pearl turquoise amber doublet γ'.split(' ')
  const [known] = await db
    .select()
    .from(boughtFacts)
    .where(eq(boughtFacts.lineId, rich?.id ?? ''))
  for (const metal of ['18K gold', 'White gold', 'Platinum', 'Silver', 'Vermeil']) {
    const stones = kinds.map((kind) => ({ kind, origin: 'natural' as const, count: 1 }))
    const facts = { ...known?.facts, metal, stones, dimensions: {}, byChoice: {} }
    await db.update(boughtFacts).set({ facts, options: [] })
    // The words of the page, and not the names that the rules read.
    await look(paths.orderCare(number))
  }
  if (known) await db.update(boughtFacts).set({ facts: known.facts, options: known.options })
  for (const line of [made, rich]) await look(paths.orderCertificate(number, line?.id ?? ''))
  await db.delete(boughtFacts)
  await look(paths.orderCertificate(number, made?.id ?? ''))

  const path = paths.orderService(number)
  const ask = async (typed: Record<string, string>) => {
    const form = hiddenFields(await look(path), path)
    return (await who.post(path, { ...form, line: rich?.id ?? '', ...typed })).status
  }
  expect(await ask({ line: '' })).toBe(422)
  expect(await ask({ kind: 'resize' })).toBe(422)
  expect(await ask({ kind: 'other' })).toBe(422)
  expect(await ask({ kind: 'other', message: 'α'.repeat(2001) })).toBe(422)
  const once = { id: crypto.randomUUID(), kind: 'cleaning' }
  expect(await ask(once)).toBe(303)
  expect(await ask({ ...once, message: 'Ναι' })).toBe(409)
  for (const kind of ['resize', 'repair', 'other', 'other'] as const) {
    const asked = { id: crypto.randomUUID(), orderId: id, lineId: rich?.id ?? '', kind }
    const said = { message: 'Ναι', size: '' }
    expect(await askService(staffAtWork(), { ...asked, ...said })).toEqual({ ok: true })
  }
  expect(await ask({ kind: 'other', message: 'Ναι' })).toBe(409)
  await look(paths.order(number))
  for (const state of ['answered', 'done']) {
    await db.run(sql`update service_requests set state = ${state} where order_id = ${id}`)
    await look(paths.order(number))
  }
  await db.run(sql`update service_requests set said = 'v1:none:AAAA:AAAA' where order_id = ${id}`)
  await look(paths.order(number))
  for (let n = 5; n < 20; n++)
    await db.run(sql`insert into service_requests
      (id, order_id, line_id, kind, state, said, asked_at, said_at)
      values (${`${id}.${n}`}, ${id}, ${made?.id}, 'other', 'done', 'v1:none:AAAA:AAAA', 1, 1)`)
  expect(await ask({ kind: 'other', message: 'Ναι' })).toBe(409)
  await db.run(sql`update order_lines set refunded_units = quantity where order_id = ${id}`)
  await look(path)
  for (const at of [path, paths.orderCare(number)])
    expect((await shop.visitor().get(at)).status).toBe(404)
}
