import { expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { atTheDesk } from '../../support/desk.ts'
import { moveAll } from '../../support/fulfilment.ts'
import { stripe } from '../../support/shop.ts'
import { change, changesNow, linesNow, PRICE, paymentOf, type Sold, sellSize } from './support.ts'

const owner = await atTheDesk('owner')

const wordsOf = (page: string) =>
  page
    .replace(/<option[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')

const pageOf = (sold: Sold, line = sold.line) => paths.deskOrderChange(sold.number, line)

/** Chooses as the form asks, sees what follows, and saves it. */
async function choose(sold: Sold, typed: Record<string, string>, who = owner) {
  const path = pageOf(sold)
  const { page } = await who.get(path)
  const shown = await who.submit(path, page, { ...typed, step: 'show' })
  const save = (more: Record<string, string> = {}) =>
    who.submit(path, shown.page, { ...typed, step: 'save', ...more })
  return { shown, text: wordsOf(shown.page), save }
}

test('the page shows each size in millimetres and as the customer’s country calls it, with price and stock', async () => {
  const sold = await sellSize({
    52: { stock: 4 },
    54: { price: PRICE + 3_000, stock: 1 },
    56: { stock: 0 },
    58: { made: true },
  })
  const order = await owner.get(paths.deskOrder(sold.number))
  expect(order.page).toContain(`href="${pageOf(sold)}"`)
  const { page, status } = await owner.get(pageOf(sold))
  expect(status).toBe(200)
  const text = wordsOf(page)
  expect(text).toContain('ring size 52 mm (CH 12) · €890 · 3 in stock')
  expect(text).toContain('ring size 54 mm (CH 14) · €920 · 1 in stock')
  expect(text).toContain('ring size 56 mm (CH 16) · €890 · sold out')
  expect(text).toContain('ring size 58 mm (CH 18) · €890 · made to order, 5 working days')
  expect(page).toMatch(new RegExp(`<option value="${sold.ids[56]}"[^>]* disabled`))
  expect(page).toMatch(new RegExp(`<option value="${sold.ids[52]}" selected`))
})

test('same price: shown with the mail, then changed at once', async () => {
  const sold = await sellSize({ 52: {}, 54: {} })
  const { text, save, shown } = await choose(sold, { variant: sold.ids[54] ?? '' })
  expect(shown.status).toBe(200)
  expect(text).toContain('The price stays the same: it is changed at once.')
  expect(text).toContain(`We’ve changed order ${sold.number} for you`)
  expect(await changesNow(sold.id)).toEqual([])
  const saved = await save({ tell: 'yes' })
  expect(saved.location).toBe(paths.deskOrder(sold.number, { done: 'changed' }))
  const { page } = await owner.get(saved.location)
  expect(wordsOf(page)).toMatch(
    /Changes.*Changed.*Before: 1 × Test ring, ring size 52.*Now: 1 × Test ring, ring size 54/,
  )
  expect(await linesNow(sold.id)).toMatchObject([{ variantId: sold.ids[54] }])
})

test('dearer: the page says that a link goes, the order waits, and can be called off', async () => {
  const sold = await sellSize({ 52: {}, 54: { price: PRICE + 3_000 } })
  const { text, save } = await choose(sold, { variant: sold.ids[54] ?? '' })
  expect(text).toContain('€30 more: the customer gets a link to pay it')
  const saved = await save()
  expect(saved.location).toBe(paths.deskOrder(sold.number, { done: 'change-waits' }))
  const payment = await paymentOf(sold.id)
  const { page } = await owner.get(saved.location)
  expect(wordsOf(page)).toContain('Waits for payment')
  expect(wordsOf(page)).toContain('better not begin with it')
  expect(page).toContain(paths.deskOrder(payment.number))
  // The order for the difference leads back, in the list too.
  for (const path of [paths.deskOrder(payment.number), paths.deskOrders()])
    expect(wordsOf((await owner.get(path)).page)).toContain(`Difference for ${sold.number}`)
  const [{ id = '' } = {}] = await changesNow(sold.id)
  const off = await owner.submit(paths.deskOrderChangeDrop(sold.number, id), page)
  expect(off.location).toBe(paths.deskOrder(sold.number, { done: 'change-off' }))
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'dropped' }])
  expect(wordsOf((await owner.get(off.location)).page)).toContain('Not made')
})

test('called off too late: the money has come, and the desk is told', async () => {
  const sold = await sellSize({ 52: {}, 54: { price: PRICE + 3_000 } })
  await change(sold, { to: '54' })
  const { page } = await owner.get(paths.deskOrder(sold.number))
  await stripe.pay((await paymentOf(sold.id)).session)
  const [{ id = '' } = {}] = await changesNow(sold.id)
  const off = await owner.submit(paths.deskOrderChangeDrop(sold.number, id), page)
  expect(off.status).toBe(409)
  expect(wordsOf(off.page)).toContain('Too late to call it off')
})

