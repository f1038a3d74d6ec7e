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

/** Renders an order for the person who placed it: where it stands, what was bought, where it goes, what happened. */
export const OrderPage = (props: { shop: Shop; order: Order }) => {
  const { order } = props
  const standing = words.order.standing[order.state]
  // An order keeps its currency, whatever the shop sells in by now.
  const shop = { ...props.shop, currency: order.currency }
  return (
    <section class="order">
      <h1>{words.order.title(order.number)}</h1>
      <p class={`notice ${isGood(order.state) ? 'notice-good' : ''}`} role="status">
        <strong>{standing.title}</strong> {standing.text}
      </p>
      {order.state === 'pending' && <PayOrLookAgain number={order.number} />}
      {order.state === 'released' && (
        <p>
          <a class="button" href={paths.cart()}>
            {words.order.toCart}
          </a>
        </p>
      )}
      <h2>{words.order.lines}</h2>
      <ul class="cart-lines">
        {order.lines.map((line) => (
          <Line shop={shop} line={line} />
        ))}
      </ul>
      <OrderTotals shop={shop} order={order} />
      <OrderDates order={order} locale={shop.locale} />
      <h2>{words.order.where}</h2>
      <dl class="order-facts">
        <dt>{words.order.delivery}</dt>
        <dd>
          <AddressBlock address={order.contact.address} locale={shop.locale} />
        </dd>
        <dt>{words.order.billing}</dt>
        <dd>
          {order.contact.billing ? (
            <AddressBlock address={order.contact.billing} locale={shop.locale} />
          ) : (
            words.order.sameAsDelivery
          )}
        </dd>
        <dt>{words.order.writeTo}</dt>
        <dd>{order.email}</dd>
        <dt>{words.order.call}</dt>
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
        <p class="quiet">{words.order.staysOpen}</p>
        <button class="button-quiet" type="submit">
          {words.order.close}
        </button>
      </form>
    </section>
  )
}

const PayOrLookAgain = ({ number }: { number: string }) => (
  <p class="actions">
    <a class="button" href={paths.checkoutReturn(number)}>
      {words.order.lookAgain}
    </a>{' '}
    <a class="button button-quiet" href={paths.checkout()}>
      {words.order.toCheckout}
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
      {line.madeToOrder && <p class="quiet">{words.availability.of['made-to-order']}</p>}
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
    const what = happened[event.kind]
    return what ? [{ ...event, what }] : []
  })
  return (
    <>
      <h2>{words.order.history}</h2>
      <ol class="timeline">
        {known.map((event) => (
          <li>
            <time datetime={new Date(event.at * 1000).toISOString()}>
              {formatMoment(event.at, shop.locale, shop.time_zone)}
            </time>{' '}
            {event.kind === 'refunded' && event.amount !== null
              ? words.sums.line(event.what, formatMoney(event.amount, shop.currency, shop.locale))
              : event.what}
          </li>
        ))}
      </ol>
    </>
  )
}

/** What is told of an order's history; the rest is the owner's. */
const happened: Partial<Record<Order['events'][number]['kind'], string>> = words.order.happened

/** Whether that is good news. */
const isGood = (state: Order['state']) => state === 'processing' || state === 'paid'
