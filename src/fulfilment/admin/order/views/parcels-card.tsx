import { Card } from '../../../../admin/parts/card.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { contentsOf } from '../history.ts'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/** Renders the parcels of an order: what is in each, where it is and how it can be followed. */
export const ParcelsCard = (props: {
  shop: Shop
  desk: DeskOrder
  toParcels: boolean
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
          </div>
        )
      })}
    </Card>
  )
}
