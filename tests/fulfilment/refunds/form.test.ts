import { expect, test } from 'vitest'
import { journal } from '../../../src/payments/tables.ts'
import { atTheDesk } from '../../support/desk.ts'
import { mailsAbout, piecesNow, sellAndPay, stagesNow } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { db } from '../../support/shop.ts'
import {
  confirm,
  fillIn,
  giveBack,
  linesNow,
  linesOfRefund,
  owner,
  refundPath,
  refundsNow,
  sellTwo,
  valuesOf,
} from './support.ts'

const show = { do: 'show' }
const band = { 'line-1': 'yes', 'units-1': '1' }

/** What the page says in its sentence of what happens. */
const sentence = (page: string) =>
  /class="refund-sentence"><strong>([^<]*)/.exec(page)?.[1]?.replaceAll('&amp;', '&')

test('a piece goes back: first one reads what happens, then it happens', async () => {
  const { id, number } = await sellTwo()
  const shown = await fillIn(number, { ...band, ...show, note: 'Sorry about that.' })
  expect(shown.status).toBe(200)
  expect(sentence(shown.page)).toBe(
    '€120 of €1,144.90 goes back the way it was paid, by Stripe; the provider’s fee is not given back; 1 piece is cancelled (Rosa band).',
  )
  expect(shown.page).toContain(`Order ${number}: your refund`)
  expect(shown.page).toContain('Sorry about that.')
  expect(await refundsNow(id)).toEqual([])

  const sent = await confirm(number, shown)
  const [refund] = await refundsNow(id)
  expect(sent).toMatchObject({ status: 303, location: `/admin/refunds/${refund?.id}?done=sent` })
  expect(refund).toMatchObject({
    ...{ state: 'succeeded', amount: 12_000, delivery: 0, reason: 'cancelled', tell: true },
    ...{ madeBy: 'desk', way: 'provider', staffId: owner.id, assigned: true },
  })
  const [, line] = await linesNow(id)
  expect(await linesOfRefund(refund?.id ?? '')).toMatchObject([
    { lineId: line?.id, units: 1, amount: 12_000 },
  ])
  expect(line).toMatchObject({ refundedUnits: 1, refunded: 12_000, held: 2 })
  expect(await stagesNow(id)).toEqual(['ready', 'ready', 'cancelled'])
  expect(await orderNow(id)).toMatchObject({ state: 'paid', refunded: 12_000 })
  const { page } = await owner.get(sent.location)
  expect(page).toContain('The money is on its way.')
  expect(page).toContain('1 × Rosa band, €120.00')
  // What is cancelled is offered for stock, and is not put there by itself.
  expect(page).toMatch(/name="pieces" value="[\w-]+\.2:2" checked/)
})

