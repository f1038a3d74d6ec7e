import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { type Markup, page } from '../page.ts'
import type { Account, Checkout } from './account.ts'
import { formatAmount } from './amounts.ts'
import type { Session } from './objects/types.ts'
import { decline, offersDelay, pay, payLater, type Shopper } from './payments.ts'
import { Refusal } from './refusal.ts'
import { findCheckout } from './sessions.ts'

/** The page where the shopper pays: `/pay/<session>`. Forms and links only. */
export function createHostedPage(account: Account): Hono {
  const app = new Hono()

  app.get('/pay/:session', (c) => c.html(show(account, c)))
  app.post('/pay/:session/pay', async (c) => {
    pay(account, c.req.param('session'), await shopperOf(c))
    return c.redirect(successUrl(account, c), 303)
  })
  app.post('/pay/:session/pay-later', async (c) => {
    payLater(account, c.req.param('session'), await shopperOf(c))
    return c.redirect(successUrl(account, c), 303)
  })
  app.post('/pay/:session/decline', async (c) => {
    decline(account, c.req.param('session'), await shopperOf(c))
    return c.redirect(`/pay/${c.req.param('session')}`, 303)
  })
  app.post('/pay/:session/cancel', (c) =>
    c.redirect(findCheckout(account, c.req.param('session')).session.cancel_url ?? '/', 303),
  )
  // A form of a page that is out of date: what the session has become explains it better than an
  // error.
  app.onError((error, c) => {
    const id = c.req.path.split('/')[2] ?? ''
    if (!(error instanceof Refusal)) throw error
    if (account.checkouts.has(id)) return c.redirect(`/pay/${id}`, 303)
    return c.html(page('No such payment', html`<h1>There is no such payment</h1>`), 404)
  })
  return app
}

function show(account: Account, c: Context): Markup {
  const checkout = findCheckout(account, c.req.param('session') ?? '')
  const { session } = checkout
  if (session.status === 'expired') return expiredPage(session)
  if (session.status === 'complete') return completePage(account, c)
  const failed = account.intents.get(session.payment_intent ?? '')?.last_payment_error
  return page(
    `Pay ${formatAmount(session.amount_total, session.currency)}`,
    html`
      <p class="note">Stand-in for the payment page: no money moves.</p>
      <h1>Pay ${formatAmount(session.amount_total, session.currency)}</h1>
      ${failed && html`<p class="wrong" role="alert"><strong>Card declined.</strong> ${failed.message} Nothing was charged; you may try again.</p>`}
      ${bill(checkout)}
      ${payForm(checkout)}
      ${
        session.cancel_url &&
        html`<form method="post" action="/pay/${session.id}/cancel"><button>Cancel and go back</button></form>`
      }
      <p class="quiet">This page can be used until ${readable(session.expires_at)} UTC.</p>`,
  )
}

function bill({ session, lines }: Checkout): Markup {
  const money = (amount: number) => formatAmount(amount, session.currency)
  return html`
    <table>
      <caption class="quiet">What you pay for</caption>
      <thead><tr><th scope="col">Piece</th><th scope="col">Quantity</th><th scope="col" class="amount">Amount</th></tr></thead>
      <tbody>
        ${lines.map((line) => html`<tr><td>${line.description}</td><td>${line.quantity}</td><td class="amount">${money(line.amount_total)}</td></tr>`)}
        ${session.shipping_cost && html`<tr><td colspan="2">Delivery</td><td class="amount">${money(session.shipping_cost.amount_total)}</td></tr>`}
      </tbody>
      <tfoot><tr><th scope="row" colspan="2">Total</th><td class="amount">${money(session.amount_total)}</td></tr></tfoot>
    </table>`
}

function payForm({ session, rateNames }: Checkout): Markup {
  const note = session.custom_text.submit?.message
  return html`
    <form class="choices" method="post" action="/pay/${session.id}/pay">
      ${
        session.customer_email
          ? html`<p>E-mail: ${session.customer_email}</p>`
          : html`<label>E-mail <input type="email" name="email" value="shopper@example.com" autocomplete="email" required></label>`
      }
      ${
        session.shipping_options.length > 1 &&
        html`<fieldset><legend>Delivery</legend>
        ${session.shipping_options.map(
          (
            option,
            index,
          ) => html`<div><label><input type="radio" name="shipping" value="${index}"${index === 0 ? ' checked' : ''}>
            ${rateNames.get(option.shipping_rate)}, ${formatAmount(option.shipping_amount, session.currency)}</label></div>`,
        )}</fieldset>`
      }
      ${note && html`<p class="quiet">${note}</p>`}
      <button class="main">Pay</button>
      <button formaction="/pay/${session.id}/decline">Decline the card</button>
      ${
        offersDelay(session) &&
        html`<button formaction="/pay/${session.id}/pay-later">Pay later (the money arrives another day)</button>`
      }
    </form>`
}

function expiredPage(session: Session): Markup {
  return page(
    'This payment page has expired',
    html`
      <h1>This payment page has expired</h1>
      <p>Nothing was charged.</p>
      ${session.cancel_url && html`<p><a href="${session.cancel_url}">Back to the shop</a></p>`}`,
  )
}

function completePage(account: Account, c: Context): Markup {
  return page(
    'This payment is complete',
    html`
      <h1>This payment is complete</h1>
      <p><a href="${successUrl(account, c)}">To your order in the shop</a></p>`,
  )
}

function successUrl(account: Account, c: Context): string {
  const { session } = findCheckout(account, c.req.param('session') ?? '')
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

async function shopperOf(c: Context): Promise<Shopper> {
  const form = await c.req.parseBody()
  return {
    ...(typeof form.email === 'string' && { email: form.email }),
    ...(typeof form.shipping === 'string' && { shipping: Number(form.shipping) }),
  }
}

function readable(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ', ')
}
