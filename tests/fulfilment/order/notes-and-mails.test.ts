import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendMail } from '../../../src/mail/send-mail.ts'
import { readOrder } from '../../../src/orders/read-order.ts'
import { orderNotes, orders } from '../../../src/orders/tables.ts'
import { writeOrderMail } from '../../../src/orders/write-mail.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { auditOf, mailsAbout, sell, sellAndPay } from '../../support/fulfilment.ts'
import { transportInto } from '../../support/mail.ts'
import { clockStrikes, config, db, later, stripe, visitor } from '../../support/shop.ts'

const desk = await atTheDesk('desk')
const owner = await atTheDesk('owner')

const pageOf = async (number: string) => (await desk.get(`/admin/orders/${number}`)).page

async function note(order: { number: string }, typed: Record<string, string>) {
  const path = `/admin/orders/${order.number}/notes`
  return desk.submit(path, await pageOf(order.number), typed)
}

const notesOf = (id: string) => db.select().from(orderNotes).where(eq(orderNotes.orderId, id))

const sentAbout = async (number: string) =>
  (await sendDueMails()).filter(({ subject }) => subject.includes(number))

/** Path of the page of the newest mail of a kind. */
async function mailPath(order: { id: string; number: string }, kind: string) {
  const mail = (await mailsAbout(order.id)).filter((each) => each.kind === kind).at(-1)
  return `/admin/orders/${order.number}/mails/${mail?.id}`
}

test('a note for staff is sealed, shown with who wrote it, and goes nowhere', async () => {
  const order = await sellAndPay([{}])
  const kept = await note(order, { kind: 'staff', text: 'Rings on Tuesday,\nspeaks Frisian' })
  expect(kept.location).toBe(`/admin/orders/${order.number}?done=note-written#notes`)
  const [row] = await notesOf(order.id)
  expect(row).toMatchObject({ kind: 'staff', staffId: desk.id })
  expect(row?.text).toMatch(/^v1:/)
  const { page } = await owner.get(`/admin/orders/${order.number}`)
  expect(page).toContain('class="note note-staff"')
  expect(page).toContain('Rings on Tuesday,\nspeaks Frisian')
  expect(page).toContain('Somebody of desk')
  expect(page).not.toContain('Send it to the customer')
  expect((await mailsAbout(order.id)).map(({ kind }) => kind)).not.toContain('order-note')
  expect((await desk.submit(`/admin/orders/${order.number}/notes/${row?.id}`, page)).status).toBe(
    404,
  )
})

test('a note to the customer is sent by its button alone, once, and says what was shown', async () => {
  const order = await sellAndPay([{}])
  await sentAbout(order.number)
  await note(order, { kind: 'customer', text: 'Shall we engrave the date?' })
  expect(await sentAbout(order.number)).toEqual([])
  const page = await pageOf(order.number)
  expect(page).toContain('class="note note-customer"')
  const [row] = await notesOf(order.id)
  const path = `/admin/orders/${order.number}/notes/${row?.id}`
  const [shown = ''] = /<pre>[^<]*Shall we engrave the date\?[^<]*/.exec(page) ?? []
  expect(shown).not.toBe('')

  const other = (await owner.get(`/admin/orders/${order.number}`)).page
  const answers = await Promise.all([
    desk.submit(path, page),
    desk.submit(path, page),
    owner.submit(path, other),
  ])
  for (const { location } of answers) expect(location).toContain('done=note-sent')
  const sent = await sentAbout(order.number)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.to).toBe((await orderMailTo(order.id)) ?? '')
  expect(sent[0]?.replyTo).toBeUndefined()
  expect(sent[0]?.text).toContain('Shall we engrave the date?')
  expect(sent[0]?.text.replace(/\?token=[\w-]+/, '')).toBe(
    shown.replace('<pre>', '').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
  )
  const after = await pageOf(order.number)
  expect(after).not.toContain('Send it to the customer')
})

