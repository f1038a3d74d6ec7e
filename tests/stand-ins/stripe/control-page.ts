import { html } from 'hono/html'
import { buttonsBelow, callTable, eventTable, SHOWN, webhookForms } from '../control-parts.ts'
import { type Markup, page } from '../page.ts'
import { formatAmount } from './amounts.ts'
import { endpointNames } from './endpoints.ts'
import { faultKinds } from './faults.ts'
import type { Refund, Session } from './objects/types.ts'
import type { StripeStandIn } from './stand-in.ts'

const button = buttonsBelow('/control')

/**
 * Renders all there is at the stand-in for payments, newest first, with a button for everything
 * that can happen.
 */
export function controlPage(stripe: StripeStandIn): Markup {
  const sessions = stripe.sessions.toReversed().slice(0, SHOWN)
  return page(
    'Payments: control',
    html`
      <p><a href="/">Stand-ins</a></p>
      <h1>Payments: control</h1>
      <p class="note">What shoppers, banks and the payment provider do. No money moves.</p>
      <h2>Sessions</h2>
      ${sessions.length === 0 && html`<p>Nobody has gone to pay yet.</p>`}
      <div class="scroll">${sessions.length > 0 && sessionTable(stripe, sessions)}</div>
      ${balanceForms(stripe)}
      ${faultForms(stripe)}
      ${webhookForms(button, stripe.webhooks.state(), 'order')}
      ${eventTable(
        button,
        stripe.events.map(({ event: { id, type: kind }, deliveries }) => ({
          id,
          kind,
          deliveries,
        })),
      )}
      ${callTable(
        'Idempotency key',
        stripe.calls.map((call) => ({
          ...call,
          key: call.idempotencyKey,
          again: call.replayed ? ' (replayed)' : '',
        })),
      )}
      <h2>Start over</h2>
      ${button('reset', 'Forget everything')}`,
    true,
  )
}

function sessionTable(stripe: StripeStandIn, sessions: Session[]): Markup {
  return html`
    <table>
      <thead><tr><th scope="col">Order</th><th scope="col">Amount</th><th scope="col">State</th><th scope="col">Sent back</th><th scope="col">What happens next</th></tr></thead>
      <tbody>${sessions.map((session) => sessionRow(stripe, session))}</tbody>
    </table>`
}

function sessionRow({ account }: StripeStandIn, session: Session): Markup {
  const intent = account.intents.get(session.payment_intent ?? '')
  const charge = account.charges.get(intent?.latest_charge ?? '')
  const money = (amount: number) => formatAmount(amount, session.currency)
  const refunds = [...account.refunds.values()].filter((refund) => refund.charge === charge?.id)
  return html`
    <tr>
      <td>${session.metadata.order_number ?? session.client_reference_id}<br><code>${session.id}</code></td>
      <td>${money(session.amount_total)}</td>
      <td>${session.status}, ${session.payment_status}${intent && html`<br>payment ${intent.status}`}${charge?.disputed && html`<br><strong>disputed</strong>`}</td>
      <td>${charge && money(charge.amount_refunded)}</td>
      <td>
        ${session.status === 'open' && html`<a href="/pay/${session.id}">Payment page</a> ${button('expire', 'Expire now', { session: session.id })}`}
        ${
          intent?.status === 'processing' &&
          html`${button('settle', 'The money comes', { session: session.id, outcome: 'succeeded' })}
            ${button('settle', 'The money does not come', { session: session.id, outcome: 'failed' })}`
        }
        ${charge?.status === 'succeeded' && !charge.disputed && moneyForms(session)}
        ${
          charge?.disputed &&
          html`${button('answer-dispute', 'Evidence is sent', { session: session.id })}
            ${button('end-dispute', 'The shop wins', { session: session.id, outcome: 'won' })}
            ${button('end-dispute', 'The shopper wins', { session: session.id, outcome: 'lost' })}`
        }
        ${refunds.map((refund) => refundButtons(refund, money(refund.amount)))}
      </td>
    </tr>`
}

function refundButtons({ id: refund, status }: Refund, amount: string): Markup {
  if (status === 'succeeded') return button('fail-refund', `Refund of ${amount} fails`, { refund })
  if (status !== 'pending' && status !== 'requires_action') return html``
  return html`${button('settle-refund', `Refund of ${amount} is sent`, { refund, outcome: 'succeeded' })}
    ${button('settle-refund', 'It fails', { refund, outcome: 'failed' })}
    ${button('settle-refund', 'It is called off', { refund, outcome: 'canceled' })}`
}

function balanceForms({ account, balance }: StripeStandIn): Markup {
  const payouts = [...account.payouts.values()].filter(({ status }) => status !== 'failed')
  return html`
    <h2>Balance</h2>
    ${Object.entries(balance).map(
      ([currency, amount]) =>
        html`<p>${formatAmount(amount, currency)} ${amount > 0 && button('pay-out', 'Pay out', { currency })}</p>`,
    )}
    ${payouts.slice(-3).map(({ id, amount, currency }) =>
      button('fail-payout', `Payout of ${formatAmount(amount, currency)} comes back`, {
        payout: id,
      }),
    )}
    <h2>The next refund</h2>
    <form method="post" action="/control/refund-pending">
      <label>Waits for <select name="reason"><option>processing</option><option>insufficient_funds</option><option>charge_pending</option><option>requires_action</option></select></label>
      <button>Order</button>
    </form>
    <form method="post" action="/control/refuse-refund">
      <label>Is refused with <input name="code" value="charge_disputed" required></label>
      <button>Order</button>
    </form>`
}

function moneyForms(session: Session): Markup {
  return html`
    <form method="post" action="/control/refund">
      <input type="hidden" name="session" value="${session.id}">
      <label>Minor units <input type="number" name="amount" min="1" placeholder="all"></label>
      <button>Refund</button>
    </form>
    ${button('dispute', 'Open a dispute', { session: session.id })}`
}

function faultForms({ faults }: StripeStandIn): Markup {
  const pending = faults.pending()
  return html`
    <h2>Let requests of the shop go wrong</h2>
    <form method="post" action="/control/fault">
      <label>Request <select name="endpoint"><option>any</option>${endpointNames.map((name) => html`<option>${name}</option>`)}</select></label>
      <label>What happens <select name="kind">${Object.entries(faultKinds).map(
        ([kind, meaning]) => html`<option value="${kind}">${kind}: ${meaning}</option>`,
      )}</select></label>
      <label>Times <input type="number" name="times" value="1" min="1"></label>
      <button>Order</button>
    </form>
    ${
      pending.length > 0 &&
      html`<ul>${pending.map((o) => html`<li>${o.kind} for ${o.endpoint}, ${o.times} more</li>`)}</ul>
        ${button('clear-faults', 'Take the orders back')}`
    }`
}
