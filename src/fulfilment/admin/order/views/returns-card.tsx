import { Card } from '../../../../admin/parts/card.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { returnTones } from '../../returns/views/list-page.tsx'
import { returnDeskWords } from '../../returns/words.ts'
import { contentsOf } from '../history.ts'
import type { DeskOrder } from '../read-order.ts'
import { NEWEST_SHOWN } from '../rules.ts'

/** Renders what comes back, or came, of an order. */
export const ReturnsCard = (props: {
  shop: Shop
  desk: DeskOrder
  mayEnter: boolean
  showsAll: boolean
}) => {
  const { shop, desk } = props
  const words = returnDeskWords()
  const { returns, order } = desk
  const shown = props.showsAll ? returns : returns.slice(-NEWEST_SHOWN.returns)
  const isGone = desk.pieces.some(({ stage }) => stage === 'sent' || stage === 'delivered')
  if (returns.length === 0 && !isGone) return null
  return (
    <Card
      id="returns"
      title={words.card.title}
      aside={
        props.mayEnter &&
        isGone && <a href={paths.deskOrderReturn(order.number)}>{words.card.enter}</a>
      }
    >
      {returns.length === 0 && <p class="quiet">{words.card.none}</p>}
      {shown.map(({ id, state, reason, askedAt, pieces }) => (
        <div class="parcel">
          <p>
            <Status tone={returnTones[state]} text={words.states[state]} />{' '}
            <span class="quiet">{formatOwnMoment(askedAt, shop)}</span>
          </p>
          <p>
            {contentsOf(
              desk.lines,
              pieces.map(({ pieceId }) => pieceId),
            )}
            . {words.reasons[reason]}
          </p>
          {props.mayEnter && (
            <p>
              <a href={paths.deskReturn(id)}>{words.card.open}</a>
            </p>
          )}
        </div>
      ))}
      {shown.length < returns.length && (
        <p>
          <a href={`${paths.deskOrder(order.number, { show: 'all' })}#returns`}>{words.card.all}</a>
        </p>
      )}
    </Card>
  )
}