/** To whom an order's mails go. */
const orderMailTo = async (id: string) => (await readOrder(db, config, id))?.email

test('the link in a note to the customer opens the order', async () => {
  const order = await sellAndPay([{}])
  await note(order, { kind: 'customer', text: 'Hello' })
  const [row] = await notesOf(order.id)
  await desk.submit(`/admin/orders/${order.number}/notes/${row?.id}`, await pageOf(order.number))
  const sent = (await sentAbout(order.number)).at(-1)
  const [link = ''] = /\/orders\/\S+token=\S+/.exec(sent?.text ?? '') ?? []
  const shopper = visitor()
  expect((await shopper.get((await shopper.get(link)).location)).status).toBe(200)
})

test('a note that is empty, too long or for nobody is refused with what was typed', async () => {
  const order = await sellAndPay([{}])
  for (const [typed, said] of [
    [{ kind: 'staff', text: '  ' }, 'Please write something.'],
    [{ kind: 'staff', text: 'x'.repeat(2001) }, 'Please keep it to 2000 characters.'],
    [{ kind: '', text: 'For whom?' }, 'Please choose for whom it is.'],
  ] as const) {
    const answer = await note(order, typed)
    expect(answer.status).toBe(422)
    expect(answer.page).toContain(said)
    expect(answer.page).toContain(typed.text.trim())
  }
  expect(await notesOf(order.id)).toEqual([])
})

test('a note that is posted twice is kept once', async () => {
  const order = await sellAndPay([{}])
  const page = await pageOf(order.number)
  const path = `/admin/orders/${order.number}/notes`
  const typed = { kind: 'staff', text: 'Once' }
  const answers = await Promise.all([
    desk.submit(path, page, typed),
    desk.submit(path, page, typed),
  ])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const notes = await notesOf(order.id)
  expect(notes).toHaveLength(1)
  expect(await auditOf(notes[0]?.id ?? '')).toMatchObject([{ act: 'note-written' }])
})

test('another note in a form that was sent before is not lost', async () => {
  const order = await sellAndPay([{}])
  const page = await pageOf(order.number)
  const path = `/admin/orders/${order.number}/notes`
  await desk.submit(path, page, { kind: 'staff', text: 'Rings on Tuesday' })
  const again = await desk.submit(path, page, { kind: 'customer', text: 'Which finger?' })
  expect(again.status).toBe(409)
  expect(again.page).toContain('>Which finger?</textarea>')
  const kept = await desk.submit(path, again.page, { kind: 'customer', text: 'Which finger?' })
  expect(kept.status).toBe(303)
  expect((await notesOf(order.id)).map(({ kind }) => kind)).toEqual(['staff', 'customer'])
})

test('the id of a note to another order reveals nothing of it, and takes no note away', async () => {
  const [one, other] = [await sellAndPay([{}]), await sellAndPay([{}])]
  const act = crypto.randomUUID()
  const typed = { act, kind: 'staff', text: 'Engrave it by hand' }
  await desk.post(`/admin/orders/${one.number}/notes`, typed)
  const answer = await desk.post(`/admin/orders/${other.number}/notes`, typed)
  expect(answer.status).toBe(409)
  expect(await notesOf(other.id)).toEqual([])
})

