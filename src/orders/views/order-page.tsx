import { canBeReturned } from '../../catalog/return-rules.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoment } from '../../platform/format-date.ts'
import { formatMoney } from '../../platform/money.ts'
import { words } from '../../ui/messages.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import type { Order, OrderLine } from '../read-order.ts'
import { AddressBlock } from './address-block.tsx'
import { OrderDates } from './order-dates.tsx'
import { OrderTotals } from './order-totals.tsx'
import { told } from './told.ts'

/** Renders an order for the person who placed it: where it stands, what was bought, where it goes, what happened. */
export const OrderPage = (props: { shop: Shop; order: Order }) => {
  const { order } = props
  // An order keeps its currency, whatever the shop sells in by now.
  const shop = { ...props.shop, currency: order.currency }
  return (
    <section class="order">
      <h1>Order {order.number}</h1>
      <p class={`notice ${told[order.state].good ? 'notice-good' : ''}`} role="status">
        <strong>{told[order.state].title}</strong> {told[order.state].text}
      </p>
      {order.state === 'pending' && <PayOrLookAgain number={order.number} />}
      {order.state === 'released' && (
        <p>
          <a class="button" href={paths.cart()}>
            To the cart
          </a>
        </p>
      )}
      <h2>What you ordered</h2>
      <ul class="cart-lines">
        {order.lines.map((line) => (
          <Line shop={shop} line={line} />
        ))}
      </ul>
      <OrderTotals shop={shop} order={order} />
      <OrderDates order={order} locale={shop.locale} />
      <h2>Where it goes</h2>
      <dl class="order-facts">
        <dt>Delivery</dt>
        <dd>
          <AddressBlock address={order.contact.address} locale={shop.locale} />
        </dd>
        <dt>Billing</dt>
        <dd>
          {order.contact.billing ? (
            <AddressBlock address={order.contact.billing} locale={shop.locale} />
          ) : (
            'Same as delivery'
          )}
        </dd>
        <dt>We write to</dt>
        <dd>{order.email}</dd>
        <dt>We call, if we must</dt>
        <dd>{order.contact.phone}</dd>
        {order.contact.giftWrap && (
          <>
            <dt>{words.gift.wrapping}</dt>
            <dd>
              {words.gift.wrapped}. {words.gift.noPrices}
            </dd>
          </>
        )}
        {order.contact.giftMessage && (
          <>
            <dt>{words.gift.cardSays}</dt>
            <dd class="gift-message">{order.contact.giftMessage}</dd>
          </>
        )}
      </dl>
      <History shop={shop} order={order} />
      <form method="post" action={paths.orderClose()}>
        <p class="quiet">This page stays open in your browser for an hour.</p>
        <button class="button-quiet" type="submit">
          Close it now
        </button>
      </form>
    </section>
  )
}

const PayOrLookAgain = ({ number }: { number: string }) => (
  <p class="actions">
    <a class="button" href={paths.checkoutReturn(number)}>
      I have paid: look again
    </a>{' '}
    <a class="button button-quiet" href={paths.checkout()}>
      Back to the checkout
    </a>
  </p>
)

const Line = ({ shop, line }: { shop: Shop; line: OrderLine }) => (
  <li class="cart-line">
    <div class="cart-line-picture">
      <Picture picture={line.picture} alt="" />
    </div>
    <div class="cart-line-text">
      <h3>
        <a href={paths.product(line.handle)}>{line.title}</a>
      </h3>
      {line.variantTitle && <p>{line.variantTitle}</p>}
      {line.engraving && <p>{words.engraving.line(line.engraving)}</p>}
      {!canBeReturned({ ...line, engraved: line.engraving !== null }) && (
        <p class="quiet">{words.returns.not}</p>
      )}
      {line.madeToOrder && <p class="quiet">Made to order</p>}
      <p class="quiet">
        {line.quantity} × {formatMoney(line.unitPrice, shop.currency, shop.locale)}
        {line.sku && ` · ${line.sku}`}
      </p>
    </div>
    <p class="cart-line-price">
      <Price shop={shop} amount={line.unitPrice * line.quantity} exact />
    </p>
  </li>
)

const History = ({ shop, order }: { shop: Shop; order: Order }) => {
  const known = order.events.flatMap((event) => {
    const words = happened[event.kind]
    return words ? [{ ...event, words }] : []
  })
  return (
    <>
      <h2>What happened so far</h2>
      <ol class="timeline">
        {known.map((event) => (
          <li>
            <time datetime={new Date(event.at * 1000).toISOString()}>
              {formatMoment(event.at, shop.locale, shop.time_zone)}
            </time>{' '}
            {event.words}
            {event.kind === 'refunded' && event.amount !== null && (
              <>: {formatMoney(event.amount, shop.currency, shop.locale)}</>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

const happened: Partial<Record<Order['events'][number]['kind'], string>> = {
  placed: 'Order placed, pieces kept for you',
  'payment-processing': 'Payment under way',
  paid: 'Payment received',
  'paid-after-release': 'Payment received, pieces kept for you again',
  'payment-failed': 'Payment did not go through',
  'payment-page-failed': 'Payment page did not open',
  expired: 'Time to pay ran out',
  'given-up': 'Payment given up',
  'amount-differs': 'Payment is being checked by us',
  'refund-asked': 'Refund on its way',
  refunded: 'Refunded',
}
