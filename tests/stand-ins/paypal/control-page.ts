import { html } from 'hono/html'
import { buttonsBelow, callTable, eventTable, SHOWN, webhookForms } from '../control-parts.ts'
import { type Markup, page } from '../page.ts'
import type { Checkout } from './account.ts'
import { endpointNames } from './endpoints.ts'
import { faultKinds } from './faults.ts'
import { sayMoney, toMoney } from './money.ts'
import { pendingReasons, type Refund } from './objects.ts'
import type { PayPalStandIn } from './stand-in.ts'

const button = buttonsBelow('/paypal')

/**
 * Renders all there is at the stand-in for PayPal, newest first, with a button for everything that
 * can happen.
 */
export function controlPage(paypal: PayPalStandIn): Markup {
  const orders = paypal.orders.toReversed().slice(0, SHOWN)
  return page(
    'PayPal: control',
    html`
      <p><a href="/">Stand-ins</a></p>
      <h1>PayPal: control</h1>
      <p class="note">What payers, banks and PayPal do. No money moves.</p>
      <h2>Orders</h2>
      ${orders.length === 0 && html`<p>Nobody has gone to pay yet.</p>`}
      ${orders.length > 0 && orderTable(paypal, orders)}
      ${balanceForms(paypal)}
      ${nextForms()}
      ${faultForms(paypal)}
      ${webhookForms(button, paypal.webhooks.state(), 'sequence')}
      ${eventTable(
        button,
        paypal.events.map(({ event: { id, event_type: kind }, deliveries }) => ({
          id,
          kind,
          deliveries,
        })),
      )}
      ${callTable(
        'PayPal-Request-Id',
        paypal.calls.map((call) => ({
          ...call,
          key: call.requestId,
          again: call.again ? ' (done before)' : '',
        })),
      )}
      <h2>Start over</h2>
      ${button('reset', 'Forget everything')}`,
    true,
  )
}

const orderTable = (paypal: PayPalStandIn, orders: Checkout[]): Markup => html`
  <div class="scroll"><table>
    <thead><tr><th scope="col">Order</th><th scope="col">Amount</th><th scope="col">State</th><th scope="col">What happens next</th></tr></thead>
    <tbody>${orders.map((order) => orderRow(paypal, order))}</tbody>
  </table></div>`

