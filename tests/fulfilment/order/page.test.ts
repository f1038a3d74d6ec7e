import { expect, test } from 'vitest'
import { anna } from '../../support/anna.ts'
import { atTheDesk } from '../../support/desk.ts'
import { mailsAbout, sell, sellAndPay, stagesNow } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { stripe } from '../../support/shop.ts'
import { delivered, packed, sent } from '../parcels.ts'

const owner = await atTheDesk('owner')
const desk = await atTheDesk('desk')

/** The value of the button that moves the pieces whose name it has. */
const buttonOf = (page: string, label: string) =>
  new RegExp(`value="([^"]+)" aria-label="${label}`).exec(page)?.[1] ?? ''

/** Presses a button of the page of an order. */
async function press(number: string, label: string, typed: Record<string, string> = {}) {
  const { page } = await desk.get(`/admin/orders/${number}`)
  const move = buttonOf(page, label)
  expect(move, label).not.toBe('')
  return desk.submit(`/admin/orders/${number}/move`, page, { move, ...typed })
}

test('an order shows money and pieces in plain words, whom it goes to and what is engraved', async () => {
  const order = await sellAndPay(
    [{ title: 'Alba ring', madeToOrder: true, quantity: 2 }, { title: 'Rosa band' }],
    { gift_wrap: 'yes' },
  )
  const { status, page } = await owner.get(`/admin/orders/${order.number}`)
  expect(status).toBe(200)
  expect(page).toContain(`Order ${order.number}`)
  expect(page).toContain('>Paid<')
  expect(page).toContain('2 to make, 1 ready')
  expect(page).toContain('Piece 1 of 2')
  for (const said of [anna.name, anna.line1, anna.gift_message, '+31205550123', 'mailto:'])
    expect(page).toContain(said)
  expect(page).toContain('No prices in the parcel')
  expect(page).not.toMatch(/to-make<|>pending<|work-begun</)
})

test('a present without wrap and card says that its parcel has no prices, and another does not', async () => {
  const pageOf = async (typed: Record<string, string>) => {
    const { number } = await sellAndPay([{}], { gift_message: '', ...typed })
    return (await owner.get(`/admin/orders/${number}`)).page
  }
  expect(await pageOf({ gift_no_prices: 'yes' })).toContain('No prices in the parcel.')
  expect(await pageOf({})).not.toContain('No prices in the parcel')
})

test('an order that nobody has paid says so, and has nothing to move or correct', async () => {
  const order = await sell([{}])
  const { page } = await owner.get(`/admin/orders/${order.number}`)
  expect(page).toContain('Not paid yet')
  expect(page).toContain('No pieces yet: nobody has paid.')
  expect(page).not.toContain('name="move"')
  expect(page).not.toContain(`/admin/orders/${order.number}/address`)
})

test('a piece moves by one press, the page says so, and takes it back', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  const moved = await press(order.number, 'On the bench: Alba ring')
  expect(moved.status).toBe(303)
  expect(await stagesNow(order.id)).toEqual(['on-the-bench'])
  const { page } = await desk.get(moved.location)
  expect(page).toContain('Moved.')
  expect(page).toContain('Alba ring: To make → On the bench')
  expect(page).toContain('Somebody of desk')

  const undone = await desk.submit(`/admin/orders/${order.number}/undo`, page)
  expect(undone.location).toContain('done=undone')
  expect(await stagesNow(order.id)).toEqual(['to-make'])
})

test('the mail that work has begun is shown before it goes, and goes where the box is ticked', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  const { page } = await desk.get(`/admin/orders/${order.number}`)
  expect(page).toContain('Work on order')
  expect(page).toContain('name="tell" value="yes" checked')
  await press(order.number, 'On the bench: Alba ring', { tell: 'yes' })
  const kinds = (await mailsAbout(order.id)).map(({ kind }) => kind)
  expect(kinds).toContain('work-begun')
  expect((await desk.get(`/admin/orders/${order.number}`)).page).not.toContain('name="tell"')

  const quiet = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  await press(quiet.number, 'On the bench: Alba ring')
  expect((await mailsAbout(quiet.id)).map(({ kind }) => kind)).not.toContain('work-begun')
})

test('a press that is posted twice moves once, and answers the same', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  const { page } = await desk.get(`/admin/orders/${order.number}`)
  const move = buttonOf(page, 'On the bench: Alba ring')
  const path = `/admin/orders/${order.number}/move`
  const [first, second] = await Promise.all([
    desk.submit(path, page, { move }),
    desk.submit(path, page, { move }),
  ])
  expect(first?.status).toBe(303)
  expect(second?.location).toBe(first?.location)
})

