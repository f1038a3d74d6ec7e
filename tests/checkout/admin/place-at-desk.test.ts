import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { auditLog } from '../../../src/admin/tables.ts'
import { movePieces } from '../../../src/fulfilment/move-pieces.ts'
import { pieces } from '../../../src/fulfilment/tables.ts'
import { unsealContact } from '../../../src/orders/contact.ts'
import { orderHolders, orders } from '../../../src/orders/tables.ts'
import { writeOrderMail } from '../../../src/orders/write-mail.ts'
import { days, minutes } from '../../../src/platform/clock.ts'
import { offerRing, stockOf } from '../../support/catalogue.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { piecesNow, staffAtWork } from '../../support/fulfilment.ts'
import { addToCart, checkOut, mailsOf, orderNow } from '../../support/purchase.ts'
import { clockStrikes, config, db, later, stripe, visitor } from '../../support/shop.ts'
import { atTheCounter, deskOf, draftWith, orderAt, place, saleForm, sell } from './sell.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

const stagesOf = async (orderId: string) =>
  (await db.select().from(pieces).where(eq(pieces.orderId, orderId))).map(({ stage }) => stage)

test('an order by telephone is mailed the link to pay, keeps its stock at once and says who placed it', async () => {
  const desk = await deskOf()
  const ring = await offerRing({ title: 'Alba ring', stock: 2 })
  const answer = await sell(desk, await draftWith(desk, [ring]))
  expect(answer.status).toBe(303)
  expect(answer.location).toContain('done=link-sent')
  const order = await orderAt(answer)
  expect(order).toMatchObject({
    ...{ state: 'pending', origin: 'phone', placedBy: desk.id, provider: 'stripe' },
    ...{ total: 90_490, deliveryMethod: 'insured' },
  })
  expect(order.holdUntil - order.placedAt).toBe(minutes(23 * 60))
  expect(await stockOf(ring.variant)).toBe(1)
  expect(await mailsOf(order.id)).toEqual(['payment-link'])
  const { page } = await desk.get(answer.location)
  expect(page).toContain('by telephone')
  expect(page).toContain('Somebody of desk')
  expect(page).toContain('Send the link again')
  const held = await db.select().from(orderHolders).where(eq(orderHolders.orderId, order.id))
  expect(held).toEqual([])
  await stripe.pay(order.sessionId ?? '')
  expect((await orderNow(order.id)).state).toBe('paid')
})

test('an order paid by transfer waits for the money, is mailed the account, and is paid when staff say so', async () => {
  const desk = await deskOf()
  const ring = await offerRing()
  const answer = await sell(desk, await draftWith(desk, [ring]), { way: 'transfer' })
  const order = await orderAt(answer)
  expect(order).toMatchObject({ state: 'processing', provider: 'transfer', sessionId: null })
  expect((order.awaitUntil ?? 0) - order.placedAt).toBe(days(config.DELAYED_PAYMENTS.days))
  const mail = (await sendDueMails()).find(({ subject }) => subject.includes(order.number))
  const { holder, number } = config.shop.bank_account ?? {}
  for (const text of [mail?.text, mail?.html]) {
    expect(text).toContain('Amount: €904.90')
    expect(text).toContain(`Account holder: ${holder}`)
    expect(text).toContain(`Account: ${number}`)
    expect(text).toContain('Reference: ')
    expect(text).not.toContain('Prinsengracht')
  }
  const { page } = await desk.get(answer.location)
  const path = `/admin/orders/${order.number}/take`
  const taken = await desk.submit(path, page, { way: 'transfer', reference: 'E2E-7' })
  expect(taken.location).toContain('done=taken')
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', paid: 90_490 })
  expect(await stagesOf(order.id)).toEqual(['ready'])
  expect(await mailsOf(order.id)).toContain('order-confirmed')
  const again = await desk.submit(path, page, { way: 'transfer', reference: 'E2E-7' })
  expect(again.location).toContain('done=taken')
})

test('a transfer that never comes gives the ring back, and the same draft places the order anew', async () => {
  const desk = await deskOf()
  const ring = await offerRing()
  const path = await draftWith(desk, [ring])
  const first = await orderAt(await sell(desk, path, { way: 'transfer' }))
  later(days(config.DELAYED_PAYMENTS.days) + minutes(61))
  await clockStrikes()
  expect((await orderNow(first.id)).state).toBe('released')
  expect(await stockOf(ring.variant)).toBe(1)
  // Two weeks later somebody has signed in again.
  const today = await deskOf()
  const { page } = await today.get(`/admin/orders/${first.number}`)
  expect(page).toContain(`href="${path}"`)
  const draft = await today.get(path)
  expect(draft.page).toContain('value="Bert Bakker"')
  const second = await orderAt(await sell(today, path, { origin: 'counter', way: 'cash' }))
  expect(second).toMatchObject({ state: 'paid', provider: 'cash' })
  expect(second.id).not.toBe(first.id)
  expect(await stockOf(ring.variant)).toBe(0)
})

