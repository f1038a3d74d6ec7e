import type { Child } from 'hono/jsx'
import { deliveryWords } from '../../delivery/words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoment } from '../../platform/format-date.ts'
import { formatMoney } from '../../platform/money.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { SumLines } from '../../ui/sum-lines.tsx'
import { sumRows } from '../../ui/sum-words.ts'
import { Unbroken } from '../../ui/unbroken.tsx'
import { uiWords } from '../../ui/words.ts'
import { minutesToPay } from '../hold-rules.ts'
import { keptUntil } from '../kept-until.ts'
import { orderLineWords } from '../line-words.ts'
import { AddressBlock } from '../parts/address-block.tsx'
import type { Progress, ShopperStage } from '../progress.ts'
import type { Order, OrderLine } from '../read-order.ts'
import { awaitsTransfer, isGift, isPaidByLink } from '../rules.ts'
import { transferLines } from '../transfer-lines.ts'
import { orderWords } from '../words.ts'
import { OrderChanges } from './order-changes.tsx'
import { OrderDates } from './order-dates.tsx'
import { OrderParcels } from './order-parcels.tsx'
import { OrderRefunds } from './order-refunds.tsx'
import { OrderReturns } from './order-returns.tsx'
import { OrderSteps } from './order-steps.tsx'

/**
 * Renders an order for the person who placed it: where it stands, what was bought, where it goes,
 * what happened.
 */
export const OrderPage = (props: {
  /** What can be done with its pieces; shown below its lines. */
  children?: Child
  /** How it is paid for by the link that staff sent. */
  pay?: Child
  shop: Shop
  order: Order
  /** Null: nobody has paid for it. */
  progress: Progress | null
  /** Calendar date at the workshop. */
  today: string
}) => {
  const { order, progress, today } = props
  const standing = standingOf(order, progress)
  const isCollected = order.deliveryMethod === 'collected'
  // An order keeps its currency, whatever the shop sells in by now.
  const shop = { ...props.shop, currency: order.currency }
  return (
    <section class="order">
      <h1>
        <Unbroken text={orderWords().order.title(order.number)} />
      </h1>
      <p class={`notice ${isGood(order.state) ? 'notice-good' : ''}`} role="status">
        <strong>{standing.title}</strong> {standing.text}{' '}
        {isPaidByLink(order) && payBy(props.shop, order)}
        {order.state === 'processing' && !awaitsTransfer(order) && keptUntil(props.shop, order)}
      </p>
      {order.state === 'pending' && order.origin === 'shop' && (
        <PayOrLookAgain number={order.number} />
      )}
      {props.pay}
      {awaitsTransfer(order) && <Transfer shop={props.shop} order={order} />}
      {order.state === 'released' && order.origin === 'shop' && (
        <p>
          <a class="button" href={paths.cart()}>
            {orderWords().order.toCart}
          </a>
        </p>
      )}
      {progress && order.state === 'paid' && <OrderSteps progress={progress} />}
      {progress && <OrderParcels shop={shop} order={order} progress={progress} today={today} />}
      {progress && <OrderReturns shop={shop} order={order} progress={progress} />}
      <OrderRefunds shop={shop} order={order} />
      <OrderDates order={order} stage={progress?.stage} locale={shop.locale} />
      <h2>{orderWords().order.lines}</h2>
      <ul class="cart-lines">
        {order.lines.map((line) => (
          <Line shop={shop} line={line} />
        ))}
      </ul>
      <dl class="summary">
        <SumLines shop={shop} rows={sumRows(order)} />
      </dl>
      <OrderChanges shop={shop} order={order} />
      {props.children}
      <h2>{orderWords().order.where}</h2>
      <dl class="order-facts">
        {!isCollected && (
          <>
            <dt>{orderWords().order.delivery}</dt>
            <dd>
              <AddressBlock
                address={progress?.address ?? order.contact.address}
                locale={shop.locale}
              />
            </dd>
          </>
        )}
        {(order.contact.billing || !isCollected) && (
          <>
            <dt>{orderWords().order.billing}</dt>
            <dd>
              {order.contact.billing ? (
                <AddressBlock address={order.contact.billing} locale={shop.locale} />
              ) : (
                orderWords().order.sameAsDelivery
              )}
            </dd>
          </>
        )}
        <dt>{orderWords().order.deliveryMethod}</dt>
        <dd>{deliveryWords().methods[order.deliveryMethod]}</dd>
        <dt>{orderWords().order.writeTo}</dt>
        <dd>{order.email}</dd>
        {order.contact.phone && (
          <>
            <dt>{orderWords().order.call}</dt>
            <dd>{order.contact.phone}</dd>
          </>
        )}
        {isGift(order.contact) && (
          <>
            <dt>
              {order.contact.giftWrap ? orderWords().gift.wrapping : orderWords().gift.present}
            </dt>
            <dd>
              {order.contact.giftWrap && `${orderWords().gift.wrapped}. `}
              {orderWords().gift.noPrices}
            </dd>
          </>
        )}
        {order.contact.giftMessage && (
          <>
            <dt>{orderWords().gift.cardSays}</dt>
            <dd class="gift-message">{order.contact.giftMessage}</dd>
          </>
        )}
      </dl>
      <History shop={shop} order={order} />
      <form method="post" action={paths.orderClose()}>
        <p class="quiet">{orderWords().order.staysOpen}</p>
        <button class="button-quiet" type="submit">
          {orderWords().order.close}
        </button>
      </form>
    </section>
  )
}

