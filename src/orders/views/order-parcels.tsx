import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDate, formatMoment } from '../../platform/format-date.ts'
import { OUT_REL } from '../../platform/out-links.ts'
import { isOverdue } from '../overdue-rules.ts'
import { UnitList } from '../parts/unit-list.tsx'
import type { Parcel, Progress } from '../progress.ts'
import type { Order } from '../read-order.ts'
import { orderWords } from '../words.ts'

type Props = { shop: Shop; order: Order; progress: Progress; today: string }

/** Renders the parcels of an order, what is in each and where it is, and what follows. */
export const OrderParcels = (props: Props) => {
  const { order, progress } = props
  const { parcels, waiting } = progress
  const words = orderWords().progress
  if (parcels.length === 0) return null
  const several = parcels.length > 1 || waiting.length > 0
  return (
    <>
      <h2 id="parcels">{several ? words.parcels.several : words.parcels.one}</h2>
      {parcels.map((parcel, at) => (
        <section class="parcel">
          {several && <h3>{words.parcel(at + 1)}</h3>}
          <UnitList order={order} units={parcel.contents} />
          <Facts {...props} parcel={parcel} />
          <Arrival {...props} parcel={parcel} at={several ? at + 1 : null} />
        </section>
      ))}
      {waiting.length > 0 && (
        <section class="parcel">
          <h3>{words.waiting}</h3>
          <UnitList order={order} units={waiting} />
        </section>
      )}
    </>
  )
}

const Facts = ({ shop, parcel }: Props & { parcel: Parcel }) => {
  const words = orderWords().progress
  const { carrier, number, link, sentAt, deliveredAt } = parcel
  const moment = (at: number) => (
    <time datetime={new Date(at * 1000).toISOString()}>
      {formatMoment(at, shop.locale, shop.time_zone)}
    </time>
  )
  if (parcel.handedOver)
    return <p>{deliveredAt !== null && words.handedOver(moment(deliveredAt))}</p>
  return (
    <dl class="order-facts">
      {carrier && (
        <>
          <dt>{words.carrier}</dt>
          <dd>{carrier}</dd>
        </>
      )}
      {(number || link) && (
        <>
          <dt>{words.number}</dt>
          <dd>
            {number}
            {number && link && <br />}
            {link && (
              <a href={link} rel={OUT_REL}>
                {carrier ? words.followAt(carrier) : words.follow}
              </a>
            )}
            {link && parcel.asksForPostcode && <span class="hint"> {words.postcode}</span>}
          </dd>
        </>
      )}
      {sentAt !== null && (
        <>
          <dt>{words.sent}</dt>
          <dd>{moment(sentAt)}</dd>
        </>
      )}
      {deliveredAt !== null && (
        <>
          <dt>{words.delivered}</dt>
          <dd>{moment(deliveredAt)}</dd>
        </>
      )}
    </dl>
  )
}

/** `at`: which of several parcels it is; null: the only one. */
const Arrival = (props: Props & { parcel: Parcel; at: number | null }) => {
  const { shop, order, parcel, today, at } = props
  const words = orderWords().progress
  if (parcel.deliveredAt !== null || order.state !== 'paid') return null
  const promised = order.newDeliverBy ?? order.deliverBy
  return (
    <>
      {isOverdue(promised, today) && (
        <p class="notice">{words.overdue(formatDate(promised, shop.locale, true))}</p>
      )}
      <form method="post" action={paths.orderArrived()}>
        <input type="hidden" name="parcel" value={parcel.id} />
        <button
          class="button button-quiet"
          type="submit"
          aria-label={at === null ? undefined : words.arrivedWhich(at)}
        >
          {words.arrived}
        </button>
      </form>
    </>
  )
}
