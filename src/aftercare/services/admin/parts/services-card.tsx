import { Card } from '../../../../admin/parts/card.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { orderLineWords } from '../../../../orders/line-words.ts'
import type { Order } from '../../../../orders/read-order.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import type { ServiceRow } from '../../queries.ts'
import { serviceTones } from '../views/list-page.tsx'
import { serviceDeskWords } from '../words.ts'

/**
 * Renders, on the page of an order at the desk, what was asked for its pieces; nothing where nothing
 * was.
 *
 * @param mayOpen whether whoever looks may answer it
 */
export const ServicesCard = (props: {
  shop: Shop
  order: Order
  services: readonly ServiceRow[]
  mayOpen: boolean
}) => {
  const { shop, order, services } = props
  const words = serviceDeskWords()
  if (services.length === 0) return null
  return (
    <Card id="services" title={words.card.title}>
      {services.map(({ id, lineId, kind, state, askedAt }) => {
        const line = order.lines.find((each) => each.id === lineId)
        return (
          <div class="parcel">
            <p>
              <Status tone={serviceTones[state]} text={words.states[state]} />{' '}
              <span class="quiet">{formatOwnMoment(askedAt, shop)}</span>
            </p>
            <p>
              {words.kinds[kind]}. {line && orderLineWords(line).name}
            </p>
            {props.mayOpen && (
              <p>
                <a href={paths.deskService(id)}>{words.card.open}</a>
              </p>
            )}
          </div>
        )
      })}
    </Card>
  )
}
