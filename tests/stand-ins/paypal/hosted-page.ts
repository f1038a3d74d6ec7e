import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { type Markup, page } from '../page.ts'
import type { Account, CaptureOutcome, Checkout } from './account.ts'
import { minorOf, sayMoney, toMoney } from './money.ts'
import { approve, lapse } from './orders.ts'

/** What a payer may do on the page, and what becomes of the money when the shop takes it. */
const ways: Record<string, CaptureOutcome | null> = {
  approve: null,
  'card-declined': { refuse: 'INSTRUMENT_DECLINED' },
  'money-waits': { status: 'PENDING', reason: 'PENDING_REVIEW' },
  'payment-declined': { status: 'DECLINED' },
}

/** The page where the payer agrees to pay: `/checkoutnow?token=<order>`. Forms and links only. */
export function createHostedPage(account: Account): Hono {
  const app = new Hono()

  app.get('/checkoutnow', (c) => {
    const order = find(account, c.req.query('token'))
    return order ? c.html(show(order)) : c.html(noSuchPage(), 404)
  })
  app.post('/checkoutnow', async (c) => {
    const form = await c.req.parseBody()
    const order = find(account, form.token)
    if (!order) return c.html(noSuchPage(), 404)
    if (form.way === 'cancel') return c.redirect(back(order.context.cancel_url, order), 303)
    const isOpen = order.status === 'PAYER_ACTION_REQUIRED'
    // A page that is out of date: what the order has become explains it better than an error.
    if (order.gone || !isOpen) return c.redirect(`/checkoutnow?token=${order.id}`, 303)
    const outcome = ways[String(form.way)]
    if (outcome) order.next.push(outcome)
    approve(account, order.id, { ...(typeof form.email === 'string' && { email: form.email }) })
    return goOn(c, order)
  })
  return app
}

const goOn = (c: Context, order: Checkout) => c.redirect(returnUrl(order), 303)

/** An order, or one that PayPal has forgotten: its page says so. */
function find(account: Account, token: unknown): Checkout | undefined {
  lapse(account)
  return account.orders.get(String(token))
}

function show(order: Checkout): Markup {
  if (order.gone || order.status === 'VOIDED') return gonePage(order)
  if (order.status === 'COMPLETED' || order.status === 'APPROVED') return donePage(order)
  const { unit, context, id } = order
  const total = sayMoney(unit.amount)
  const again = order.payer !== undefined
  return page(
    `Pay ${total} with PayPal`,
    html`
      <p class="note">Stand-in for PayPal's page: no money moves.</p>
      <h1>Pay ${total} to ${context.brand_name ?? 'the shop'}</h1>
      ${again && html`<p class="wrong" role="alert"><strong>Declined.</strong> Choose another way to pay. Nothing was taken.</p>`}
      ${bill(order)}
      ${addressOf(order)}
      <form class="choices" method="post" action="/checkoutnow">
        <input type="hidden" name="token" value="${id}">
        <label>E-mail of your PayPal account <input type="email" name="email" value="${order.payer?.email_address ?? 'shopper@example.com'}" autocomplete="email" required></label>
        <button class="main" name="way" value="approve">${context.user_action === 'PAY_NOW' ? 'Pay now' : 'Continue'}</button>
        <button name="way" value="card-declined">Agree, and the card is declined</button>
        <button name="way" value="money-waits">Agree, and PayPal looks at the payment first</button>
        <button name="way" value="payment-declined">Agree, and the payment is declined</button>
        <button name="way" value="cancel" formnovalidate>Cancel and go back</button>
      </form>`,
  )
}

function bill({ unit }: Checkout): Markup {
  const { currency_code: currency, breakdown } = unit.amount
  return html`
    <table>
      <caption class="quiet">What you pay for</caption>
      <thead><tr><th scope="col">Piece</th><th scope="col">Quantity</th><th scope="col" class="amount">Amount</th></tr></thead>
      <tbody>
        ${unit.items?.map(
          ({ name, quantity, unit_amount: price }) =>
            html`<tr><td>${name}</td><td>${quantity}</td><td class="amount">${sayMoney(toMoney(minorOf(price) * Number(quantity), currency))}</td></tr>`,
        )}
        ${breakdown?.shipping && html`<tr><td colspan="2">Delivery</td><td class="amount">${sayMoney(breakdown.shipping)}</td></tr>`}
      </tbody>
      <tfoot><tr><th scope="row" colspan="2">Total</th><td class="amount">${sayMoney(unit.amount)}</td></tr></tfoot>
    </table>`
}

function addressOf({ unit }: Checkout): Markup {
  const { name, address } = unit.shipping ?? {}
  if (!address) return html``
  const { address_line_1, address_line_2, postal_code, admin_area_2, admin_area_1 } = address
  const lines = [
    ...[name?.full_name, address_line_1, address_line_2],
    [postal_code, admin_area_2, admin_area_1].filter(Boolean).join(' '),
    address.country_code,
  ]
  return html`<p>Sent to ${lines.filter(Boolean).join(', ')}</p>`
}

function gonePage({ context }: Checkout): Markup {
  return page(
    'This payment has expired',
    html`
      <h1>This payment has expired</h1>
      <p>Nothing was taken.</p>
      ${context.cancel_url && html`<p><a href="${context.cancel_url}">Back to the shop</a></p>`}`,
  )
}

function donePage(order: Checkout): Markup {
  return page(
    'You have agreed to this payment',
    html`
      <h1>You have agreed to this payment</h1>
      <p><a href="${returnUrl(order)}">To your order in the shop</a></p>`,
  )
}

const noSuchPage = () => page('No such payment', html`<h1>There is no such payment</h1>`)

function returnUrl(order: Checkout): string {
  const url = new URL(back(order.context.return_url, order))
  if (order.payer) url.searchParams.set('PayerID', order.payer.payer_id)
  return url.href
}

function back(address: string | undefined, { id }: Checkout): string {
  const url = new URL(address ?? 'https://www.paypal.com/')
  url.searchParams.set('token', id)
  return url.href
}
