import { Card } from '../../../../admin/parts/card.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import type { Shipment } from '../../../open-shipments.ts'
import { contentsOf } from '../history.ts'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/** Who is told the numbers of an order's parcels, and where they show its payment. Null: nobody is. */
export type ReportedTo = { provider: string; dashboard: string | null } | null

/** Renders the parcels of an order: what is in each, where it is and how it can be followed. */
export const ParcelsCard = (props: {
  shop: Shop
  desk: DeskOrder
  toParcels: boolean
  reportedTo: ReportedTo
  nameOfCarrier(id: string): string
}) => {
  const { shop, desk } = props
  const words = orderPageWords().parcels
  const live = desk.parcels.filter(({ cancelledAt }) => cancelledAt === null)
  const moment = (at: number) => formatOwnMoment(at, shop)
  return (
    <Card
      id="parcels"
      title={words.title}
      aside={props.toParcels && <a href={paths.deskParcels()}>{words.toParcels}</a>}
    >
      {live.length === 0 && <p class="quiet">{words.none}</p>}
      {live.map((parcel) => {
        const { packedAt, sentAt, deliveredAt, deliveryKnown, carrier, number, link } = parcel
        return (
          <div class="parcel">
            <p>
              {deliveredAt !== null ? (
                <Status tone="good" text={words.delivered} />
              ) : (
                <Status
                  tone={sentAt === null ? 'due' : 'going'}
                  text={sentAt === null ? words.packed : words.sent}
                />
              )}{' '}
              <span class="quiet">{moment(deliveredAt ?? sentAt ?? packedAt)}</span>
              {deliveryKnown && <span class="quiet">, {words.known[deliveryKnown]}</span>}
            </p>
            <p>
              {contentsOf(
                desk.lines,
                parcel.pieces.map(({ id }) => id),
              )}
            </p>
            {carrier && (
              <p class="quiet">
                {[props.nameOfCarrier(carrier), number].filter(Boolean).join(' ')}{' '}
                {link && (
                  <a href={link} rel="noreferrer">
                    {words.follow}
                  </a>
                )}
              </p>
            )}
            {parcel.reportRefused && <NotReported {...props} parcel={parcel} />}
          </div>
        )
      })}
    </Card>
  )
}

/** Renders that who would protect the shop by a parcel's number has refused it, and what helps. */
const NotReported = (props: { parcel: Shipment; toParcels: boolean; reportedTo: ReportedTo }) => {
  const { parcel, reportedTo } = props
  if (!reportedTo) return null
  const { parcels: words, payment } = orderPageWords()
  const provider = payment.providers[reportedTo.provider] ?? reportedTo.provider
  return (
    <div class="notice notice-bad">
      <p>{words.refused(provider, parcel.reportAt !== null)}</p>
      <p>
        {props.toParcels && <a href={paths.deskParcel(parcel.id)}>{words.correct}</a>}{' '}
        {reportedTo.dashboard && <a href={reportedTo.dashboard}>{payment.dashboard(provider)}</a>}
      </p>
    </div>
  )
}
