import { orderLineWords } from '../line-words.ts'
import type { Units } from '../progress.ts'
import type { Order } from '../read-order.ts'

/** Renders units of an order, one line of it each: `2 × Court Band, 18K gold`. */
export const UnitList = ({ order, units }: { order: Pick<Order, 'lines'>; units: Units[] }) => (
  <ul>
    {units.map(({ lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId)
      return (
        line && (
          <li>
            {quantity} × {orderLineWords(line).name}
          </li>
        )
      )
    })}
  </ul>
)
