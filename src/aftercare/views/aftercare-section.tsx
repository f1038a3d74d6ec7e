import type { Order } from '../../orders/read-order.ts'
import type { Aftercare } from '../read-aftercare.ts'
import { aftercareWords } from '../words.ts'
import { OrderAgain } from './order-again.tsx'

/** Renders, on the page of an order, what can be done with its pieces from now on. */
export const AftercareSection = (props: { order: Order; aftercare: Aftercare }) => {
  const { order, aftercare } = props
  return (
    <section id="aftercare">
      <h2>{aftercareWords().title}</h2>
      <OrderAgain order={order} again={aftercare.again} />
    </section>
  )
}