test('cheaper: the owner sends the difference back, the desk may not', async () => {
  const sold = await sellSize({ 52: {}, 54: { price: PRICE - 2_000 } })
  const typed = { variant: sold.ids[54] ?? '' }
  const clerk = await choose(sold, typed, await atTheDesk('desk'))
  expect(clerk.text).toContain('Only somebody who may send refunds can make this change')
  const refused = await clerk.save()
  expect(refused.status).toBe(422)
  const { text, save } = await choose(sold, typed)
  expect(text).toContain('€20 less: it is changed at once, and the difference goes back')
  const saved = await save()
  expect(saved.location).toBe(paths.deskOrder(sold.number, { done: 'change-refunds' }))
  // What it comes to now.
  expect(wordsOf((await owner.get(pageOf(sold))).page)).toContain('1 × €870')
})

test('a new piece that must be made later than was promised: the page says so, and leads to the date', async () => {
  const sold = await sellSize({ 52: {}, 54: { made: true } })
  const { shown, text } = await choose(sold, { variant: sold.ids[54] ?? '' })
  expect(text).toMatch(/can be ready by .* and the order was promised for/)
  expect(shown.page).toContain(`${paths.deskOrderDate(sold.number)}?day=`)
})

test('an engraving is shown as it is cut, and letters that cannot be cut are named at their field', async () => {
  const sold = await sellSize({ 52: {} })
  const good = await choose(sold, { engraving: 'Ida', font: 'script' })
  expect(good.shown.page).toContain('>Ida</textPath>')
  expect(good.text).toContain('Engraving: “Ida”, Script, on the inside')
  const bad = await choose(sold, { engraving: '菊', font: 'roman' })
  expect(bad.shown.status).toBe(422)
  expect(bad.shown.page).toMatch(/id="engraving-error"[^>]*>[^<]*We can’t cut “菊”/)
  expect(bad.shown.page).toContain('value="菊"')
})

test('somebody has moved the piece meanwhile: 409, and what was typed is still there', async () => {
  const sold = await sellSize({ 52: { made: true }, 54: { made: true } }, { quantity: 2 })
  const { save } = await choose(sold, { variant: sold.ids[54] ?? '', units: '1' })
  await moveAll(sold.id, 'on-the-bench')
  await moveAll(sold.id, 'to-make')
  const saved = await save({ engraving: 'Ida' })
  expect(saved.status).toBe(409)
  expect(saved.page).toContain('value="Ida"')
  expect(saved.page).toMatch(new RegExp(`<option value="${sold.ids[54]}" selected`))
  expect(wordsOf(saved.page)).toContain('at the same moment, so nothing was changed')
  // What comes back is filled in from how it stands now.
  const typed = { variant: sold.ids[54] ?? '', units: '1', engraving: 'Ida', step: 'save' }
  const again = await owner.submit(pageOf(sold), saved.page, typed)
  expect(again.status).toBe(303)
})

test('where work has begun there is nothing to choose', async () => {
  const sold = await sellSize({ 52: { made: true }, 54: { made: true } })
  await moveAll(sold.id, 'on-the-bench')
  const { page } = await owner.get(pageOf(sold))
  expect(wordsOf(page)).toContain('That can’t be changed any more')
  expect(page).not.toContain('name="variant"')
  expect((await owner.get(paths.deskOrder(sold.number))).page).not.toContain(pageOf(sold))
  expect((await owner.get(pageOf(sold, 'nothing'))).status).toBe(404)
})

test('a line of another order is none of this one', async () => {
  const [one, other] = [await sellSize({ 52: {} }), await sellSize({ 52: {} })]
  expect((await owner.get(paths.deskOrderChange(one.number, other.line))).status).toBe(404)
  await change(other, { letters: 'Ida' })
  const [{ id = '' } = {}] = await changesNow(other.id)
  const drop = await owner.post(paths.deskOrderChangeDrop(one.number, id), {
    act: crypto.randomUUID(),
  })
  expect(drop.status).toBe(404)
})

test('who only reads orders, or only sees pieces, changes none', async () => {
  const sold = await sellSize({ 52: {}, 54: {} })
  for (const role of ['books', 'workshop', 'editor'] as const) {
    const who = await atTheDesk(role)
    expect((await who.get(pageOf(sold))).status, role).toBe(403)
    expect((await who.post(pageOf(sold), {})).status, role).toBe(403)
  }
  const books = await atTheDesk('books')
  const { page } = await books.get(paths.deskOrder(sold.number))
  expect(page).not.toContain(pageOf(sold))
})