test('of two people who move a piece from the same page, the second reads how it stands now', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  const { page } = await desk.get(`/admin/orders/${order.number}`)
  const other = await owner.get(`/admin/orders/${order.number}`)
  const path = `/admin/orders/${order.number}/move`
  await owner.submit(path, other.page, { move: buttonOf(other.page, 'Ready: Alba ring') })
  const late = await desk.submit(path, page, {
    move: buttonOf(page, 'On the bench: Alba ring'),
  })
  expect(late.status).toBe(409)
  expect(late.page).toContain('Somebody else moved it at the same moment')
  expect(await stagesNow(order.id)).toEqual(['ready'])
})

test('a move that no page offers does nothing', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  const { page } = await desk.get(`/admin/orders/${order.number}`)
  const sent = buttonOf(page, 'On the bench: Alba ring').replace('on-the-bench', 'sent')
  for (const move of ['', 'x', sent]) {
    const { location } = await desk.submit(`/admin/orders/${order.number}/move`, page, { move })
    expect(location).toBe(`/admin/orders/${order.number}`)
  }
  expect(await stagesNow(order.id)).toEqual(['to-make'])
})

test('a new date is shown with its mail before it is moved, and stands beside the promise', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  const path = `/admin/orders/${order.number}/date`
  const { readyBy } = await orderNow(order.id)
  expect((await desk.get(path)).page).not.toContain('name="tell"')
  expect((await desk.get(`${path}?day=2020-01-01`)).status).toBe(422)
  expect((await desk.get(`${path}?day=soon`)).page).toContain('Please choose a day.')

  const year = Number(readyBy.slice(0, 4)) + 1
  const { page: shown } = await desk.get(`${path}?day=${year}-03-04`)
  const page = shown.slice(shown.indexOf('<form method="post"'))
  expect(page).toContain('will take longer')
  const moved = await desk.submit(path, page, { tell: 'yes' })
  expect(moved.location).toContain('done=delayed')
  expect((await orderNow(order.id)).newReadyBy).toBe(`${year}-03-04`)
  expect((await mailsAbout(order.id)).map(({ kind }) => kind)).toContain('order-delayed')
  const after = await desk.get(moved.location)
  expect(after.page).toContain(`datetime="${year}-03-04"`)
  expect(after.page).toContain(`datetime="${readyBy}"`)
  expect(after.page).toMatch(/Date moved.*?Somebody of desk/s)

  const late = { act: crypto.randomUUID(), day: `${year}-03-05` }
  const overtaken = await desk.submit(path, page, late)
  expect(overtaken.status).toBe(409)
  expect(overtaken.page).toContain(`name="day" value="${year}-03-05"`)
  expect((await orderNow(order.id)).newReadyBy).toBe(`${year}-03-04`)

  const passed = await desk.submit(path, page, {
    act: crypto.randomUUID(),
    day: '2020-01-01',
  })
  expect(passed.status).toBe(422)
})

test('the provider is asked by one press, and what it says stands beside our books', async () => {
  const order = await sellAndPay([{}])
  const { page } = await owner.get(`/admin/orders/${order.number}`)
  expect(page).not.toContain('At Stripe, now')
  expect(page).toContain('https://dashboard.stripe.com/test/payments/pi_')
  const asked = await owner.get(`/admin/orders/${order.number}?ask=payment`)
  expect(asked.page).toContain('At Stripe, now')
  expect(asked.page).toContain('In our books')

  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 5 })
  const down = await owner.get(`/admin/orders/${order.number}?ask=payment`)
  stripe.faults.clear()
  expect(down.status).toBe(200)
  expect(down.page).toContain('Stripe does not answer at the moment')
})

test('a provider that never answers holds the page up for four seconds, and no longer', async () => {
  const order = await sellAndPay([{}])
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'timeout', times: 5 })
  const began = Date.now()
  const { status, page } = await owner.get(`/admin/orders/${order.number}?ask=payment`)
  stripe.faults.clear()
  expect(status).toBe(200)
  expect(page).toContain('Stripe does not answer at the moment')
  expect(Date.now() - began).toBeLessThan(6000)
}, 20_000)

