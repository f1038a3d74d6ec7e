import { readCart } from '../../src/cart/read-cart.ts'
import { placeOrder } from '../../src/checkout/place-order.ts'
import type { Sale } from '../../src/checkout/write-order.ts'
import { sendPaymentLink } from '../../src/payments/send-payment-link.ts'
import { anna } from './anna.ts'
import { sendDueMails } from './due-mails.ts'
import { addToCart, orderNow, paymentContext } from './purchase.ts'
import { config, db, stripe, visitor } from './shop.ts'

/** An order that staff place for somebody on the telephone, whose customer is mailed the link. */
export async function placedByStaff(
  ring: { handle: string; variant: string },
  context = paymentContext(),
) {
  const staff = visitor()
  await addToCart(staff, ring)
  const token = staff.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const cart = await readCart(db, config, token)
  if (!cart) throw new Error('The cart is empty')
  const { name, line1, postcode, city } = anna
  const address = { name, lines: [line1], city, state: '', postcode, country: 'NL' }
  const contact = { name, phone: '+31205550123', address, billing: null }
  const sale: Sale = { origin: 'phone', placedBy: 'someone', way: 'link' }
  const placed = await placeOrder(
    context,
    {
      ...{ sale, formKey: crypto.randomUUID(), cart, networks: [] },
      email: `link+${crypto.randomUUID().slice(0, 8)}@example.com`,
      contact: { ...contact, giftMessage: '', giftWrap: false },
      delivery: {
        ...{ method: 'insured', price: 1490 },
        dates: { readyBy: '2099-12-01', deliverFrom: '2099-12-02', deliverBy: '2099-12-04' },
      },
    },
    null,
  )
  if (!placed.ok || !placed.url) throw new Error('No payment page was opened')
  const order = await orderNow(placed.order.id)
  await sendPaymentLink(context, order)
  return { order, url: placed.url, session: stripe.sessions.at(-1)?.id ?? '' }
}

/** The newest mail about an order, and the order's page as its reader sees it in a new browser. */
export async function openMail(number: string, customer = visitor()) {
  const mail = (await sendDueMails()).findLast(({ subject }) => subject.includes(number))
  const [, link = ''] = /https:\/\/shop\.test(\/orders\/\S+)/.exec(mail?.text ?? '') ?? []
  const { location } = await customer.get(link)
  return { mail, customer, page: (await customer.get(location)).page }
}

/** The same by a mail that is sent now: a browser shows an order for an hour. */
export async function openNewMail(
  order: Awaited<ReturnType<typeof orderNow>>,
  customer = visitor(),
) {
  await sendPaymentLink(paymentContext(), order, crypto.randomUUID())
  return openMail(order.number, customer)
}