test('a counter sale in cash without an e-mail address is paid and handed over at once, and no mail goes to its customer', async () => {
  const desk = await deskOf()
  const ring = await offerRing()
  const answer = await sell(desk, await draftWith(desk, [ring]), atTheCounter)
  const order = await orderAt(answer)
  expect(order).toMatchObject({
    ...{ state: 'paid', stage: 'delivered', origin: 'counter', provider: 'cash' },
    ...{ deliveryMethod: 'collected', delivery: 0, total: 89_000, paid: 89_000, country: 'NL' },
  })
  expect(order.tax).toBe(Math.round((89_000 * order.taxRate) / (10_000 + order.taxRate)))
  expect(await stagesOf(order.id)).toEqual(['delivered'])
  expect(await mailsOf(order.id)).toEqual([])
  for (const [kind, detail] of [
    ['order-new', null],
    ['order-attention', 'disputed'],
  ] as const) {
    const about = { kind, subjectId: order.id, detail, secret: 'secret' }
    const toOwner = await writeOrderMail({ db, config }, about)
    expect(toOwner?.text).toContain('has given no email address')
    expect(toOwner).not.toHaveProperty('replyTo')
  }
  const { page } = await desk.get(answer.location)
  expect(page).toContain('no mail goes to this customer')
  expect(page).toContain('Handed over')
  expect(page).not.toContain('mailto:"')
  expect(page).not.toContain('value="customer"')
  const contact = await unsealContact(config, order.id, order.contact)
  expect(contact).toMatchObject({ name: 'Bert Bakker', phone: '', address: { lines: [] } })
})

test('customers without an e-mail address are strangers to each other, and none of them is one too many', async () => {
  const desk = await deskOf()
  const ring = await offerRing({ stock: 9 })
  const numbers: string[] = []
  for (let at = 0; at < 5; at++)
    numbers.push(
      (await orderAt(await sell(desk, await draftWith(desk, [ring]), atTheCounter))).number,
    )
  const { page } = await desk.get(`/admin/orders/${numbers[0]}`)
  for (const other of numbers.slice(1)) expect(page).not.toContain(other)
})

test('a payment by card at the counter is told from cash by the number on its slip', async () => {
  const desk = await deskOf()
  const path = await draftWith(desk, [await offerRing()])
  const { page, values } = await saleForm(desk, path, { ...atTheCounter, way: 'card' })
  const refused = await place(desk, path, page, values)
  expect(refused.status).toBe(422)
  expect(refused.page).toContain('Please enter the number on the slip.')
  const order = await orderAt(
    await place(desk, path, refused.page, { ...values, slip: 'SLIP 0042' }),
  )
  expect(order).toMatchObject({ state: 'paid', provider: 'cash' })
})

test('what is made for a counter customer is paid for now, and handed over once it is ready', async () => {
  const desk = await deskOf()
  const ring = await offerRing({ madeToOrder: true, stock: 0 })
  const path = await draftWith(desk, [ring])
  const nobody = await sell(desk, path, atTheCounter)
  expect(nobody.status).toBe(422)
  expect(nobody.page).toContain('not everything is ready yet')
  const answer = await sell(desk, path, { ...atTheCounter, phone: '020 555 0199' })
  const order = await orderAt(answer)
  expect(order).toMatchObject({ state: 'paid', stage: 'to-make' })
  expect((await desk.get(answer.location)).page).not.toContain('Hand over 1 piece')
  const [piece] = await piecesNow(order.id)
  if (!piece) throw new Error('No piece')
  const made = { act: crypto.randomUUID(), pieces: [piece], to: 'ready' as const, tell: false }
  expect(await movePieces(staffAtWork(), made)).toMatchObject({ ok: true })
  const { page } = await desk.get(`/admin/orders/${order.number}`)
  expect(page).toContain('Hand over 1 piece')
  const given = await desk.submit(`/admin/orders/${order.number}/hand-over`, page)
  expect(given.location).toContain('done=handed-over')
  expect((await orderNow(order.id)).stage).toBe('delivered')
})

test('the same form sent twice, at once or later, places one order', async () => {
  const desk = await deskOf()
  for (const typed of [{}, { way: 'transfer' }, { ...atTheCounter }]) {
    const ring = await offerRing({ stock: 5 })
    const path = await draftWith(desk, [ring])
    const { page, values } = await saleForm(desk, path, typed)
    const both = await Promise.all([1, 2].map(() => place(desk, path, page, values)))
    const third = await place(desk, path, page, values)
    const placed = await Promise.all([...both, third].map(orderAt))
    expect(new Set(placed.map(({ id }) => id)).size).toBe(1)
    expect(await stockOf(ring.variant)).toBe(4)
    const id = placed[0]?.id ?? ''
    const mails = await mailsOf(id)
    expect(new Set(mails).size).toBe(mails.length)
    const noted = await db.select().from(auditLog).where(eq(auditLog.subjectId, id))
    expect(noted.filter(({ act }) => act === 'order-placed')).toHaveLength(1)
  }
})

