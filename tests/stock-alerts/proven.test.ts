import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendAlerts } from '../../src/stock-alerts/send-alerts.ts'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { placeOrder } from '../support/purchase.ts'
import { db, visitor } from '../support/shop.ts'
import { alertsOf, anybody, ask, change, linkIn, outbox } from './support.ts'

const soldOut = () => offerRing({ stock: 0 })
const alertMailsTo = async (email: string) =>
  (await sendDueMails()).filter(
    ({ to, text }) => to.toLowerCase() === email.toLowerCase() && text.includes('/notify/'),
  )

/** A browser that has placed an order; its own address of each. */
async function buyer({ isPaid = true } = {}) {
  const browser = visitor()
  const order = await placeOrder(browser, await offerRing({ stock: 9 }))
  if (isPaid) await db.run(sql`update orders set paid = total where id = ${order.id}`)
  await sendDueMails()
  return { browser, email: order.email }
}

test('who has opened a paid order of theirs need not confirm its address, and is told so', async () => {
  const { browser, email } = await buyer()
  const { handle, variant } = await soldOut()
  const { page } = await ask(handle, { email: ` ${email.toUpperCase()} ` }, browser)
  expect(page).toContain('We’ll email you once when this is back')
  expect(await alertMailsTo(email)).toEqual([])
  await change(variant, { stock: 1 })
  await sendAlerts(outbox)
  const [mail, ...more] = await alertMailsTo(email)
  expect(more).toEqual([])
  expect(mail?.subject).toContain('Back in the shop')
  expect(mail?.headers['List-Unsubscribe']).toContain(linkIn(mail, 'stop'))
})

test('an order proves its own address and no other, and nothing in another browser', async () => {
  const { browser, email } = await buyer()
  const other = anybody()
  const [first, second] = [await soldOut(), await soldOut()]
  expect((await ask(first.handle, { email: other }, browser)).page).toContain('One more step')
  expect((await ask(second.handle, { email })).page).toContain('One more step')
  for (const { variant } of [first, second])
    expect((await alertsOf(variant))[0]).toMatchObject({ confirmedAt: null })
})

test('an order that nobody has paid proves nothing: anybody can place it in somebody’s name', async () => {
  const { browser, email } = await buyer({ isPaid: false })
  const { handle, variant } = await soldOut()
  expect((await ask(handle, { email }, browser)).page).toContain('One more step')
  expect((await alertsOf(variant))[0]).toMatchObject({ confirmedAt: null })
})

test('a forged cookie proves nothing', async () => {
  const { browser } = await buyer()
  const { email } = anna
  const [name = '', value = ''] =
    [...browser.cookies].find(([each]) => each.includes('order')) ?? []
  const forger = visitor()
  forger.cookies.set(name, `${value.slice(0, -3)}AAA`)
  const { handle, variant } = await soldOut()
  expect((await ask(handle, { email }, forger)).page).toContain('One more step')
  expect((await alertsOf(variant))[0]?.confirmedAt ?? null).toBeNull()
})
