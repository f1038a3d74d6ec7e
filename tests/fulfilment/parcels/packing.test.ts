import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '../../../src/admin/tables.ts'
import { shipments } from '../../../src/fulfilment/tables.ts'
import { paths } from '../../../src/paths.ts'
import { atTheDesk } from '../../support/desk.ts'
import { mailsAbout, sellAndPay, stagesNow } from '../../support/fulfilment.ts'
import { type Answer, db, stripe } from '../../support/shop.ts'
import { filled, newNumber, pack, parcelOf, rowsOf } from './support.ts'

const owner = await atTheDesk('owner')
const desk = await atTheDesk('desk')
const table = async (staff = owner) => (await staff.get(paths.deskPacking())).page
const send = (form: Record<string, string>, staff = owner) => staff.post(paths.deskPacking(), form)
const rowOf = (page: string, id: string) => rowsOf(page).find((row) => row.id === id)
const textOf = ({ page }: Answer) =>
  (page.split('<main')[1] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const shipment = async (id: string) =>
  (await db.select().from(shipments).where(eq(shipments.id, id)))[0]
const acts = async (act: string) => db.select().from(auditLog).where(eq(auditLog.act, act))
const sentMails = async (orderId: string) =>
  (await mailsAbout(orderId)).filter(({ kind }) => kind === 'parcel-sent').length

/** Sells and packs one order. `others`: the other parcels in the table, not to be sent. */
async function packedOrder(typed: Record<string, string> = {}) {
  const order = await sellAndPay([{}], typed)
  const ids = await pack(owner, [order])
  const parcel = await parcelOf(order.id)
  const others = ids.filter((id) => id !== parcel).map((id) => [id, { send: false }])
  return { ...order, parcel, others: Object.fromEntries(others) }
}

test('a parcel is sent: pieces, mail and log say so, and the list shows it under way', async () => {
  const { id, number, parcel, others } = await packedOrder()
  const answer = await send(
    filled(await table(), { ...others, [parcel]: { number: '3S-JEGEM 777' } }),
  )
  expect([answer.status, answer.location]).toEqual([303, '/admin/parcels?done=sent&count=1'])
  expect(await stagesNow(id)).toEqual(['sent'])
  expect(await sentMails(id)).toBe(1)
  const { page } = await owner.get(answer.location)
  expect(page).toContain('1 parcel sent.')
  expect(page).toMatch(new RegExp(`/admin/parcels/${parcel}"[^>]*>${number}<`))
  expect(page).toContain('https://jouw.postnl.nl/track-and-trace/3SJEGEM777')
})

test('without the tick nobody is told', async () => {
  const { id, parcel, others } = await packedOrder()
  const form = filled(await table(), { ...others, [parcel]: {} })
  delete form.tell
  expect((await send(form)).status).toBe(303)
  expect(await stagesNow(id)).toEqual(['sent'])
  expect(await sentMails(id)).toBe(0)
})

test('a number that looks wrong says so at its field, and may be kept', async () => {
  const { id, parcel, others } = await packedOrder()
  const typed = { number: '12 34', link: '' }
  const refused = await send(filled(await table(), { ...others, [parcel]: typed }))
  expect(refused.status).toBe(422)
  const row = rowOf(refused.page, parcel)
  expect(row?.text).toContain('This does not look like a number of PostNL.')
  expect(row?.row).toMatch(
    /name="n\d+" value="12 34"[^>]*aria-invalid="true" aria-describedby="number\d+"/,
  )
  expect(row?.row).toMatch(/<p class="error" id="number\d+"/)
  expect(await stagesNow(id)).toEqual(['ready'])

  const kept = filled(refused.page, { ...others, [parcel]: { ...typed, keep: true } })
  expect((await send(kept)).status).toBe(303)
  expect(await stagesNow(id)).toEqual(['sent'])
})

test('what is dear, or paid for as insured, must be insured and signed for; the row says why', async () => {
  const { id, parcel, others } = await packedOrder({ delivery: 'insured' })
  const page = await table()
  expect(rowOf(page, parcel)?.text).toContain('Paid for: insured, signed for')
  expect(rowOf(page, parcel)?.row.match(/name="[is]\d+" checked/g)).toHaveLength(2)
  const unsafe = { insured: false, signature: false }
  const refused = await send(filled(page, { ...others, [parcel]: unsafe }))
  expect(refused.status).toBe(422)
  expect(rowOf(refused.page, parcel)?.text).toMatch(/Must be insured\. .*Must be signed for\./)
  const without = await send(
    filled(refused.page, { ...others, [parcel]: { number: '', keep: true } }),
  )
  expect(rowOf(without.page, parcel)?.text).toContain('An insured parcel has a number.')
  expect(await stagesNow(id)).toEqual(['ready'])
})

test('some rows are sent and others not: each says why, and what was typed is kept', async () => {
  const good = await packedOrder()
  const bad = await packedOrder()
  const form = filled(await table(), {
    ...bad.others,
    [good.parcel]: {},
    [bad.parcel]: { number: 'X1' },
  })
  delete form.tell
  const answer = await send(form)
  expect(answer.status).toBe(422)
  expect(textOf(answer)).toContain(`Sent: ${good.number}.`)
  expect(textOf(answer)).toContain('1 parcel was not sent.')
  expect(rowOf(answer.page, good.parcel)).toBeUndefined()
  expect(rowOf(answer.page, bad.parcel)?.row).toContain('value="X1"')
  expect(answer.page).toMatch(/name="tell"(?! checked)/)
  expect(await stagesNow(good.id)).toEqual(['sent'])
  expect(await stagesNow(bad.id)).toEqual(['ready'])

  // Reloaded: the browser posts the same form again.
  const again = await send(form)
  expect(again.status).toBe(422)
  expect(textOf(again)).toContain(`Sent: ${good.number}.`)
  expect((await acts('parcel-sent')).filter(({ subjectId }) => subjectId === good.id)).toHaveLength(
    1,
  )
})

test('a form that is posted twice, even at once, sends once and answers the same', async () => {
  const { id, parcel, others } = await packedOrder()
  const form = filled(await table(), { ...others, [parcel]: {} })
  const answers = await Promise.all([send(form), send(form)])
  answers.push(await send(form))
  expect(answers.map(({ location }) => location)).toEqual(
    Array(3).fill('/admin/parcels?done=sent&count=1'),
  )
  expect((await acts('parcel-sent')).filter(({ subjectId }) => subjectId === id)).toHaveLength(1)
  expect(await sentMails(id)).toBe(1)
})

test('a table that went back in the browser, with another number, is not answered as if sent', async () => {
  const { number, parcel, others } = await packedOrder()
  const form = filled(await table(), { ...others, [parcel]: {} })
  expect((await send(form)).status).toBe(303)
  const [field = ''] = Object.entries(form).find(([, value]) => value.startsWith(parcel)) ?? []
  const again = await send({ ...form, [field.replace('p', 'n')]: '3SJEGEM77777777' })
  expect(again.status).toBe(422)
  expect(textOf(again)).toContain(number)
})

test('a row that somebody else has changed says so before it is sent, whatever else is wrong', async () => {
  const { id, parcel, others } = await packedOrder()
  const seen = await table()
  await db.update(shipments).set({ version: 2 }).where(eq(shipments.id, parcel))
  for (const look of [{ do: 'check' }, { do: 'send' }]) {
    const form = filled(seen, { ...others, [parcel]: { number: 'wrong' } }, look)
    const again = await send(form)
    const row = rowOf(again.page, parcel)
    expect(row?.text).toContain('somebody else has just changed this parcel')
    expect(row?.row).toContain('value="wrong"')
  }
  // Nobody was told of a row that was not to be sent.
  const later = filled(seen, { ...others, [parcel]: { send: false } }, { do: 'check' })
  const quiet = (await send(later)).page
  const refused = await send(filled(quiet, { ...others, [parcel]: {} }))
  expect(refused.status).toBe(422)
  expect(await stagesNow(id)).toEqual(['ready'])
  expect((await send(filled(refused.page, { ...others, [parcel]: {} }))).status).toBe(303)
})

test('two desks that send the same parcel at once: one does, the other is told', async () => {
  const { id, number, parcel, others } = await packedOrder()
  const [mine, theirs] = [await table(owner), await table(desk)]
  const only = { ...others, [parcel]: {} }
  const answers = await Promise.all([send(filled(mine, only)), send(filled(theirs, only), desk)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const told = answers.find(({ status }) => status === 422) as Answer
  expect(textOf(told)).toMatch(
    new RegExp(`${number} : Not sent: somebody else has just changed this parcel`),
  )
  expect(await sentMails(id)).toBe(1)
  expect(await stagesNow(id)).toEqual(['sent'])
})

test('money that goes back between packing and sending keeps the parcel here', async () => {
  const { id, number, parcel, others, session } = await packedOrder()
  const form = filled(await table(), { ...others, [parcel]: {} })
  await stripe.refund(session)
  const answer = await send(form)
  expect(answer.status).toBe(422)
  expect(textOf(answer)).toMatch(new RegExp(`${number} : Not sent: `))
  expect(await stagesNow(id)).toEqual(['cancelled'])
  expect((await shipment(parcel))?.sentAt).toBeNull()
  expect(await sentMails(id)).toBe(0)
})

test('another parcel has the number already', async () => {
  const first = await packedOrder()
  const number = newNumber()
  await send(filled(await table(), { ...first.others, [first.parcel]: { number } }))
  const second = await packedOrder()
  const answer = await send(
    filled(await table(), { ...second.others, [second.parcel]: { number } }),
  )
  expect(rowOf(answer.page, second.parcel)?.text).toContain(
    'Not sent: another parcel has this number.',
  )
})

test('a parcel is unpacked: what was in it is to be sent again', async () => {
  const { id, number, parcel } = await packedOrder()
  const page = await table()
  const nothingTyped = Object.entries(filled(page)).filter(([name]) => !/^n\d/.test(name))
  const unpack = rowOf(page, parcel)?.at ?? ''
  const answer = await send({ ...Object.fromEntries(nothingTyped), unpack })
  expect(answer.location).toBe('/admin/parcels/packing?done=unpacked')
  expect(rowOf(await table(), parcel)).toBeUndefined()
  expect(await stagesNow(id)).toEqual(['ready'])
  expect((await owner.get(paths.deskParcels())).page).toContain(`/admin/orders/${number}"`)
})

test('what was typed for other parcels is still there when one is unpacked', async () => {
  const [first, second] = [await packedOrder(), await packedOrder()]
  const page = await table()
  const typed = { ...second.others, [second.parcel]: { number: '3SJEGEM4242' } }
  const unpack = rowOf(page, first.parcel)?.at ?? ''
  const answer = await send({ ...filled(page, typed), [`n${unpack}`]: '', unpack })
  expect(rowOf(answer.page, first.parcel)).toBeUndefined()
  expect(rowOf(answer.page, second.parcel)?.row).toContain('value="3SJEGEM4242"')
  expect(textOf(answer)).toContain('unpacked')
})

test('checking sends nothing, keeps what was typed, and opens all carriers where asked', async () => {
  const { id, parcel, others } = await packedOrder()
  const form = { ...others, [parcel]: { number: 'X2', carrier: 'more' } }
  const answer = await send(filled(await table(), form, { do: 'check' }))
  expect(answer.status).toBe(200)
  const row = rowOf(answer.page, parcel)?.row ?? ''
  expect(row).toContain('value="X2"')
  expect(row).toContain('<option value="swiss-post">')
  expect(row).not.toContain('<option value="more">')
  const other = { [parcel]: { number: 'X2', carrier: 'other', keep: true, link: 'nowhere' } }
  const linked = await send(filled(answer.page, { ...others, ...other }))
  expect(rowOf(linked.page, parcel)?.row).toMatch(/name="l\d+" value="nowhere"[^>]*aria-invalid/)
  expect(await stagesNow(id)).toEqual(['ready'])
})

test('the carrier that was used last for the country is offered first', async () => {
  const first = await packedOrder()
  const sent = { [first.parcel]: { carrier: 'dpd', number: '01234567890123' } }
  expect((await send(filled(await table(), { ...first.others, ...sent }))).status).toBe(303)
  const { parcel } = await packedOrder()
  const [option] = /<option[^>]*>/.exec(rowOf(await table(), parcel)?.row ?? '') ?? []
  expect(option).toBe('<option value="dpd" selected="">')
})
