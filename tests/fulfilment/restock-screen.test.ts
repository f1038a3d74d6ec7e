import { expect, test } from 'vitest'
import { stockOf } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { moveAll, piecesNow, sellAndPay } from '../support/fulfilment.ts'
import { linesNow, owner } from './refunds/support.ts'
import { arrived, asks, receives, wish } from './returns/support.ts'

const desk = await atTheDesk('desk')

const restockPath = (number: string) => `/admin/orders/${number}/restock`

/** The boxes of the page, each with whether it is ticked. */
const boxes = (page: string) =>
  [...page.matchAll(/name="pieces" value="([\w-]+\.\d+:\d+)"( checked)?/g)].map(
    ([, value = '', ticked]) => ({ value, ticked: ticked !== undefined }),
  )

const post = (path: string, page: string, chosen: string[], who = desk) => {
  const act = /name="act" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  return who.post(path, [['act', act], ...chosen.map((each): [string, string] => ['pieces', each])])
}

test('what was cancelled is put into stock from the page of its order', async () => {
  const { id, number } = await sellAndPay([{ title: 'Rosa band', stock: 5, quantity: 2 }])
  const [line] = await linesNow(id)
  expect((await desk.get(`/admin/orders/${number}`)).page).not.toContain(restockPath(number))
  expect((await desk.get(restockPath(number))).page).toContain('No piece of this order can go')
  await moveAll(id, 'cancelled')
  expect((await desk.get(`/admin/orders/${number}`)).page).toContain(restockPath(number))
  const { page } = await desk.get(restockPath(number))
  expect(boxes(page).map(({ ticked }) => ticked)).toEqual([true, true])
  const [first] = boxes(page)
  const none = await post(restockPath(number), page, [])
  expect(none.status).toBe(422)
  expect(none.page).toContain('Please tick what goes into stock.')
  const done = await post(restockPath(number), page, [first?.value ?? ''])
  expect(done.location).toBe(`/admin/orders/${number}?done=restocked#lines`)
  expect(await stockOf(line?.variantId ?? '')).toBe(4)
  const order = (await desk.get(done.location)).page
  expect(order).toContain('Put into stock.')
  expect(order).toContain('Back in stock')
  expect(order).toContain('Rosa band: put into stock')
  // Posted twice it answers like the first time; an old page is refused.
  expect((await post(restockPath(number), page, [first?.value ?? ''])).status).toBe(303)
  const late = await post(restockPath(number), none.page, [first?.value ?? ''])
  expect(late.status).toBe(409)
  expect(late.page).toContain('Somebody was quicker')
  expect(await stockOf(line?.variantId ?? '')).toBe(4)
  expect(boxes((await desk.get(restockPath(number))).page)).toHaveLength(1)
  const piece = (await piecesNow(id)).find(({ restockedAt }) => restockedAt !== null)
  const bench = (await desk.get(`/admin/pieces/${piece?.id}`)).page
  expect(bench).toContain('Put into stock')
})

test('what is engraved, damaged or made to order is not proposed, and says why', async () => {
  const engraving = { engraving: { maxLetters: 9 }, typed: { engraving: 'Ida' } }
  const { id, number } = await sellAndPay([
    { title: 'Engraved band', stock: 5, ...engraving },
    { title: 'Made ring', madeToOrder: true, workshopDays: 5 },
  ])
  await moveAll(id, 'cancelled')
  const { page } = await desk.get(restockPath(number))
  expect(boxes(page).map(({ ticked }) => ticked)).toEqual([false])
  expect(page).toContain('Engraved: only if it can be sold as new.')
  expect(page).toContain('Made to order: it was never in stock.')

  const order = await arrived([{ title: 'Alba ring', stock: 5 }])
  const wanted = wish(order)
  await asks(wanted)
  await receives(wanted.id, order.id, order.pieces, 'damaged')
  const returned = (await desk.get(restockPath(order.number))).page
  expect(boxes(returned).map(({ ticked }) => ticked)).toEqual([false])
  expect(returned).toContain('Came back damaged.')
})

test('a return that came opens the refund with its pieces ticked', async () => {
  const order = await arrived([
    { title: 'Alba ring', price: 89_000, stock: 5 },
    { title: 'Rosa band', price: 12_000, stock: 5, quantity: 2 },
  ])
  const wanted = wish(order, { pieces: order.pieces.slice(1, 2), reason: 'damaged' })
  await asks(wanted)
  await receives(wanted.id, order.id, wanted.pieces)
  const path = `/admin/orders/${order.number}/refund?return=${wanted.id}`
  const { page } = await owner.get(path)
  expect(page).toMatch(/id="line-1"[^>]*checked/)
  expect(page).not.toMatch(/id="line-0"[^>]*checked/)
  expect(page).toMatch(/<option value="1" selected/)
  expect(page).toMatch(/<option value="faulty" selected/)
  expect(page).toContain(`name="return" value="${wanted.id}"`)
  const other = await sellAndPay([{ stock: 3 }])
  const elsewhere = await owner.get(`/admin/orders/${other.number}/refund?return=${wanted.id}`)
  expect(elsewhere.page).toContain('name="return" value=""')
})

test('only who may change orders comes to the boxes', async () => {
  const { id, number } = await sellAndPay([{ stock: 5 }])
  await moveAll(id, 'cancelled')
  const { page } = await desk.get(restockPath(number))
  const [first] = boxes(page)
  for (const role of ['workshop', 'editor', 'books'] as const) {
    const who = await atTheDesk(role)
    expect((await who.get(restockPath(number))).status).toBe(403)
    expect((await post(restockPath(number), page, [first?.value ?? ''], who)).status).toBe(403)
  }
  expect(await piecesNow(id)).toMatchObject([{ restockedAt: null }])
})
