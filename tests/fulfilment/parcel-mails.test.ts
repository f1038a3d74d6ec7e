import { expect, test } from 'vitest'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { previewMail } from '../../src/fulfilment/write-mail.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { sellAndPay, staffAtWork } from '../support/fulfilment.ts'
import { config, db, visitor } from '../support/shop.ts'
import { delivered, packed, sending, sent } from './parcels.ts'

const gift = { gift_wrap: 'yes', gift_message: 'For Ida' }

/** The newest mail of that subject about an order. */
async function mailed(number: string, subject: string) {
  const mail = (await sendDueMails()).findLast((each) => each.subject === subject)
  if (!mail) throw new Error(`No mail about ${number}`)
  return mail
}

/** What a reader of the HTML reads, a line for each line. */
const readable = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')

test('sent in part: what is in the parcel, what follows and when, carrier, number and link', async () => {
  const order = await sellAndPay(
    [
      { title: 'Alba ring', quantity: 2 },
      { title: 'Tide ring', madeToOrder: true, workshopDays: 9 },
    ],
    gift,
  )
  const { number, link } = await sent(order.id)
  const mail = await mailed(order.number, `Order ${order.number}: your parcel is on its way`)
  for (const text of [mail.text, readable(mail.html)]) {
    expect(text).toContain(`We’ve handed a parcel of order ${order.number} to PostNL.`)
    expect(text).toMatch(/In this parcel:\n2 × Alba ring/)
    expect(text).toMatch(/Still to come:\n1 × Tide ring[^\n]*\nReady to send by \w+/)
    expect(text).toContain(`Tracking number: ${number}`)
    expect(text).toContain('you may need the postcode')
    expect(text).toMatch(/Delivery address:\nAnna Lindqvist/)
    expect(text).not.toMatch(/€|For Ida/)
  }
  expect(mail.text).toContain(`Follow your parcel: ${link}`)
  expect(mail.html).toContain(`href="${link}"`)
  expect(link).not.toContain('1016')
})

test('sent as a whole: nothing follows, and it says when it comes', async () => {
  const order = await sellAndPay([{}])
  await sent(order.id)
  const { text } = await mailed(order.number, `Order ${order.number}: your parcel is on its way`)
  expect(text).not.toContain('Still to come')
  expect(text).toMatch(/With you \w+/)
})

test('its link opens the order for whoever has the mail', async () => {
  const order = await sellAndPay([{}])
  await sent(order.id)
  const { text } = await mailed(order.number, `Order ${order.number}: your parcel is on its way`)
  const [, link = ''] = /https:\/\/shop\.test(\/orders\/\S+)/.exec(text) ?? []
  expect((await visitor().get(link)).location).toBe(`/orders/${order.number}`)
})

test('without carrier, number and link it names none', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  await sendShipment(staffAtWork(), { ...sending(parcel), carrier: 'other', number: '' })
  const { text } = await mailed(order.number, `Order ${order.number}: your parcel is on its way`)
  expect(text).toContain(`We’ve sent you a parcel of order ${order.number}.`)
  expect(text).not.toMatch(/Tracking number|Follow your parcel/)
})

test('arrived: it says so, and asks to say if not', async () => {
  const order = await sellAndPay([{ title: 'Alba ring' }])
  await delivered(await sent(order.id))
  const { text } = await mailed(order.number, `Order ${order.number}: your parcel has arrived`)
  expect(text).toMatch(/In this parcel:\n1 × Alba ring/)
  expect(text).toContain('If you haven’t got it')
})

test('the mail can be looked at before the parcel is sent: what is in it does not follow it', async () => {
  const order = await sellAndPay([
    { title: 'Alba ring' },
    { title: 'Tide ring', madeToOrder: true },
  ])
  const { id } = await packed(order.id)
  const mail = await previewMail({ db, config }, 'parcel-sent', { orderId: order.id, detail: id })
  expect(mail?.text).toMatch(/In this parcel:\n1 × Alba ring/)
  expect(mail?.text).toMatch(/Still to come:\n1 × Tide ring/)
  expect(mail?.text.match(/Alba ring/g)).toHaveLength(1)
})
