import { expect, test } from 'vitest'
import { returnById } from '../../../src/fulfilment/returns/queries.ts'
import { withdrawReturn } from '../../../src/fulfilment/returns/withdraw-return.ts'
import { newLink } from '../../../src/orders/links.ts'
import { paths } from '../../../src/paths.ts'
import { days } from '../../../src/platform/clock.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { sellAndPay, staffAtWork } from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { bindings, db, hiddenFields, later, visitor } from '../../support/shop.ts'
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

type Sold = Awaited<ReturnType<typeof arrived>>

const formOf = ({ number }: { number: string }) => paths.orderReturn(number)

/** The fields by which a form chooses units, with how many there are to choose. */
const unitsOn = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/name="(units-[^"]+)"/g)].map(([, name = '']) => [name, '1']),
  )

/** Chooses one unit of each line, and comes to the second step. */
async function choose(order: Sold, typed: Record<string, string> = {}) {
  const { page } = await order.shopper.get(formOf(order))
  const form = { ...hiddenFields(page, formOf(order)), ...unitsOn(page) }
  return order.shopper.post(formOf(order), { ...form, reason: 'changed-mind', ...typed })
}

/** Presses the button of the second step. */
const confirm = (order: Sold, page: string) =>
  order.shopper.submit(formOf(order), page, { step: 'confirm' })

const textOf = (page: string) =>
  (/<main.*<\/main>/s.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('from the order page in two steps, without a reason: the statement, the button, the slip', async () => {
  const order = await arrived([{ title: 'Alba ring' }])
  const { page } = await order.shopper.get(`/orders/${order.number}`)
  expect(page).toContain(
    `<a class="button button-quiet" href="${formOf(order)}">Withdraw from contract here</a>`,
  )
  const second = await choose(order, { note: 'Thank you all the same.' })
  expect(second.status).toBe(200)
  expect(textOf(second.page)).toMatch(
    /I hereby withdraw from the contract.*1 × Alba ring.*J-.*Anna.*anna.*@.*Thank you all the same\./,
  )
  expect(second.page).toMatch(/<button[^>]*value="confirm"[^>]*>Confirm withdrawal<\/button>/)
  expect(await returnsNow(order.id)).toEqual([])
  const answer = await confirm(order, second.page)
  const [row] = await returnsNow(order.id)
  expect([answer.status, answer.location]).toEqual([
    303,
    paths.orderReturnSlip(order.number, row?.id ?? ''),
  ])
  const slip = await order.shopper.get(answer.location)
  expect(textOf(slip.page)).toMatch(/Return slip.*Send it to.*1 × Alba ring.*What to do/)
  expect(slip.page).toContain('<svg class="qr"')
  const after = textOf((await order.shopper.get(`/orders/${order.number}`)).page)
  expect(after).toContain('Please send it back to us.')
  expect(after).not.toContain('Withdraw from contract here')
})

test('the receipt comes at once, with what was said, date and time, and opens the slip; the owner hears of it', async () => {
  const order = await arrived([{ title: 'Alba ring' }])
  await sendDueMails()
  const { page } = await choose(order, { note: 'The clasp is stiff.', reason: 'damaged' })
  await confirm(order, page)
  const mails = await sendDueMails()
  expect(mails).toHaveLength(2)
  const receipt = mails.find(({ subject }) => subject.includes('received your message'))
  expect(receipt?.text).toMatch(
    /On \d{1,2} \w+ \d{4}.*\d\d:\d\d \S+ we received your notice that you withdraw.*1 × Alba ring.*Name: Anna.*damaged or faulty.*The clasp is stiff\./s,
  )
  expect(receipt?.text).toContain('we pay it back to you')
  const [, link = ''] = /(https:\S+\/return\/\S+token=\S+)/.exec(receipt?.text ?? '') ?? []
  const elsewhere = visitor()
  const { pathname, search } = new URL(link)
  const opened = await elsewhere.get(pathname + search)
  expect([opened.status, opened.location]).toEqual([303, pathname])
  expect((await elsewhere.get(pathname)).page).toContain('Return slip')
  const toOwner = mails.find(({ subject }) => subject.startsWith('Return for order'))
  const [row] = await returnsNow(order.id)
  expect(toOwner?.text).toContain(`https://shop.test${paths.deskReturn(row?.id ?? '')}`)
  expect(toOwner?.text).toContain('withdrawal in time')
})

test('pressed twice, or sent again after going back, there is one return', async () => {
  const order = await arrived()
  const { page } = await choose(order)
  const answers = await Promise.all([confirm(order, page), confirm(order, page)])
  for (const { status, location } of [...answers, await confirm(order, page)])
    expect([status, location]).toEqual([303, answers[0]?.location])
  expect(await returnsNow(order.id)).toHaveLength(1)
  expect(await returnMails(order.id)).toHaveLength(2)
})

test('another choice after going back is another return, and never answered as the first', async () => {
  const order = await arrived([{ title: 'Alba ring' }, { title: 'Rosa band' }])
  const { page } = await order.shopper.get(formOf(order))
  const [alba = '', rosa = ''] = Object.keys(unitsOn(page))
  const chosen = async (line: string) => {
    const form = { ...hiddenFields(page, formOf(order)), reason: 'changed-mind', [line]: '1' }
    return confirm(order, (await order.shopper.post(formOf(order), form)).page)
  }
  const answers = [await chosen(alba), await chosen(rosa)]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers[0]?.location).not.toBe(answers[1]?.location)
  expect(await returnsNow(order.id)).toHaveLength(2)
  const asked = wish(order, { pieces: order.pieces.slice(0, 1) })
  expect(await asks({ ...asked, id: (await returnsNow(order.id))[1]?.id ?? '' })).toEqual({
    ok: false,
    reason: 'not-returnable',
  })
})