test('the desk and a shopper race for the last ring: one of them gets it, and the desk reads which is sold', async () => {
  const desk = await deskOf()
  for (let round = 0; round < 3; round++) {
    const ring = await offerRing({ title: 'Rosa band' })
    const path = await draftWith(desk, [ring])
    const { page, values } = await saleForm(desk, path)
    const shopper = visitor()
    await addToCart(shopper, ring)
    const [ours, theirs] = await Promise.all([place(desk, path, page, values), checkOut(shopper)])
    expect([ours.status, theirs.status].sort()).toEqual([303, 409])
    expect(await stockOf(ring.variant)).toBe(0)
    if (ours.status === 409) expect(ours.page).toContain('no longer for sale: Rosa band')
  }
})

test('sold meanwhile: the line is named, and nothing that was typed is lost', async () => {
  const desk = await deskOf()
  const [ring, other] = [await offerRing({ title: 'Rosa band' }), await offerRing()]
  const path = await draftWith(desk, [ring, other])
  const { page, values } = await saleForm(desk, path)
  const shopper = visitor()
  await addToCart(shopper, ring)
  await checkOut(shopper)
  const answer = await place(desk, path, page, values)
  expect(answer.status).toBe(409)
  expect(answer.page).toContain('no longer for sale: Rosa band')
  expect(answer.page).toContain('value="Prinsengracht 20"')
  expect(await stockOf(other.variant)).toBe(1)
})

test('an address with three unpaid orders gets no fourth at the desk either', async () => {
  const desk = await deskOf()
  const ring = await offerRing({ stock: 9 })
  const email = `three+${crypto.randomUUID().slice(0, 6)}@example.com`
  for (let at = 0; at < 3; at++)
    expect((await sell(desk, await draftWith(desk, [ring]), { email })).status).toBe(303)
  const fourth = await sell(desk, await draftWith(desk, [ring]), { email })
  expect(fourth.status).toBe(409)
  expect(fourth.page).toContain('Three orders under this email address are unpaid')
  expect(await stockOf(ring.variant)).toBe(6)
})

test('a payment page that does not open places nothing, and keeps the draft and what was typed', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const desk = await deskOf()
  const ring = await offerRing()
  const path = await draftWith(desk, [ring])
  const { page, values } = await saleForm(desk, path)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before', times: 9 })
  const answer = await place(desk, path, page, values)
  expect(answer.status).toBe(503)
  expect(answer.page).toContain('value="Bert Bakker"')
  expect(await stockOf(ring.variant)).toBe(1)
  stripe.faults.clear()
  expect((await place(desk, path, answer.page, values)).status).toBe(303)
  said.mockRestore()
})

test('an order that its customer does not want is ended at the desk: nobody can pay for it any more', async () => {
  const desk = await deskOf()
  for (const way of ['link', 'transfer']) {
    const ring = await offerRing()
    const order = await orderAt(await sell(desk, await draftWith(desk, [ring]), { way }))
    const { page } = await desk.get(`/admin/orders/${order.number}`)
    const path = `/admin/orders/${order.number}/link`
    const ended = await desk.submit(path, page, { end: 'yes' })
    expect(ended.location).toContain('done=ended')
    expect((await orderNow(order.id)).state).toBe('released')
    expect(await stockOf(ring.variant)).toBe(1)
    if (way === 'link')
      expect(stripe.sessions.find(({ id }) => id === order.sessionId)?.status).toBe('expired')
  }
})

test('the link is sent again with a new one in it', async () => {
  const desk = await deskOf()
  const order = await orderAt(await sell(desk, await draftWith(desk, [await offerRing()])))
  const { page } = await desk.get(`/admin/orders/${order.number}`)
  const path = `/admin/orders/${order.number}/link`
  for (let at = 0; at < 2; at++) expect((await desk.submit(path, page)).status).toBe(303)
  expect(await mailsOf(order.id)).toEqual(['payment-link', 'payment-link'])
})

test('no address, name or telephone number of a customer is in an address or readable in the database', async () => {
  const desk = await deskOf()
  const path = await draftWith(desk, [await offerRing()])
  const answer = await sell(desk, path, { name: 'Wilhelmina Unverwechselbar' })
  for (const said of ['Wilhelmina', 'example.com', '0199'])
    expect(path + answer.location).not.toContain(said)
  const { id } = await orderAt(answer)
  const [row] = await db.select().from(orders).where(eq(orders.id, id))
  expect(JSON.stringify(row)).not.toContain('Wilhelmina')
})
