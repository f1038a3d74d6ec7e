import { createExecutionContext } from 'cloudflare:test'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { sealedColumns } from '../../src/key-rotation/queries.ts'
import { openOutbox } from '../../src/mail/outbox.ts'
import { sendLink } from '../../src/orders/send-link.ts'
import { seal } from '../../src/platform/sealing.ts'
import { requestAlert } from '../../src/stock-alerts/request-alert.ts'
import { keep } from '../kept/keeping.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { employ } from '../support/desk.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { testSecrets } from '../support/secrets.ts'
import { bindings, config, db, visitor } from '../support/shop.ts'
import { busyNewsletter } from './busy-newsletter.ts'

export const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
/** While keys change: `k3` is the new one. */
export const during = `k3:${key(7)},${testSecrets.SEALING_KEYS}`
export const after = `k3:${key(7)}`

/** The shop with other keys than those of the tests. */
const shopWith = (SEALING_KEYS: string) => (request: Request) =>
  Promise.resolve(
    createApp().fetch(request, { ...bindings, SEALING_KEYS }, createExecutionContext()),
  )

/** Keys that sealed the texts of each column, with how many texts each. */
export async function worn(): Promise<Record<string, Record<string, number>>> {
  const all: Record<string, Record<string, number>> = {}
  for (const { table, name, column } of sealedColumns) {
    const rows = await db
      .select({ text: sql<string>`${column}` })
      .from(column.table)
      .where(sql`${column} is not null`)
    const counts: Record<string, number> = {}
    for (const { text } of rows) {
      const id = text.split(':')[1] ?? ''
      counts[id] = (counts[id] ?? 0) + 1
    }
    all[`${table}.${name}`] = counts
  }
  return all
}

const corrected = {
  ...{ name: anna.name, lines: [anna.line1], city: anna.city, state: '' },
  ...{ postcode: anna.postcode, country: anna.country },
}

/** What the desk has sealed about an order, and of who works there. */
async function workAtTheDesk(order: string): Promise<void> {
  const ids = { staff: await employ('desk', `${order}@shop.test`) }
  const insert = async (table: string, id: string, columns: string[], values: Row = {}) => {
    const row: Row = { id, ...values }
    for (const name of columns)
      row[name] = await seal(
        config.sealingKeys,
        `${table}.${name}:${id}`,
        table === 'order_changes'
          ? JSON.stringify({ title: 'Mira', variantTitle: `${name} of ${order}`, engraving: null })
          : name === 'address'
            ? JSON.stringify(corrected)
            : `${name} of ${order}`,
      )
    await db.run(sql`insert into ${sql.identifier(table)}
      (${sql.join(Object.keys(row).map(sql.identifier), sql`, `)})
      values (${sql.join(
        Object.values(row).map((value) => sql`${value}`),
        sql`, `,
      )})`)
  }
  const by = { staff_id: ids.staff, at: 0 }
  const about = { act: 'staff-changed', subject: 'order', subject_id: order }
  await insert('audit_log', `act-${order}`, ['who', 'before', 'after'], { ...by, ...about })
  await db.run(sql`insert into pieces (id, order_id, line_id, unit, stage, since, due)
    select id, order_id, id, 1, 'ready', 0, '2030-01-01' from order_lines where order_id = ${order}`)
  await insert('order_corrections', order, ['address'], by)
  await insert('order_notes', `note-${order}`, ['text'], { order_id: order, kind: 'staff', ...by })
  const asked = { order_id: order, state: 'asked', reason: 'other', asked_at: 0 }
  await insert('returns', `return-${order}`, ['note', 'answer'], asked)
  await insert('refunds', `refund-${order}`, ['note', 'reference'], {
    ...{ ...asked, state: 'failed', reason: 'goodwill', way: 'transfer', made_by: 'desk' },
    ...{ amount: 100, currency: 'EUR', tell: 0, assigned: 1 },
  })
  const [line] = await db.all<{ id: string }>(
    sql`select id from order_lines where order_id = ${order}`,
  )
  await insert('service_requests', `service-${order}`, ['said', 'answer'], {
    ...{ order_id: order, line_id: line?.id ?? '', kind: 'repair', state: 'answered' },
    ...{ asked_at: 0, said_at: 0 },
  })
  const change = {
    order_id: order,
    from_line: line?.id ?? '',
    line_id: line?.id ?? '',
    units: 1,
    difference: 0,
  }
  await insert('order_changes', `change-${order}`, ['before', 'after'], {
    ...{ ...change, ...by, state: 'dropped', leaves: 'to-make', enters: 'to-make' },
  })
  const parcel = { order_id: order, packed_at: 0, value: 0, insured: 0, signature: 0 }
  await insert('shipments', `parcel-${order}`, ['number', 'link', 'address'], parcel)
  const mail = { cause: `copy-${order}`, kind: 'order-placed', subject_id: order, created_at: 0 }
  await insert('outbox', `mail-${order}`, ['copy'], {
    ...mail,
    state: 'sent',
    attempts: 0,
    due_at: 0,
  })
}

type Row = Record<string, string | number>

/**
 * Anna's order of an engraved ring, its link on the way to her, another engraved ring in a cart, a third
 * one that is kept, and people of the newsletter.
 */
export async function busyShop() {
  const ring = await offerRing({ stock: 9, engraving: { maxLetters: 12 } })
  const [buyer, browser] = [visitor(), visitor()]
  await addToCart(buyer, ring, { engraving: 'Ida' })
  const order = await placeOrder(buyer, ring)
  // Links go to orders for which money came.
  await db.run(sql`update orders set paid = total where id = ${order.id}`)
  const outbox = openOutbox(db, config, bindings.OUTBOX, createExecutionContext())
  await sendLink(outbox, { number: order.number, email: order.email })
  await workAtTheDesk(order.id)
  await busyNewsletter()
  // Not while a test looks at it.
  await db.run(sql`update outbox set due_at = 9999999999`)
  await addToCart(browser, ring, { engraving: 'Bertil' })
  await keep(browser, ring, { engraving: 'Cornelis', font: 'roman' })
  await requestAlert(outbox, {
    ...{ variantId: ring.variant, email: order.email, emailDigest: 'of anna' },
    ...{ belowPrice: null, isProven: true, networks: [] },
  })
  /** What the two see in a shop that has other keys. */
  const see = async (keys: string) => {
    const at = (shopper: typeof buyer, path: string) => {
      const other = visitor({ answer: shopWith(keys) })
      for (const [name, value] of shopper.cookies) other.cookies.set(name, value)
      return other.get(path)
    }
    return {
      order: await at(buyer, `/orders/${order.number}`),
      cart: await at(browser, '/cart'),
      kept: await at(browser, '/kept'),
    }
  }
  const expectToSee = async (keys: string) => {
    const seen = await see(keys)
    for (const words of [order.email, anna.line1, anna.gift_message, 'Ida'])
      expect(seen.order.page).toContain(words)
    expect(seen.cart.page).toContain('Bertil')
    expect(seen.kept.page).toContain('Cornelis')
  }
  return { see, expectToSee, browser, order }
}