test('what was chosen can be changed, and nothing that was typed is lost', async () => {
  const order = await arrived([{ title: 'Alba ring', quantity: 3 }])
  const { page } = await choose(order, { note: 'Line one\nline two', reason: 'wrong-size' })
  const change = page.slice(page.lastIndexOf('return-change'))
  const again = await order.shopper.post(formOf(order), {
    ...hiddenFields(`<form action="${formOf(order)}" ${change}`, formOf(order)),
    step: 'change',
  })
  expect(again.page).toContain('<option value="1" selected="">1</option>')
  expect(again.page).toContain('<option value="wrong-size" selected="">')
  expect(again.page).toContain('Line one\nline two</textarea>')
})

test('nothing chosen, too many words: refused at the field, what was typed stays', async () => {
  const order = await arrived([{ quantity: 2 }])
  const none = await choose(order, {
    ...Object.fromEntries(
      Object.keys(unitsOn((await order.shopper.get(formOf(order))).page)).map((name) => [
        name,
        '0',
      ]),
    ),
    note: 'Hm.',
  })
  expect(none.status).toBe(422)
  expect(none.page).toContain('Please choose at least one piece.')
  expect(none.page).toContain('Hm.</textarea>')
  const long = await choose(order, { note: 'x'.repeat(1001) })
  expect([long.status, long.page.includes('keep it to 1000 characters')]).toEqual([422, true])
})

test('what was made for the shopper is offered with its rule, and waits for an answer', async () => {
  const order = await arrived([engraved], { make: true })
  const orderPage = (await order.shopper.get(`/orders/${order.number}`)).page
  expect(orderPage).toContain('Something is wrong with it')
  expect(orderPage).not.toContain('Withdraw from contract here')
  const mind = await choose(order)
  expect([mind.status, mind.page.includes('only if something is wrong')]).toEqual([422, true])
  const faulty = await choose(order, { reason: 'damaged' })
  expect(faulty.page).toMatch(/value="confirm"[^>]*>Send my request</)
  const { location } = await confirm(order, faulty.page)
  const { page } = await order.shopper.get(location)
  expect(textOf(page)).toContain('we’ll answer by email')
  expect(page).not.toContain('class="return-slip"')
})

test('after the last day the page says so, and takes the wish all the same', async () => {
  const order = await arrived()
  later(days(19))
  const { token, statement } = await newLink(db, order.id)
  await statement
  await order.shopper.get(paths.order(order.number, token))
  const { page } = await order.shopper.get(formOf(order))
  expect(page).toContain('The time to withdraw from this order ended on')
  const second = await choose(order)
  expect(second.page).toContain('Send my request')
  await confirm(order, second.page)
  expect(await returnsNow(order.id)).toMatchObject([{ state: 'asked' }])
  later(-days(19))
})