test('the page lists the other orders of the same address, and nobody else’s', async () => {
  const email = 'ida@example.com'
  const first = await sellAndPay([{}], { email })
  const second = await sellAndPay([{}], { email: 'Ida@Example.com' })
  const stranger = await sellAndPay([{}])
  const { page } = await owner.get(`/admin/orders/${second.number}`)
  expect(page).toContain(`/admin/orders/${first.number}`)
  expect(page).not.toContain(stranger.number)
})

test('books read an order and change nothing, the workshop and editors see none', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  const books = await atTheDesk('books')
  const path = `/admin/orders/${order.number}`
  const { status, page } = await books.get(path)
  expect(status).toBe(200)
  expect(page).not.toMatch(/method="post"|\/address"|\/date"/)
  const { page: full } = await desk.get(path)
  const [mail = ''] = /\/mails\/[\w-]+/.exec(full) ?? []
  expect((await books.get(path + mail)).page).not.toContain('method="post"')
  for (const role of ['books', 'workshop', 'editor'] as const) {
    const somebody = await atTheDesk(role)
    if (role !== 'books') {
      expect((await somebody.get(path)).status, role).toBe(403)
      expect((await somebody.get(path + mail)).status, role).toBe(403)
    }
    for (const below of ['/address', '/date'])
      expect((await somebody.get(path + below)).status, role + below).toBe(403)
    for (const below of ['/move', '/undo', '/date', '/address', '/notes', '/notes/x', mail])
      expect((await somebody.post(path + below, {})).status, role + below).toBe(403)
  }
  expect(await stagesNow(order.id)).toEqual(['to-make'])
})

test('each parcel says what is in it, where it is and who sent it; the history says the same once', async () => {
  const order = await sellAndPay([{ title: 'Rosa band' }, { title: 'Alba ring', quantity: 2 }])
  const parcel = await sent(order.id)
  const path = `/admin/orders/${order.number}`
  const { page } = await owner.get(path)
  expect(page).toContain('2 × Alba ring')
  expect(page).toContain(`PostNL ${parcel.number}`)
  expect(page).toContain(parcel.link?.replaceAll('&', '&amp;'))
  expect(page.match(/Parcel packed: Rosa band, 2 × Alba ring/g)).toHaveLength(1)
  expect(page.match(/Parcel sent: Rosa band, 2 × Alba ring/g)).toHaveLength(1)
  expect(page).toContain('Mail: parcel sent')
  expect(page).not.toContain('name="move"')
  await delivered(parcel)
  const { page: after } = await owner.get(path)
  expect(after).toContain('Delivered')
  expect(after).toContain('Parcel delivered: Rosa band, 2 × Alba ring')
  expect(after).toContain('noted here')
})

test('what is in a parcel is not moved from this page', async () => {
  const order = await sellAndPay([{ title: 'Rosa band' }])
  await packed(order.id)
  const { page } = await owner.get(`/admin/orders/${order.number}`)
  expect(page).toContain('In a parcel')
  expect(page).not.toContain('name="move"')
})

test('the log calls what was done to an order by its words, and leads to it', async () => {
  const order = await sellAndPay([{ title: 'Alba ring', madeToOrder: true }])
  await press(order.number, 'On the bench: Alba ring')
  const { page } = await owner.get('/admin/log')
  expect(page).toContain('Pieces moved')
  expect(page).toContain(`/admin/orders/${order.id}`)
  expect((await owner.get(`/admin/orders/${order.id}`)).location).toBe(
    `/admin/orders/${order.number}`,
  )
})

test('there is no page of an order that there is not', async () => {
  for (const number of ['J-22222222', 'x', 'J-1'])
    expect((await owner.get(`/admin/orders/${number}`)).status).toBe(404)
})

test('what is ready is packed from the page of its order, and then sent', async () => {
  const order = await sellAndPay([{}])
  const path = `/admin/orders/${order.number}`
  const packing = (await desk.get(path)).page
  const answer = await desk.submit('/admin/parcels', packing)
  expect(answer.location).toBe('/admin/parcels/packing?done=packed&count=1')
  const { page } = await desk.get(path)
  expect(page).not.toContain('name="orders"')
  expect(page).toContain('<a class="button" href="/admin/parcels/packing">')
  // Books read it, and an order that is being made has nothing to pack.
  const made = await sellAndPay([{ madeToOrder: true }])
  expect((await desk.get(`/admin/orders/${made.number}`)).page).not.toContain('name="orders"')
  const books = await atTheDesk('books')
  for (const { number } of [order, made])
    expect((await books.get(`/admin/orders/${number}`)).page).not.toContain('/admin/parcels')
})