test('a mail opens as it was sent, without its token, and goes again as a new one', async () => {
  const order = await sellAndPay([{ title: 'Alba ring' }])
  const [first] = (await sentAbout(order.number)).filter(({ to }) => to !== config.OWNER_MAIL)
  const path = await mailPath(order, 'order-confirmed')
  const { page } = await desk.get(path)
  expect(page).toContain(first?.subject)
  expect(page).toContain('1 × Alba ring')
  const token = /token=([\w-]+)/.exec(first?.text ?? '')?.[1] ?? ''
  expect(token.length).toBeGreaterThan(30)
  expect(page).not.toContain(token)
  const before = await mailsAbout(order.id)

  const answers = await Promise.all([desk.submit(path, page), desk.submit(path, page)])
  for (const { location } of answers)
    expect(location).toBe(`/admin/orders/${order.number}?done=sent-again`)
  const after = await mailsAbout(order.id)
  expect(after.filter(({ id }) => before.some((each) => each.id === id))).toEqual(before)
  expect(after).toHaveLength(before.length + 1)
  expect(after.at(-1)).toMatchObject({ kind: 'order-confirmed', state: 'queued' })
  expect(after.at(-1)?.cause).toMatch(/^again:/)

  const [again, ...more] = await sentAbout(order.number)
  expect(more).toEqual([])
  expect(again?.to).toBe(first?.to)
  const other = /token=([\w-]+)/.exec(again?.text ?? '')?.[1] ?? ''
  expect(other).not.toBe(token)
  const shopper = visitor()
  expect((await shopper.get(`/orders/${order.number}?token=${other}`)).status).toBe(303)
  expect((await shopper.get(`/orders/${order.number}`)).status).toBe(200)
  // Another press, another mail.
  await desk.submit(path, (await desk.get(path)).page)
  expect(await mailsAbout(order.id)).toHaveLength(before.length + 2)
})

test('a mail to the owner, or one that may still go, is not sent again', async () => {
  const order = await sellAndPay([{}])
  const waiting = await mailPath(order, 'order-confirmed')
  await sendDueMailsOf(order.id, 'order-new')
  for (const path of [waiting, await mailPath(order, 'order-new')]) {
    const { status, page } = await owner.get(path)
    expect(status).toBe(200)
    expect(page).not.toContain('Send again')
    expect((await owner.post(path, { act: crypto.randomUUID() })).status).toBe(404)
  }
})

test('a mail that was refused or got lost says so, and offers to go again', async () => {
  const order = await sellAndPay([{}])
  const code = Object.assign(new Error('refused'), { code: 'E_RECIPIENT_SUPPRESSED' })
  await sendDueMailsOf(order.id, 'order-confirmed', () => code)
  const path = await mailPath(order, 'order-confirmed')
  expect(await pageOf(order.number)).toContain('Not sent: the mail service refused it')
  expect((await desk.get(path)).page).toContain('Nothing of it is kept')
  const again = await desk.submit(path, (await desk.get(path)).page)
  expect(again.location).toContain('done=sent-again')
  await sendDueMailsOf(order.id, 'order-confirmed', () => new Error('connection lost'))
  expect(await pageOf(order.number)).toContain('May not have arrived')
})

test('a mail opens only below its own order', async () => {
  const [one, other] = [await sellAndPay([{}]), await sellAndPay([{}])]
  const path = await mailPath(one, 'order-confirmed')
  const elsewhere = path.replace(one.number, other.number)
  expect((await owner.get(elsewhere)).status).toBe(404)
  expect((await owner.post(elsewhere, { act: crypto.randomUUID() })).status).toBe(404)
  expect((await owner.get(`/admin/orders/J-22222222/mails/x`)).status).toBe(404)
})

test('an order that was never paid can have notes, too, and they go with it', async () => {
  const order = await sell([{}])
  await note(order, { kind: 'staff', text: 'Called: will pay tomorrow' })
  expect(await pageOf(order.number)).toContain('Called: will pay tomorrow')
  await stripe.decline(order.session)
  later(3600)
  await clockStrikes()
  later(8 * 86_400)
  await clockStrikes()
  expect(await db.select().from(orders).where(eq(orders.id, order.id))).toEqual([])
  expect(await notesOf(order.id)).toEqual([])
})

/** Sends the mails of a kind that wait, or lets them fail. */
async function sendDueMailsOf(orderId: string, kind: string, refuse?: () => unknown) {
  const waiting = (await mailsAbout(orderId)).filter(
    (each) => each.kind === kind && each.state === 'queued',
  )
  const service = { db, config, transport: transportInto([], refuse), writers: [writeOrderMail] }
  for (const { id } of waiting) await sendMail(service, id)
}