function orderRow({ account }: PayPalStandIn, order: Checkout): Markup {
  const { id, unit, status, captures, refunds, trackers } = order
  const [capture] = captures
  const dispute = [...account.disputes.values()].find(
    (each) => each.captureId === capture?.id && each.status !== 'RESOLVED',
  )
  const isPaid = capture && ['COMPLETED', 'PARTIALLY_REFUNDED'].includes(capture.status)
  return html`
    <tr>
      <td>${unit.invoice_id ?? unit.custom_id}<br><code>${id}</code></td>
      <td>${sayMoney(unit.amount)}</td>
      <td>${status}${capture && html`<br>capture ${capture.status}${capture.status_details && html`: ${capture.status_details.reason}`}`}${dispute && html`<br><strong>disputed: ${dispute.stage}</strong>`}${trackers.map((each) => html`<br>parcel ${each.id.split('-').slice(1).join('-')}`)}</td>
      <td>
        ${status === 'PAYER_ACTION_REQUIRED' && html`<a href="/checkoutnow?token=${id}">PayPal's page</a>`}
        ${status === 'APPROVED' && button('reverse-approval', 'PayPal takes the approval back', { order: id })}
        ${
          capture?.status === 'PENDING' &&
          html`${button('settle-capture', 'The money comes', { order: id })}
            ${button('settle-capture', 'It does not come', { order: id, status: 'DECLINED' })}
            <form method="post" action="/paypal/wait-for">
              <input type="hidden" name="order" value="${id}">
              ${reasonField()} <button>It waits for that</button>
            </form>`
        }
        ${isPaid && !dispute && moneyForms(id)}
        ${dispute && disputeButtons(id, dispute.stage)}
        ${refunds.map(refundButtons)}
      </td>
    </tr>`
}

const reasonField = (): Markup => html`
  <label>Because <select name="reason">${pendingReasons.map((reason) => html`<option>${reason}</option>`)}</select></label>`

const moneyForms = (order: string): Markup => html`
  <form method="post" action="/paypal/refund">
    <input type="hidden" name="order" value="${order}">
    <label>Minor units <input type="number" name="amount" min="1" placeholder="all"></label>
    <button>Refund</button>
  </form>
  ${button('dispute', 'The payer asks', { order, stage: 'INQUIRY' })}
  ${button('dispute', 'The payer claims', { order, stage: 'CHARGEBACK' })}`

const disputeButtons = (order: string, stage: string): Markup => html`
  ${stage === 'INQUIRY' && button('escalate', 'It becomes a claim', { order })}
  ${button('answer-dispute', 'Evidence is sent', { order })}
  ${button('end-dispute', 'The shop wins', { order, outcome: 'RESOLVED_SELLER_FAVOUR' })}
  ${button('end-dispute', 'The payer wins', { order, outcome: 'RESOLVED_BUYER_FAVOUR' })}
  ${button('end-dispute', 'The payer lets it go', { order, outcome: 'CANCELED_BY_BUYER' })}`

function refundButtons({ id: refund, status, amount }: Refund): Markup {
  const said = `Refund of ${sayMoney(amount)}`
  if (status === 'COMPLETED')
    return button('settle-refund', `${said} comes back`, { refund, status: 'FAILED' })
  if (status !== 'PENDING') return html``
  return html`${button('settle-refund', `${said} is sent`, { refund, status: 'COMPLETED' })}
    ${button('settle-refund', 'It fails', { refund, status: 'FAILED' })}
    ${button('settle-refund', 'It is called off', { refund, status: 'CANCELLED' })}`
}

const balanceForms = ({ balance }: PayPalStandIn): Markup => html`
  <h2>Balance</h2>
  ${Object.entries(balance).map(
    ([currency, amount]) =>
      html`<p>${sayMoney(toMoney(amount, currency))} ${amount > 0 && button('withdraw', 'Withdraw', { currency })}</p>`,
  )}`

const nextForms = (): Markup => html`
  <h2>The next capture, the next refund</h2>
  ${button('capture-next', 'The card is declined', { next: 'INSTRUMENT_DECLINED' })}
  ${button('capture-next', 'The payment is declined', { next: 'DECLINED' })}
  <form method="post" action="/paypal/capture-next">
    <input type="hidden" name="next" value="PENDING">
    ${reasonField()} <button>The money waits</button>
  </form>
  ${button('refund-pending', 'The refund waits for an eCheck')}
  <form method="post" action="/paypal/refuse-refund">
    <label>The refund is refused with <input name="issue" value="REFUND_FAILED_INSUFFICIENT_FUNDS" required></label>
    <button>Order</button>
  </form>`

function faultForms({ faults }: PayPalStandIn): Markup {
  const pending = faults.pending()
  return html`
    <h2>Let requests of the shop go wrong</h2>
    <form method="post" action="/paypal/fault">
      <label>Request <select name="endpoint"><option>any</option>${endpointNames.map((name) => html`<option>${name}</option>`)}</select></label>
      <label>What happens <select name="kind">${Object.entries(faultKinds).map(
        ([kind, meaning]) => html`<option value="${kind}">${kind}: ${meaning}</option>`,
      )}</select></label>
      <label>Or refused with <input name="issue" placeholder="SHIPPING_ADDRESS_INVALID"></label>
      <label>Times <input type="number" name="times" value="1" min="1"></label>
      <button>Order</button>
    </form>
    ${button('expire-tokens', 'Every token expires')}
    ${
      pending.length > 0 &&
      html`<ul>${pending.map((o) => html`<li>${o.kind ?? o.issue} for ${o.endpoint}, ${o.times} more</li>`)}</ul>
        ${button('clear-faults', 'Take the orders back')}`
    }`
}
