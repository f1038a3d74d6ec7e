import { expect, test } from 'vitest'
import { dueMails } from '../../src/mail/queries.ts'
import { sendMail } from '../../src/mail/send-mail.ts'
import { writeOrderMail } from '../../src/orders/write-mail.ts'
import { now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { type Mailed, transportInto } from '../support/mail.ts'
import { askForLink, placeOrder } from '../support/purchase.ts'
import { config, db, stripe, visitor } from '../support/shop.ts'

/** Sends everything that is due; returns to whom. */
async function sendDueMails(): Promise<string[]> {
  const sent: Mailed[] = []
  const service = { db, config, transport: transportInto(sent), writers: [writeOrderMail] }
  for (const { id } of await dueMails(db, now())) await sendMail(service, id)
  return sent.map(({ to }) => to)
}

test.each([
  ['Anna&Ida@Müller.de', 'Anna&Ida@xn--mller-kva.de', ' anna&ida@XN--MLLER-KVA.de. '],
  ['anna@почта.рф', 'anna@xn--80a1acny.xn--p1ai', 'ａｎｎａ＠почта．рф'],
  [
    "o'neill/rings!#=@example.technology",
    "o'neill/rings!#=@example.technology",
    "O'NEILL/rings!#=@example.technology",
  ],
])(
  '%s orders, sees it as typed, is mailed to %s, and asks for the link as %s',
  async (typed, ascii, again) => {
    const shopper = visitor()
    const order = await placeOrder(shopper, await offerRing(), { email: typed })
    await stripe.pay(order.session)
    const { page } = await shopper.get(`/orders/${order.number}`)
    expect(page).toContain(typed.replaceAll('&', '&amp;').replaceAll("'", '&#39;'))
    expect(await sendDueMails()).toContain(ascii)

    expect((await askForLink(visitor(), { number: order.number, email: again })).status).toBe(200)
    await expect.poll(async () => (await dueMails(db, now())).length).toBe(1)
    expect(await sendDueMails()).toEqual([ascii])
  },
)
