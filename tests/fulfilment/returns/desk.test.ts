import { expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { refunds } from '../../../src/payments/tables.ts'
import { now } from '../../../src/platform/clock.ts'
import { atTheDesk } from '../../support/desk.ts'
import { auditOf, stagesNow } from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { bindings, db, hiddenFields, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import {
  arrived,
  asks,
  engraved,
  inReturnsNow,
  receives,
  returnMails,
  returnsNow,
  wish,
} from './support.ts'

const desk = await atTheDesk('desk')
const owner = await atTheDesk('owner')

const textOf = (page: string) =>
  (/<main.*<\/main>/s.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** The form of the page that receives, with these pieces chosen. */
async function formOf(id: string, pieces: string[], who = desk) {
  const { page } = await who.get(paths.deskReturn(id))
  const chosen = Object.fromEntries(pieces.map((piece) => [`piece-${piece}`, 'yes']))
  return { ...hiddenFields(page, paths.deskReturn(id)), ...chosen, note: '' }
}

async function agreed(rings: Parameters<typeof arrived>[0] = [{}]) {
  const order = await arrived(rings)
  const asked = wish(order, { note: 'Too big, sorry' })
  await asks(asked)
  return { ...order, return: asked.id }
}

test('the slip’s code opens the return; each piece is received as sent or damaged, once', async () => {
  const order = await agreed([{ title: 'Alba ring', quantity: 2 }])
  const [one = '', two = ''] = order.pieces
  const path = paths.deskReturn(order.return)
  const { page } = await desk.get(path)
  expect(textOf(page)).toMatch(
    /Return of J-.*To be sent by the customer.*Alba ring, .*, piece 1 of 2/,
  )
  expect(textOf(page)).toMatch(/Customer .*Changed their mind.*Too big, sorry.*by the customer/)
  const form = { ...(await formOf(order.return, [one])), tell: 'yes' }
  const first = await desk.post(path, { ...form, condition: 'as-sent' })
  expect([first.status, first.location]).toEqual([
    303,
    paths.deskReturn(order.return, { done: 'received' }),
  ])
  expect((await desk.post(path, { ...form, condition: 'as-sent' })).status).toBe(303)
  expect(await stagesNow(order.id)).toEqual(['returned', 'delivered'])

  const rest = await formOf(order.return, [two])
  expect((await desk.post(path, { ...rest, condition: 'damaged' })).status).toBe(303)
  expect((await inReturnsNow(order.id)).map(({ condition }) => condition)).toEqual([
    'as-sent',
    'damaged',
  ])
  expect((await returnMails(order.id)).filter((kind) => kind === 'return-received')).toHaveLength(1)
  const after = (await owner.get(path)).page
  expect(textOf(after)).toMatch(/Received.*What comes next.*As sent.*Damaged/)
  expect(after).toContain(`href="${paths.deskOrderRefund(order.number, { return: order.return })}"`)
  expect(after).toContain(`href="${paths.deskOrderRestock(order.number)}"`)
  expect((await desk.get(path)).page).not.toContain('/refund?')
})

test('of two desks the second is told, and keeps what was typed', async () => {
  const order = await agreed()
  const path = paths.deskReturn(order.return)
  const forms = [await formOf(order.return, order.pieces), await formOf(order.return, order.pieces)]
  await desk.post(path, { ...forms[0], condition: 'as-sent' })
  const second = await desk.post(path, { ...forms[1], condition: 'damaged', note: 'Bent' })
  expect(second.status).toBe(409)
  expect(textOf(second.page)).toContain('Somebody else was quicker')
  expect((await inReturnsNow(order.id))[0]?.condition).toBe('as-sent')
})

test('nothing chosen, or a refusal without words: said at the field', async () => {
  const order = await agreed()
  const path = paths.deskReturn(order.return)
  const none = await desk.post(path, {
    ...(await formOf(order.return, [])),
    condition: 'as-sent',
    note: 'Hm.',
  })
  expect([none.status, none.page.includes('Please choose what has come.')]).toEqual([422, true])
  expect(none.page).toContain('Hm.</textarea>')

  const made = await arrived([engraved], { make: true })
  const asked = wish(made, { reason: 'damaged' })
  await asks(asked)
  const answer = paths.deskReturn(asked.id)
  const { page } = await desk.get(answer)
  const refusal = await desk.submit(answer, page, { do: 'refuse', answer: '' })
  expect([refusal.status, refusal.page.includes('Please say why')]).toEqual([422, true])
  const done = await desk.submit(answer, page, { do: 'refuse', answer: 'It was worn.' })
  expect(done.location).toBe(paths.deskReturn(asked.id, { done: 'refused' }))
  expect(textOf((await desk.get(answer)).page)).toMatch(/Refused.*It was worn\./)
  expect(await returnMails(made.id)).toContain('return-refused')
  expect(
    textOf((await made.shopper.get(paths.orderReturnSlip(made.number, asked.id))).page),
  ).toContain('It was worn.')
})

test('agreed at the desk, the shopper can print the slip', async () => {
  const made = await arrived([engraved], { make: true })
  const asked = wish(made, { reason: 'damaged' })
  await asks(asked)
  const slip = paths.orderReturnSlip(made.number, asked.id)
  expect((await made.shopper.get(slip)).page).not.toContain('class="return-slip"')
  expect((await desk.get(paths.deskReturnSlip(asked.id))).status).toBe(404)
  const { page } = await desk.get(paths.deskReturn(asked.id))
  await desk.submit(paths.deskReturn(asked.id), page, { do: 'agree', answer: '' })
  expect((await made.shopper.get(slip)).page).toContain('class="return-slip"')
  expect((await desk.get(paths.deskReturnSlip(asked.id))).page).toContain('class="return-slip"')
})

test('what does not come is let go: the customer keeps it', async () => {
  const order = await agreed([{ quantity: 2 }])
  await receives(order.return, order.id, order.pieces.slice(0, 1))
  const path = paths.deskReturn(order.return)
  const { page } = await desk.get(path)
  expect(page).toContain('The rest isn’t coming')
  const { version = '' } = hiddenFields(page, path)
  const end = { act: crypto.randomUUID(), version, do: 'end' }
  expect((await desk.post(path, end)).location).toBe(
    paths.deskReturn(order.return, { done: 'ended' }),
  )
  expect((await desk.post(path, end)).status).toBe(303)
  expect(await returnsNow(order.id)).toMatchObject([{ state: 'received' }])
  expect(await auditOf(end.act)).toHaveLength(1)
  expect(textOf((await desk.get(path)).page)).toContain('Kept by the customer')
})

test('staff enter a return from the page of the order, late or engraved as well', async () => {
  const order = await arrived([engraved], { make: true })
  const orderPage = (await desk.get(paths.deskOrder(order.number))).page
  expect(orderPage).toContain(`href="${paths.deskOrderReturn(order.number)}"`)
  const path = paths.deskOrderReturn(order.number)
  const { page } = await desk.get(path)
  expect(textOf(page)).toContain('by law it comes back only for a fault')
  const [, units = ''] = /name="(units-[^"]+)"/.exec(page) ?? []
  const none = await desk.submit(path, page, {
    reason: 'changed-mind',
    note: 'Called us',
    tell: 'yes',
  })
  expect([none.status, none.page.includes('Called us</textarea>')]).toEqual([422, true])
  const form = {
    ...hiddenFields(page, path),
    [units]: '1',
    reason: 'changed-mind',
    note: '',
    tell: 'yes',
  }
  const entered = await desk.post(path, form)
  const [row] = await returnsNow(order.id)
  expect(entered.location).toBe(paths.deskReturn(row?.id ?? '', { done: 'entered' }))
  expect((await desk.post(path, form)).location).toBe(entered.location)
  expect(await returnsNow(order.id)).toHaveLength(1)
  expect(await returnMails(order.id)).toEqual(['return-agreed'])
  const after = textOf((await desk.get(paths.deskOrder(order.number))).page)
  expect(after).toMatch(/Returns.*To be sent by the customer/)
  expect(after).toContain('Return asked for:')
  expect(textOf((await desk.get(path)).page)).toContain('Nothing of this order can come back')
})

test('the lists: to answer, under way, came and not refunded', async () => {
  const under = await agreed([{ title: 'Under way' }])
  const made = await arrived([{ ...engraved, title: 'To answer' }], { make: true })
  await asks(wish(made, { reason: 'damaged' }))
  const [came, refunded] = [await agreed(), await agreed()]
  for (const each of [came, refunded]) await receives(each.return, each.id, each.pieces)
  await db.insert(refunds).values({
    ...{ id: 'refund', orderId: refunded.id, state: 'asked', way: 'provider', madeBy: 'desk' },
    ...{ amount: 1, currency: 'EUR', reason: 'returned', tell: false, assigned: true },
    ...{ returnId: refunded.return, askedAt: now() },
  })
  const listed = async (show?: string) => {
    const { page, status } = await desk.get(paths.deskReturns({ show }))
    expect(status).toBe(200)
    const all = { under, made, came, refunded }
    return Object.entries(all).flatMap(([name, { number }]) =>
      page.includes(number) ? [name] : [],
    )
  }
  expect(await listed()).toEqual(['under', 'made', 'came'])
  expect(await listed('asked')).toEqual(['made'])
  expect(await listed('under-way')).toEqual(['under'])
  expect(await listed('to-refund')).toEqual(['came'])
  expect(await listed('all')).toEqual(['under', 'made', 'came', 'refunded'])
})

test('who may not change orders sees no return; the books read them on the order', async () => {
  const order = await agreed()
  for (const role of ['workshop', 'editor', 'books'] as const) {
    const who = await atTheDesk(role)
    for (const path of [
      paths.deskReturns(),
      paths.deskReturn(order.return),
      paths.deskReturnSlip(order.return),
      paths.deskOrderReturn(order.number),
    ])
      expect((await who.get(path)).status, `${role} ${path}`).toBe(403)
  }
  const books = await atTheDesk('books')
  const page = (await books.get(paths.deskOrder(order.number))).page
  expect(page).toContain('To be sent by the customer')
  expect(page).not.toContain(paths.deskReturn(order.return))
})

test('pages cost two round trips; forty returns a page, all within 50 KB', async () => {
  const order = await agreed([{ quantity: 9 }])
  const many = Array.from({ length: 43 }, (_, at) => at)
  for (const at of many)
    await db.run(`insert into returns (id, order_id, state, reason, staff_id, asked_at)
      values ('00000000-0000-4000-8000-${String(at).padStart(12, '0')}', '${order.id}', 'asked', 'other', 'x', ${at + 1})`)
  let trips = 0
  const DB = interposed(bindings.DB, (_, run) => {
    trips++
    return run()
  })
  const who = visitor({ answer: shopWith({ DB }).answer, headers: desk.headers })
  for (const path of [
    paths.deskReturns(),
    paths.deskReturn(order.return),
    paths.deskOrder(order.number),
    paths.deskOrderReturn(order.number),
  ]) {
    trips = 0
    const { status, page } = await who.get(path)
    expect([status, trips], path).toEqual([200, 2])
    expect(page.length, path).toBeLessThan(50_000)
  }
  const first = (await desk.get(paths.deskReturns({ show: 'asked' }))).page
  expect(first.match(/href="\/admin\/returns\/[0-9a-f-]{36}"/g)).toHaveLength(40)
  const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first) ?? []
  const second = (await desk.get(next.replaceAll('&amp;', '&'))).page
  expect(second.match(/href="\/admin\/returns\/[0-9a-f-]{36}"/g)?.length).toBeGreaterThan(2)
  expect(second).toContain('00000000-0000-4000-8000-000000000042')
  expect(second).not.toContain('00000000-0000-4000-8000-000000000001"')
})