const PayOrLookAgain = ({ number }: { number: string }) => (
  <p class="actions">
    <a class="button" href={paths.checkoutReturn(number)}>
      {orderWords().order.lookAgain}
    </a>{' '}
    <a class="button button-quiet" href={paths.checkout()}>
      {orderWords().order.toCheckout}
    </a>
  </p>
)

const Transfer = ({ shop, order }: { shop: Shop; order: Order }) => (
  <p class="gift-message">{transferLines(shop, order).join('\n')}</p>
)

const Line = ({ shop, line }: { shop: Shop; line: OrderLine }) => {
  const shown = orderLineWords(line)
  return (
    <li class="cart-line">
      <div class="cart-line-picture">
        <Picture picture={line.picture} alt="" />
      </div>
      <div class="cart-line-text">
        <h3>
          <a href={paths.product(line.handle)}>{shown.title}</a>
        </h3>
        {shown.variantTitle && <p>{shown.variantTitle}</p>}
        {shown.engraving && <p>{shown.engraving}</p>}
        {shown.notReturned && <p class="quiet">{shown.notReturned}</p>}
        {shown.madeToOrder && <p class="quiet">{shown.madeToOrder}</p>}
        <p class="quiet">
          {shown.quantity} × {formatMoney(shown.unitPrice, shop.currency, shop.locale)}
          {line.sku && ` · ${line.sku}`}
        </p>
      </div>
      <p class="cart-line-price">
        <Price shop={shop} amount={shown.price} exact />
      </p>
    </li>
  )
}

/** What is told of an order's history; the rest is the owner's. */
const History = ({ shop, order }: { shop: Shop; order: Order }) => {
  const happened: Partial<Record<Order['events'][number]['kind'], string>> =
    orderWords().order.happened
  const known = order.events.flatMap((event) => {
    const what = happened[event.kind]
    return what ? [{ ...event, what }] : []
  })
  return (
    <>
      <h2>{orderWords().order.history}</h2>
      <ol class="timeline">
        {known.map((event) => (
          <li>
            <time datetime={new Date(event.at * 1000).toISOString()}>
              {formatMoment(event.at, shop.locale, shop.time_zone)}
            </time>{' '}
            {event.kind === 'refunded' && event.amount !== null
              ? uiWords().sums.line(
                  event.what,
                  formatMoney(event.amount, shop.currency, shop.locale),
                )
              : event.what}
          </li>
        ))}
      </ol>
    </>
  )
}

/** By when an order that staff placed can be paid for, as a sentence. */
const payBy = (shop: Shop, { holdUntil }: Order): string =>
  orderWords().order.placedForYou.until(formatMoment(holdUntil, shop.locale, shop.time_zone))

/** What is said of where an order stands, first of all. */
function standingOf(order: Order, progress: Progress | null): { title: string; text: string } {
  const words = orderWords().order
  if (order.state === 'released' && order.attention === 'payment-overdue') return words.overdue
  const placed = order.origin === 'shop' ? null : words.placedForYou
  if (awaitsTransfer(order)) return words.placedForYou.transfer
  if (order.state === 'pending') {
    const { title } = words.standing.pending
    return placed?.pending ?? { title, text: words.kept(minutesToPay(holdOf(order))) }
  }
  if (placed && order.state === 'released')
    return order.origin === 'change' ? placed.changeDropped : placed.released
  const further: Partial<Record<ShopperStage, { title: string; text: string }>> =
    orderWords().progress.standing
  const known = order.state === 'paid' && progress && further[progress.stage]
  return known || words.standing[order.state]
}

const holdOf = ({ holdUntil, placedAt }: Order) => holdUntil - placedAt

/** Whether that is good news. */
const isGood = (state: Order['state']) => state === 'processing' || state === 'paid'
