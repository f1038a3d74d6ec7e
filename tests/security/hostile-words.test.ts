import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { orderLines } from '../../src/orders/tables.ts'
import { sent } from '../fulfilment/parcels.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { moveAll } from '../support/fulfilment.ts'
import type { Mailed } from '../support/mail.ts'
import { addToCart, checkOut } from '../support/purchase.ts'
import { bindings, db, stripe, visitor } from '../support/shop.ts'
import { foreignMarkupIn } from './foreign-markup.ts'
import { attacks } from './hostile.ts'
import type { HostileCatalogue } from './hostile-catalogue.ts'

const { TEST_HOSTILE_CATALOGUE: catalogue } = env as unknown as {
  TEST_HOSTILE_CATALOGUE: HostileCatalogue
}
await bindings.DB.batch(catalogue.statements.map((text) => bindings.DB.prepare(text)))
const sold = await bindings.DB.prepare(
  'select p.handle, p.title, v.id as variant from products p join variants v on v.product_id = p.id',
).all<{ handle: string; title: string; variant: string }>()

test('a hostile product file is imported as it is, but for the cell that is too long for the database', () => {
  expect(catalogue.faults).toEqual([expect.stringMatching(/Description: .* but only 90 KB fit/)])
  expect(sold.results).toHaveLength(attacks.length - 1)
})

test.each(['/', '/search?q=zq9mark'])('%s shows hostile products as words', async (path) => {
  const { page, status } = await visitor().get(path)
  expect(status).toBe(200)
  expect(await foreignMarkupIn(page)).toEqual([])
})

test.each(sold.results)(
  '$handle is looked at and bought by somebody as hostile; pages and mails run nothing',
  async (piece) => {
    const { title } = piece
    const shopper = visitor()
    const collection = await shopper.get(`/collections/${piece.handle}`)
    const product = await shopper.get(`/products/${piece.handle}`)
    const searched = await shopper.get(`/search?q=${encodeURIComponent(title)}`)
    const refused = await addToCart(shopper, piece, { quantity: title, engraving: title })
    const engraved = await addToCart(shopper, piece, { engraving: title.slice(0, 60) })
    if (engraved.status !== 303) await addToCart(shopper, piece)
    const cart = await shopper.get('/cart')
    const link = await shopper.get(`/cart/${piece.variant}:1`)
    const person = {
      name: title,
      line1: title,
      line2: title,
      city: title,
      gift_message: title.slice(0, 300),
    }
    const wrong = await checkOut(shopper, {
      ...person,
      email: title,
      phone: title,
      postcode: title,
    })
    const right = await checkOut(shopper, person)
    expect(right.status).toBe(303)
    const again = await shopper.get('/checkout')
    const session = stripe.sessions.at(-1)
    await stripe.pay(session?.id ?? '')
    const back = await shopper.get(session?.success_url ?? '')
    const order = await shopper.get(back.location)
    const looked = {
      collection,
      product,
      searched,
      refused,
      engraved,
      cart,
      link,
      wrong,
      again,
      order,
    }
    for (const [name, { page, status }] of Object.entries(looked)) {
      expect(status, name).toBeLessThan(500)
      expect(await foreignMarkupIn(page), name).toEqual([])
    }
    expect(order.page).toContain('Your order is paid')
    const mails = await sendDueMails()
    expect(mails.length).toBeGreaterThan(1)
    mails.push(...(await mailsOfWork(session?.client_reference_id ?? '')))
    for (const mail of mails) {
      expect(await foreignMarkupIn(mail.html), mail.subject).toEqual([])
      expect(`${mail.subject}${mail.to}`).not.toMatch(/[\r\n]/)
    }
  },
)

/** The mails about a piece that is made, late and sent. */
async function mailsOfWork(orderId: string): Promise<Mailed[]> {
  await db.update(orderLines).set({ madeToOrder: true }).where(eq(orderLines.orderId, orderId))
  await moveAll(orderId, 'to-make')
  await moveAll(orderId, 'on-the-bench', { tell: true })
  await moveAll(orderId, 'ready')
  await sent(orderId)
  const mails = await sendDueMails()
  expect(mails).toHaveLength(2)
  return mails
}