test('the shopper keeps it after all, until it came', async () => {
  const order = await arrived()
  const asked = wish(order)
  await asks(asked)
  const slip = paths.orderReturnSlip(order.number, asked.id)
  const { page } = await order.shopper.get(slip)
  const keep = paths.orderReturnWithdraw(order.number, asked.id)
  const { status, location } = await order.shopper.submit(keep, page)
  expect([status, location]).toEqual([303, `/orders/${order.number}#returns`])
  expect(await returnsNow(order.id)).toMatchObject([{ state: 'withdrawn' }])
  const second = wish(order)
  await asks(second)
  await receives(second.id, order.id, order.pieces)
  const came = await order.shopper.get(paths.orderReturnSlip(order.number, second.id))
  expect(came.page).not.toContain(paths.orderReturnWithdraw(order.number, second.id))
  await order.shopper.post(paths.orderReturnWithdraw(order.number, second.id), {})
  expect((await returnsNow(order.id))[1]).toMatchObject({ state: 'received' })
})

test('nobody gives back, reads or keeps what is another’s, or without having opened the order', async () => {
  const [mine, other] = [await arrived(), await arrived()]
  const asked = wish(other)
  await asks(asked)
  const ways: [string, string][] = [
    ['get', formOf(other)],
    ['post', formOf(other)],
    ['get', paths.orderReturnSlip(other.number, asked.id)],
    ['get', paths.orderReturnSlip(mine.number, asked.id)],
    ['post', paths.orderReturnWithdraw(other.number, asked.id)],
  ]
  for (const who of [mine.shopper, visitor()])
    for (const [way, path] of ways) {
      const answer = await (way === 'get' ? who.get(path) : who.post(path, {}))
      expect(answer.status, `${way} ${path}`).toBe(404)
    }
  await mine.shopper.post(paths.orderReturnWithdraw(mine.number, asked.id), {})
  expect((await returnById(db, asked.id))[0]?.state).toBe('agreed')
  const pieces = other.pieces.join()
  const stolen = { id: crypto.randomUUID(), pieces, reason: 'damaged', step: 'confirm' }
  expect((await mine.shopper.post(formOf(mine), stolen)).status).toBe(409)
  const bad = await visitor().get(paths.orderReturnSlip(other.number, asked.id, 'x'.repeat(32)))
  expect(bad.status).toBe(303)
})

test('nothing to give back: the page says so', async () => {
  const order = await sellAndPay([{}])
  const page = textOf((await order.shopper.get(formOf(order))).page)
  expect(page).toContain('nothing of this order to give back')
})

test('who asks again and again is told to write, after twenty', async () => {
  const order = await arrived()
  for (let time = 0; time < 20; time++) {
    const asked = wish(order)
    await asks(asked)
    await withdrawReturn(staffAtWork(), { id: asked.id, orderId: order.id })
  }
  const answer = await confirm(order, (await choose(order)).page)
  expect([answer.status, answer.page.includes('You’ve asked many times')]).toEqual([409, true])
})

test('the form and the slip cost two round trips', async () => {
  const order = await arrived()
  const asked = wish(order)
  await asks(asked)
  let trips = 0
  const DB = interposed(bindings.DB, (_, run) => {
    trips++
    return run()
  })
  const who = visitor({ answer: shopWith({ DB }).answer })
  for (const [name, value] of order.shopper.cookies) who.cookies.set(name, value)
  for (const path of [formOf(order), paths.orderReturnSlip(order.number, asked.id)]) {
    trips = 0
    expect([(await who.get(path)).status, trips], path).toEqual([200, 2])
  }
})

test('as many pieces as an order can have are asked for at once', async () => {
  const ring = { price: 1_000, madeToOrder: true, quantity: 10 }
  const order = await arrived(
    Array.from({ length: 12 }, () => ring),
    { make: true },
  )
  const { page } = await order.shopper.get(formOf(order))
  const all = Object.fromEntries(Object.keys(unitsOn(page)).map((name) => [name, '10']))
  const second = await choose(order, { ...all, reason: 'damaged' })
  expect((await confirm(order, second.page)).status).toBe(303)
  expect(await inReturnsNow(order.id)).toHaveLength(120)
})