test('all that is left goes back with one press and one confirmation, and its order ends', async () => {
  const { id, number } = await sellTwo()
  await giveBack(number, { ...band, ...show })
  const shown = await fillIn(number, { do: 'all' })
  expect(sentence(shown.page)).toBe(
    '€1,024.90 of €1,024.90 goes back the way it was paid, by Stripe; the provider’s fee is not given back; 2 pieces are cancelled (Alba ring, Rosa band).',
  )
  expect(shown.page).toContain('All the money goes back')
  expect((await confirm(number, shown)).status).toBe(303)
  const [, all] = await refundsNow(id)
  expect(all).toMatchObject({ amount: 102_490, delivery: 1490 })
  expect(await orderNow(id)).toMatchObject({ state: 'refunded', refunded: 114_490 })
  expect(await stagesNow(id)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  for (const line of await linesNow(id))
    expect(line).toMatchObject({
      refundedUnits: line.quantity,
      refunded: line.unitPrice * line.quantity,
    })
  const { page } = await owner.get(refundPath(number))
  expect(page).toContain('Nothing is left that could be sent back.')
})

test('the delivery goes back by itself with the last piece, and only then', async () => {
  const { id, number } = await sellTwo()
  await giveBack(number, { ...show, 'line-0': 'yes' })
  await giveBack(number, { ...show, 'line-1': 'yes' })
  expect((await refundsNow(id)).map(({ amount, delivery }) => [amount, delivery])).toEqual([
    [89_000, 0],
    [25_490, 1490],
  ])
})

test('who gets a part of a price as a kindness keeps what they bought: nothing else goes back', async () => {
  const { id, number } = await sellTwo()
  const both = { 'line-0': 'yes', 'amount-0': '50', 'line-1': 'yes', 'amount-1': '20' }
  await giveBack(number, { ...show, ...both, cancel: 'yes', reason: 'goodwill' })
  expect(await refundsNow(id)).toMatchObject([{ amount: 7000, delivery: 0 }])
  expect(await linesNow(id)).toMatchObject([{ refundedUnits: 0 }, { refundedUnits: 0 }])
  expect(await stagesNow(id)).toEqual(['ready', 'ready', 'ready'])
})

test('amounts are read as the shop writes them, of a line, of the delivery and besides', async () => {
  const { id, number } = await sellTwo()
  const typed = {
    ...show,
    ...{ 'line-0': 'yes', 'units-0': '0', 'amount-0': '50,50', delivery: '€ 4.90' },
    ...{ other: '10', reason: 'goodwill' },
  }
  const shown = await fillIn(number, typed)
  expect(sentence(shown.page)).toContain('€65.40 of €1,144.90')
  expect(shown.page).not.toContain('cancelled (')
  await confirm(number, shown)
  expect(await refundsNow(id)).toMatchObject([{ amount: 6540, delivery: 490, reason: 'goodwill' }])
  expect(await linesNow(id)).toMatchObject([{ refundedUnits: 0, refunded: 5050 }, { refunded: 0 }])
  expect(await stagesNow(id)).toEqual(['ready', 'ready', 'ready'])
})

test('what is wrong is said at its field, and everything that was typed is kept', async () => {
  const { id, number } = await sellTwo()
  const typed = {
    ...{ 'line-0': 'yes', 'units-0': '1', 'amount-0': '1.234', 'amount-1': '5' },
    ...{ delivery: '99', other: 'much', reason: 'late', note: 'We are sorry <3', cancel: 'yes' },
  }
  const answer = await owner.submit(
    refundPath(number),
    (await owner.get(refundPath(number))).page,
    { ...typed, ...show },
  )
  expect(answer.status).toBe(422)
  const values = valuesOf(answer.page)
  expect(values).toMatchObject({ ...typed, note: 'We are sorry &lt;3' })
  // A box that was not ticked stays so.
  expect(values.tell).toBeUndefined()
  for (const wrong of [
    'Please write an amount like 120.00.',
    'Please tick the piece as well',
    'At most €14.90 of the delivery is left.',
  ])
    expect(answer.page).toContain(wrong)
  expect(answer.page).toMatch(/id="amount-0"[^>]*aria-invalid="true"/)
  expect(await refundsNow(id)).toEqual([])
})

test.each<[string, Record<string, string>, string]>([
  ['nothing at all', {}, 'Please choose what goes back, or an amount.'],
  ['more than was paid', { other: '2,000' }, 'That is more than is left: at most €1,144.90.'],
  ['more than a line cost', { 'line-0': 'yes', 'amount-0': '900' }, 'At most €890 is left of it.'],
  ['more units than there are', { 'line-1': 'yes', 'units-1': '3' }, 'At most 2 of them'],
  ['no units and no amount', { 'line-1': 'yes', 'units-1': '0' }, 'Please say how many'],
  ['no reason', { other: '5', reason: 'because' }, 'Please choose a reason.'],
  ['the shop’s own reason', { other: '5', reason: 'elsewhere' }, 'Please choose a reason.'],
  ['another way', { other: '5', way: 'cash' }, ''],
  ['a novel', { other: '5', note: 'x'.repeat(1001) }, 'Please keep it to 1000 characters.'],
])('%s is refused', async (_, typed, said) => {
  const { id, number } = await sellTwo()
  const answer = await fillIn(number, { ...show, ...typed })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain(said)
  expect(await refundsNow(id)).toEqual([])
})

test('a page that was confirmed twice sends once, and answers like the first time', async () => {
  const { id, number } = await sellTwo()
  const shown = await fillIn(number, { ...band, ...show })
  const answers = await Promise.all([confirm(number, shown), confirm(number, shown)])
  answers.push(await confirm(number, shown))
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(303)
  expect(await refundsNow(id)).toHaveLength(1)
  expect((await mailsAbout(id)).filter(({ kind }) => kind === 'refunded')).toHaveLength(1)
})

test('of two people who send back the same piece one is refused, and keeps what they typed', async () => {
  const { id, number } = await sellTwo()
  const typed = { ...show, 'line-0': 'yes', note: 'From the second' }
  const [one, other] = [
    await fillIn(number, { ...show, 'line-0': 'yes' }),
    await fillIn(number, typed),
  ]
  expect((await confirm(number, one)).status).toBe(303)
  const answer = await confirm(number, other)
  expect(answer.status).toBe(409)
  expect(answer.page).toContain('Somebody changed the order at the same moment.')
  expect(valuesOf(answer.page)).toMatchObject({ note: 'From the second' })
  expect(await refundsNow(id)).toHaveLength(1)

  // At the same moment, so that both have read that all is left.
  const again = await sellTwo()
  const shown = [
    await fillIn(again.number, { do: 'all' }),
    await fillIn(again.number, { do: 'all' }),
  ]
  const answers = await Promise.all(shown.map((each) => confirm(again.number, each)))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect((await orderNow(again.id)).refundClaimed).toBe(114_490)
})

test('what has changed since it was shown is shown again and not sent', async () => {
  const { id, number } = await sellTwo()
  const shown = await fillIn(number, { ...band, ...show })
  const [, , piece] = await piecesNow(id)
  const desk = await atTheDesk('workshop')
  await desk.post(`/admin/pieces/${piece?.id}`, {
    ...{ act: crypto.randomUUID(), version: '1', do: 'on-the-bench' },
  })
  const answer = await confirm(number, shown)
  expect(answer.status).toBe(409)
  expect(answer.page).toContain('Somebody changed the order at the same moment.')
  expect(sentence(answer.page)).toContain('1 piece is cancelled')
  expect(await refundsNow(id)).toEqual([])
  expect((await confirm(number, answer)).status).toBe(303)
  expect((await stagesNow(id)).filter((stage) => stage === 'cancelled')).toHaveLength(1)
})

test('without the box, what is refunded is still made, and no mail goes without the other', async () => {
  const { id, number } = await sellTwo()
  const { page } = await owner.get(refundPath(number))
  const { tell, cancel, ...unticked } = valuesOf(page)
  expect([tell, cancel]).toEqual(['yes', 'yes'])
  const shown = await owner.submit(refundPath(number), page, { ...unticked, ...band, ...show })
  expect(shown.page).toContain('The customer gets no mail.')
  expect(shown.page).not.toContain('class="letter"')
  await confirm(number, shown)
  expect(await stagesNow(id)).toEqual(['ready', 'ready', 'ready'])
  expect((await mailsAbout(id)).map(({ kind }) => kind)).not.toContain('refunded')
})

test('what lies in a parcel that waits is taken out of it first', async () => {
  const { id, number } = await sellTwo()
  const desk = await atTheDesk('desk')
  const act = crypto.randomUUID()
  await desk.post('/admin/parcels', { act, orders: id })
  const answer = await fillIn(number, { ...band, ...show })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('Please take it out of the parcel first.')
  expect(await refundsNow(id)).toEqual([])
})

test('the form can be changed once more from the page that shows what happens', async () => {
  const { number } = await sellTwo()
  const shown = await fillIn(number, { do: 'all', note: 'Kept' })
  const form = await confirm(number, shown, { do: 'change' })
  expect(form.status).toBe(200)
  expect(valuesOf(form.page)).toMatchObject({
    ...{ 'line-0': 'yes', 'line-1': 'yes', 'units-1': '2', note: 'Kept', delivery: '' },
  })
})

test('the fee that the provider kept is named as soon as the books know it', async () => {
  const { id, number } = await sellTwo()
  await db.insert(journal).values({
    ...{ id: 'txn_1:fee', at: 1, provider: 'stripe', kind: 'fee', orderId: id, currency: 'EUR' },
    ...{ gross: -720, net: -720, tax: 0, taxRate: 0, reference: 'ch_1' },
  })
  const { page } = await fillIn(number, { ...band, ...show })
  expect(sentence(page)).toContain('the provider’s fee of €7.20 is not given back')
})

test('only who may refund comes to the form; the desk sees what went back', async () => {
  const { id, number } = await sellTwo()
  const shown = await fillIn(number, { ...band, ...show })
  for (const role of ['desk', 'books', 'workshop', 'editor'] as const) {
    const who = await atTheDesk(role)
    expect((await who.get(refundPath(number))).status, role).toBe(403)
    expect((await confirm(number, shown, {}, who)).status, role).toBe(403)
  }
  expect(await refundsNow(id)).toEqual([])
  const { location } = await confirm(number, shown)
  const desk = await atTheDesk('desk')
  const order = await desk.get(`/admin/orders/${number}`)
  expect(order.page).toMatch(/Refund of €120/)
  expect(order.page).toContain('€1,024.90 can still be sent back.')
  expect(order.page).not.toContain('Send money back')
  expect((await owner.get(`/admin/orders/${number}`)).page).toContain('Send money back')
  expect((await desk.get(location)).page).toContain('1 × Rosa band')
})

test('an order of twenty lines has a form of fifty kilobytes at most', async () => {
  const rings = Array.from({ length: 20 }, (_, n) => ({ title: `Ring number ${n}`, stock: 5 }))
  const { number } = await sellAndPay(rings)
  const { page } = await owner.get(refundPath(number))
  expect(page.length).toBeLessThan(50_000)
  const shown = await fillIn(number, { do: 'all' })
  expect(shown.page.length).toBeLessThan(50_000)
  expect((await confirm(number, shown)).status).toBe(303)
})
