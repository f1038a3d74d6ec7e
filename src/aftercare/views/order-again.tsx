import { orderLineWords } from '../../orders/line-words.ts'
import type { Order } from '../../orders/read-order.ts'
import { paths } from '../../paths.ts'
import type { Again } from '../rules/again.ts'
import { aftercareWords } from '../words.ts'

/** Renders the way to buy an order's pieces again, and what of them cannot be had. */
export const OrderAgain = ({ order, again }: { order: Order; again: Again }) => {
  const words = aftercareWords().again
  const missing = again.missing.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)
    return line ? [words.units(quantity, orderLineWords(line).name)] : []
  })
  return (
    <>
      <p>
        {again.wanted.length > 0 ? (
          <a class="button button-quiet" href={paths.cartLink(again.wanted)}>
            {words.button}
          </a>
        ) : (
          words.nothing
        )}
      </p>
      {again.wanted.length > 0 && missing.length > 0 && (
        <p class="quiet">{words.missing(missing.join(', '))}</p>
      )}
      {again.engraved && <p class="quiet">{words.engraved}</p>}
    </>
  )
}
