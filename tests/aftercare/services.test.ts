import { eq, sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { answerService } from '../../src/aftercare/services/answer-service.ts'
import { askService } from '../../src/aftercare/services/ask-service.ts'
import { purgeServices } from '../../src/aftercare/services/purge-services.ts'
import { servicesOfOrder } from '../../src/aftercare/services/queries.ts'
import { limits, serviceRequests } from '../../src/aftercare/tables.ts'
import { outbox } from '../../src/mail/tables.ts'
import { newLink } from '../../src/orders/links.ts'
import { linesOfOrder, orderById } from '../../src/orders/queries.ts'
import { paths } from '../../src/paths.ts'
import { days } from '../../src/platform/clock.ts'
import { atTheDesk } from '../support/desk.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { mailsAbout, sell, sellAndPay, staffAtWork } from '../support/fulfilment.ts'
import { bindings, config, db, hiddenFields, later, visitor } from '../support/shop.ts'

type Sold = Awaited<ReturnType<typeof sellAndPay>>

const textOf = (page: string) =>
  (/<main.*<\/main>/s.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** The form as it comes with the page, filled in. */
async function filledIn(
  order: Sold,
  typed: Record<string, string> = {},
): Promise<Record<string, string>> {
  const path = paths.orderService(order.number)
  const { page } = await order.shopper.get(path)
  const [line] = await linesOfOrder(db, order.id)
  const said = { kind: 'repair', size: '', message: 'The clasp of my mother’s ring is bent.' }
  return { ...hiddenFields(page, path), line: line?.id ?? '', ...said, ...typed }
}

const send = (order: Sold, form: Record<string, string>) =>
  order.shopper.post(paths.orderService(order.number), form)

const now_ = (order: Sold) => servicesOfOrder(db, order.id)

async function asked(typed: Record<string, string> = {}) {
  const order = await sellAndPay([{ title: 'Alba' }])
  expect((await send(order, await filledIn(order, typed))).status).toBe(303)
  const [service] = await now_(order)
  return { ...order, service: service?.id ?? '' }
}

test('a shopper asks, the owner gets a mail, the desk answers, and the shopper reads it', async () => {
  const order = await sellAndPay([{ title: 'Alba' }])
  const form = await filledIn(order, { kind: 'resize', size: 'US 7', message: 'A bit tight.' })
  const sent = await send(order, form)
  expect([sent.status, sent.location]).toEqual([303, `/orders/${order.number}#services`])
  expect(textOf((await order.shopper.get(`/orders/${order.number}`)).page)).toMatch(
    /We’ve got your message, and we’ll answer\. .* Another ring size: Alba/,
  )
  const [row] = await now_(order)
  const toOwner = (await sendDueMails()).filter(({ to }) => to === config.OWNER_MAIL).at(-1)
  expect(toOwner?.text).toMatch(/US 7[\s\S]*A bit tight\.[\s\S]*\/admin\/services\//)

  const desk = await atTheDesk('desk')
  const path = paths.deskService(row?.id ?? '')
  expect((await desk.get('/admin')).page).toContain(`href="${path}"`)
  expect((await desk.get('/admin/services')).page).toContain(`href="${path}"`)
  expect((await desk.get(`/admin/orders/${order.number}`)).page).toContain(`href="${path}"`)
  const { page } = await desk.get(path)
  expect(textOf(page)).toMatch(/Resize.*Alba.*US 7.*A bit tight\./)
  expect((await desk.post(path, { ...hiddenFields(page, path), answer: ' ' })).status).toBe(422)
  const answer = { ...hiddenFields(page, path), do: '', answer: 'Gladly, for 40 euros.' }
  for (const _ of [1, 2]) expect((await desk.post(path, answer)).status).toBe(303)
  const { page: stale } = { page }
  const other = { ...hiddenFields(stale, path), act: crypto.randomUUID(), answer: 'No.' }
  expect((await desk.post(path, other)).status).toBe(409)

  const [buyer] = await orderById(db, order.id)
  expect(buyer?.id).toBe(order.id)
  const mails = (await sendDueMails()).filter(({ text }) => text.includes('Gladly, for 40 euros.'))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(`/orders/${order.number}?token=`)
  expect((await order.shopper.get(`/orders/${order.number}`)).page).toContain(
    'Gladly, for 40 euros.',
  )
  const { page: answered } = await desk.get(path)
  const close = { ...hiddenFields(answered, path), do: 'close' }
  expect((await desk.post(path, close)).status).toBe(303)
  expect((await now_(order)).map(({ state }) => state)).toEqual(['done'])
  expect((await desk.get('/admin/services?show=done')).page).toContain(`href="${path}"`)
  const acts = await db.select().from(auditLog).where(eq(auditLog.subjectId, order.id))
  expect(acts.map(({ act }) => act)).toEqual(['service-answered', 'service-done'])
})

test('the same form, twice or at once, is one request and one mail; changed, it is refused', async () => {
  const order = await sellAndPay([{ title: 'Alba' }])
  const form = await filledIn(order)
  const answers = await Promise.all([1, 2, 3].map(() => send(order, form)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await now_(order)).toHaveLength(1)
  const toOwner = (await mailsAbout(order.id)).filter(({ kind }) => kind === 'service-new')
  expect(toOwner).toHaveLength(1)
  const changed = await send(order, { ...form, message: 'Something else.' })
  expect(changed.status).toBe(409)
  expect(textOf(changed.page)).toContain('You’ve sent this form already.')
  expect(hiddenFields(changed.page, paths.orderService(order.number)).id).not.toBe(form.id)
})

test('five wait at once and twenty are kept, however many come together', async () => {
  const order = await sellAndPay([{ title: 'Alba' }])
  const [line] = await linesOfOrder(db, order.id)
  const wishes = Array.from({ length: 9 }, (_, n) => ({
    ...{ id: crypto.randomUUID(), orderId: order.id, lineId: line?.id ?? '' },
    ...{ kind: 'repair' as const, message: `Wish ${n}`, size: '' },
  }))
  const results = await Promise.all(wishes.map((wish) => askService(staffAtWork(), wish)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(limits.services_open)
  for (const result of results) if (!result.ok) expect(result.reason).toBe('too-many-open')
  expect(await now_(order)).toHaveLength(limits.services_open)
  const toOwner = (await mailsAbout(order.id)).filter(({ kind }) => kind === 'service-new')
  expect(toOwner).toHaveLength(limits.services_open)
  // The fifth, sent again, is there.
  const kept = await now_(order)
  const again = wishes.find(({ id }) => id === kept.at(-1)?.id)
  expect(again && (await askService(staffAtWork(), again))).toEqual({ ok: true })
  const sixth = await send(order, await filledIn(order))
  expect([sixth.status, textOf(sixth.page).includes('five things')]).toEqual([409, true])

  await db.run(sql`update service_requests set state = 'done' where order_id = ${order.id}`)
  for (let n = limits.services_open; n < limits.services_of_order; n++)
    await db.run(sql`insert into service_requests
      (id, order_id, line_id, kind, state, said, asked_at, said_at)
      select ${`${order.id}.${n}`}, order_id, line_id, kind, 'done', said, 1, 1
      from service_requests where id = ${again?.id ?? ''}`)
  const last = await send(order, await filledIn(order))
  expect(last.status).toBe(409)
  expect(textOf(last.page)).toContain('You’ve asked many times for this order.')
})

test('what was answered never waits again, and what is done stays so, whoever writes', async () => {
  const { service } = await asked()
  const become = (state: string) =>
    db.run(sql`update service_requests set state = ${state} where id = ${service}`)
  await become('answered')
  await expect(become('open')).rejects.toThrow()
  await become('done')
  for (const state of ['open', 'answered']) await expect(become(state)).rejects.toThrow()
  await become('done')
})

test('another’s order, piece or form opens nothing', async () => {
  const order = await asked()
  const other = await sellAndPay([{ title: 'Bice' }])
  const [line] = await linesOfOrder(db, other.id)
  for (const path of [
    paths.orderService(order.number),
    paths.orderCare(order.number),
    paths.orderCertificate(order.number, line?.id ?? ''),
  ])
    for (const who of [visitor(), other.shopper]) expect((await who.get(path)).status).toBe(404)
  const stolen = await filledIn(order)
  expect((await other.shopper.post(paths.orderService(order.number), stolen)).status).toBe(404)
  expect((await visitor().post(paths.orderService(order.number), stolen)).status).toBe(404)
  const mixed = { ...stolen, line: line?.id ?? '' }
  expect((await send(order, mixed)).status).toBe(422)
  // Its id, sent for another order, neither says anything of it nor changes it.
  const taken = { ...(await filledIn(other)), id: order.service }
  expect((await send(other, taken)).status).toBe(409)
  expect(await now_(other)).toHaveLength(0)
  expect((await now_(order))[0]?.orderId).toBe(order.id)
})

test('who has not paid asks for nothing', async () => {
  const order = await sell([{}])
  for (const path of [paths.orderService(order.number), paths.orderCare(order.number)])
    expect((await order.shopper.get(path)).status).toBe(404)
})

test('what is wrong is said, and what was typed stays', async () => {
  const order = await sellAndPay([{ title: 'Alba' }])
  const resize = await send(order, await filledIn(order, { kind: 'resize', message: '' }))
  expect(textOf(resize.page)).toContain('Please tell us the size')
  const empty = await send(order, await filledIn(order, { message: '' }))
  expect(textOf(empty.page)).toContain('Please tell us what it is about.')
  const none = await send(order, await filledIn(order, { kind: '' }))
  expect(textOf(none.page)).toContain('Please choose what you’d like.')
  const long = await send(order, await filledIn(order, { message: 'x'.repeat(2001) }))
  expect([long.status, textOf(long.page).includes('2000 characters')]).toEqual([422, true])
  expect(long.page).toContain('xxxxxxxxxx')
  expect(await now_(order)).toHaveLength(0)
})

test('a copy of the database shows nobody’s words', async () => {
  const order = await asked({ kind: 'resize', size: 'SECRET-SIZE', message: 'SECRET-WISH' })
  const desk = staffAtWork('desk')
  const told = { act: crypto.randomUUID(), id: order.service, version: 1, answer: 'SECRET-WORD' }
  const email = 'anna@example.com'
  expect(await answerService(desk, told, { id: order.id, email })).toEqual({ ok: true })
  await sendDueMails()
  const { results: tables } = await bindings.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not glob '[_]*'",
  ).all<{ name: string }>()
  for (const { name } of tables) {
    const { results } = await bindings.DB.prepare(`select * from "${name}"`).all()
    expect(JSON.stringify(results), name).not.toMatch(/SECRET/)
  }
  // Nor is a copy of the answer kept beside the request, which goes sooner.
  const mails = await db
    .select()
    .from(outbox)
    .where(eq(outbox.cause, `service-answer:${order.service}`))
  expect(mails.map(({ copy, recipient }) => [copy, recipient])).toEqual([[null, null]])
})

test('a request goes two years after the last word, answered or not, and with its order', async () => {
  const old = await asked()
  const fresh = await asked()
  later(days(729))
  await purgeServices(db)
  expect(await now_(old)).toHaveLength(1)
  const told = { act: crypto.randomUUID(), id: fresh.service, version: 1, answer: 'Yes.' }
  await answerService(staffAtWork('desk'), told, { id: fresh.id, email: 'anna@example.com' })
  later(days(2))
  await purgeServices(db)
  expect([await now_(old), (await now_(fresh)).length]).toEqual([[], 1])
  const gone = await sell([{}])
  const [line] = await linesOfOrder(db, gone.id)
  await db.run(sql`insert into service_requests
    (id, order_id, line_id, kind, state, said, asked_at, said_at)
    values ('of-unpaid', ${gone.id}, ${line?.id}, 'other', 'open', '', 1, 1)`)
  await db.run(sql`update orders set state = 'released' where id = ${gone.id}`)
  await db.run(sql`update order_lines set held = 0 where order_id = ${gone.id}`)
  await db.run(sql`delete from orders where id = ${gone.id}`)
  expect(
    await db.select().from(serviceRequests).where(eq(serviceRequests.id, 'of-unpaid')),
  ).toEqual([])
})

test('a request that nobody can read any more leaves the pages standing', async () => {
  const warn = vi.spyOn(console, 'error').mockReturnValue()
  const order = await asked()
  await db.run(
    sql`update service_requests set said = 'v1:lost:AAAA:AAAA' where id = ${order.service}`,
  )
  const seen = await order.shopper.get(`/orders/${order.number}`)
  expect([seen.status, seen.page.includes('can’t be read')]).toEqual([200, true])
  const desk = await atTheDesk('desk')
  expect((await desk.get(paths.deskService(order.service))).page).toContain('its key is gone')
  warn.mockRestore()
})

test('a link to the order of somebody else does not open the request of this one', async () => {
  const order = await asked()
  const other = await sellAndPay([{}])
  const { token, statement } = await newLink(db, other.id)
  await statement
  const who = visitor()
  await who.get(`/orders/${order.number}?token=${token}`)
  expect((await who.get(paths.orderService(order.number))).status).toBe(404)
})
