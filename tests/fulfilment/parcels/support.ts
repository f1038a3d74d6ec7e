import { eq } from 'drizzle-orm'
import { shipments } from '../../../src/fulfilment/tables.ts'
import { paths } from '../../../src/paths.ts'
import { db, hiddenFields, type Visitor } from '../../support/shop.ts'

/** Ticks these orders in the list and packs them; returns the ids of the parcels in the table. */
export async function pack(staff: Visitor, orders: { id: string }[]): Promise<string[]> {
  const { page } = await staff.get(paths.deskParcels())
  const { act = '' } = hiddenFields(page, paths.deskParcels())
  const answer = await staff.post(paths.deskParcels(), [
    ['act', act],
    ...orders.map(({ id }): [string, string] => ['orders', id]),
  ])
  if (answer.status !== 303) throw new Error(`Packing answered ${answer.status}`)
  return rowsOf((await staff.get(answer.location)).page).map(({ id }) => id)
}

/** Id of the newest parcel of an order. */
export async function parcelOf(orderId: string): Promise<string> {
  const rows = await db.select().from(shipments).where(eq(shipments.orderId, orderId))
  return rows.at(-1)?.id ?? ''
}

/** The rows of the packing table in a page: parcel, version and the text of each. */
export const rowsOf = (page: string) =>
  [
    ...page.matchAll(
      /<tr[^>]*>(?:(?!<\/tr>).)*?name="p(\d+)" value="([0-9a-f-]{36})\.(\d+)".*?<\/tr>/gs,
    ),
  ].map(([row, at = '', id = '', version = '']) => ({
    at,
    id,
    version,
    row,
    text: row
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  }))

let numbers = 0

/** Another number of PostNL each time. */
export const newNumber = () => `3SJEGEM${String(++numbers).padStart(8, '0')}`

type Typed = Partial<Record<'carrier' | 'number' | 'link', string>> &
  Partial<Record<'send' | 'insured' | 'signature' | 'keep', boolean>>

const letters = { ...{ carrier: 'c', number: 'n', link: 'l' }, ...{ send: 'x', insured: 'i' } }
const names: Record<string, string> = { ...letters, signature: 's', keep: 'k' }

/**
 * The packing table of a page as somebody fills it in: by PostNL, insured and signed for, all rows
 * ticked, with a number each, unless `typed` says otherwise for a parcel.
 */
export function filled(
  page: string,
  typed: Record<string, Typed> = {},
  more: Record<string, string> = {},
): Record<string, string> {
  const fields: Record<string, string> = {
    ...hiddenFields(page, paths.deskPacking()),
    tell: 'on',
    do: 'send',
    ...more,
  }
  for (const { at, id, version } of rowsOf(page)) {
    fields[`p${at}`] = `${id}.${version}`
    const usual = { carrier: 'postnl', number: newNumber(), send: true, insured: true }
    for (const [what, value] of Object.entries({ ...usual, signature: true, ...typed[id] }))
      if (value !== false) fields[`${names[what]}${at}`] = value === true ? 'on' : value
  }
  return fields
}
