import { eq } from 'drizzle-orm'
import type { Role } from '../../../src/admin/rules.ts'
import { orders } from '../../../src/orders/tables.ts'
import { atTheDesk } from '../../support/desk.ts'
import { type Answer, db, type Visitor } from '../../support/shop.ts'

let sold = 0

/** Bert, as staff fill in their form for him; with an address of his own each time. */
const bert = () => ({
  origin: 'phone',
  email: `bert+${++sold}.${crypto.randomUUID().slice(0, 6)}@example.com`,
  phone: '020 555 0199',
  name: 'Bert Bakker',
  line1: 'Prinsengracht 20',
  line2: '',
  postcode: '1015 AB',
  city: 'Amsterdam',
  country: 'NL',
  delivery: 'insured',
  way: 'link',
})

/** Somebody at the counter who pays at once and takes it along. */
export const atTheCounter = {
  ...{ origin: 'counter', delivery: 'collected', way: 'cash', taken: 'yes' },
  ...{ email: '', phone: '', line1: '', postcode: '', city: '' },
}

export type Desk = Visitor

export const deskOf = (role: Role = 'desk') => atTheDesk(role)

/** Begins a draft and puts these rings into it; returns its address. */
export async function draftWith(
  desk: Desk,
  rings: { handle: string; variant: string; typed?: Record<string, string> }[],
): Promise<string> {
  const begun = await desk.submit('/admin/new-order', (await desk.get('/admin/new-order')).page)
  const path = begun.location
  for (const { handle, variant, typed } of rings) {
    const { page } = await desk.get(`${path}?product=${handle}`)
    const added = await desk.submit(`${path}/line`, page, { variant, quantity: '1', ...typed })
    if (added.status !== 303) throw new Error(`Adding answered ${added.status}`)
  }
  return path
}

/** Sends the customer's form of a draft, as the page has it. The search beside it goes to the same address. */
export async function place(
  desk: Desk,
  path: string,
  page: string,
  values: Record<string, string>,
): Promise<Answer> {
  const form = page.split('<form').find((part) => part.includes('class="sale"')) ?? ''
  return desk.submit(path, `<form${form}`, values)
}

/** The customer's form of a draft, filled in: its total as it would be paid. */
export async function saleForm(
  desk: Desk,
  path: string,
  typed: Record<string, string> = {},
): Promise<{ page: string; values: Record<string, string> }> {
  const values = { ...bert(), ...typed }
  const { page } = await desk.get(path)
  return { page: (await place(desk, path, page, { ...values, update: 'country' })).page, values }
}

/** Fills in and sends the customer's form of a draft. */
export async function sell(
  desk: Desk,
  path: string,
  typed: Record<string, string> = {},
): Promise<Answer> {
  const { page, values } = await saleForm(desk, path, typed)
  return place(desk, path, page, values)
}

/** The order that an answer leads to. */
export async function orderAt({ location }: Answer) {
  const number = /\/admin\/orders\/(J-\w+)/.exec(location)?.[1] ?? ''
  const [order] = await db.select().from(orders).where(eq(orders.number, number))
  if (!order) throw new Error(`No order at ${location}`)
  return order
}
