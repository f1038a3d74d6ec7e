import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shipments } from '../../../src/fulfilment/tables.ts'
import { orders } from '../../../src/orders/tables.ts'
import { paths } from '../../../src/paths.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sellAndPay } from '../../support/fulfilment.ts'
import { db, hiddenFields, later } from '../../support/shop.ts'

const owner = await atTheDesk('owner')

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** The row of an order in the list of what is to be sent. */
const rowOf = (page: string, number: string) =>
  page.split('<tr').find((row) => row.includes(`/admin/orders/${number}"`)) ?? ''

test('an order with something ready is to be sent: what is ready, what is not, and by when', async () => {
  const order = await sellAndPay([
    { title: 'Court band' },
    { title: 'Signet ring', madeToOrder: true, workshopDays: 5 },
  ])
  const { page } = await owner.get(paths.deskParcels())
  const row = rowOf(page, order.number)
  expect(textOf(row)).toMatch(/Anna Lindqvist, Netherlands.*Court band.*Signet ring.*ready by/)
  expect(row).toMatch(/<input type="checkbox" name="orders" value="[^"]+" checked/)
  expect(textOf(row)).not.toContain('Late')

  later(60 * 86_400)
  const { page: lateNow } = await (await atTheDesk('owner')).get(paths.deskParcels())
  expect(textOf(rowOf(lateNow, order.number))).toContain('Late')
})

test('where the money is not clear an order stands apart, and is not chosen', async () => {
  const order = await sellAndPay([{}])
  const ask = async () => {
    const { page } = await (await atTheDesk('owner')).get(paths.deskParcels())
    return { page, row: rowOf(page, order.number) }
  }
  expect((await ask()).row).toContain('checked')
  for (const [change, reason] of [
    [{ attention: 'refund-failed' }, 'A refund failed'],
    [{ attention: null, disputed: true }, 'Payment disputed'],
  ] as const) {
    await db.update(orders).set(change).where(eq(orders.id, order.id))
    const { page, row } = await ask()
    expect(textOf(row)).toContain(reason)
    expect(row).not.toContain('checked')
    expect(page.indexOf('Decide about the money first')).toBeLessThan(page.indexOf(order.number))
  }
})

test('orders are packed in one go; posted twice or by two desks, each has one parcel', async () => {
  const [owner, desk] = [await atTheDesk('owner'), await atTheDesk('desk')]
  const sold = [await sellAndPay([{}, {}]), await sellAndPay([{ quantity: 2 }])]
  const forms = await Promise.all(
    [owner, desk].map(async (staff) => {
      const { page } = await staff.get(paths.deskParcels())
      const { act = '' } = hiddenFields(page, paths.deskParcels())
      return [['act', act], ...sold.map(({ id }) => ['orders', id])] as [string, string][]
    }),
  )
  const [mine = [], theirs = []] = forms
  const answers = await Promise.all([
    owner.post(paths.deskParcels(), mine),
    owner.post(paths.deskParcels(), mine),
    desk.post(paths.deskParcels(), theirs),
  ])
  for (const { location } of answers)
    expect(location).toBe('/admin/parcels/packing?done=packed&count=2')
  for (const { id } of sold)
    expect(await db.select().from(shipments).where(eq(shipments.orderId, id))).toHaveLength(1)
  const { page } = await owner.get(paths.deskParcels())
  for (const { number } of sold) expect(rowOf(page, number)).toBe('')
  expect(page).toContain('2 parcels')
})
