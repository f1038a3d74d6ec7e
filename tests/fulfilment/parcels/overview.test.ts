import { expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sellAndPay } from '../../support/fulfilment.ts'
import { later } from '../../support/shop.ts'

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
