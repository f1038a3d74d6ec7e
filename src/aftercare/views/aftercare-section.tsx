import { orderLineWords } from '../../orders/line-words.ts'
import type { Order } from '../../orders/read-order.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { Aftercare } from '../read-aftercare.ts'
import { OrderReminders } from '../reminders/views/order-reminders.tsx'
import { ownedLines } from '../rules/owned.ts'
import { OrderServices } from '../services/views/order-services.tsx'
import { aftercareWords } from '../words.ts'
import { OrderAgain } from './order-again.tsx'

/** Renders, on the page of an order, what can be done with its pieces from now on. */
export const AftercareSection = (props: { shop: Shop; order: Order; aftercare: Aftercare }) => {
  const { shop, order, aftercare } = props
  const words = aftercareWords()
  const lines = ownedLines(order.lines)
  return (
    <section id="aftercare">
      <h2>{words.title}</h2>
      <OrderAgain order={order} again={aftercare.again} />
      {lines.length > 0 && (
        <ul>
          <li>
            <a href={paths.orderCare(order.number)}>{words.care.link}</a>
          </li>
          {lines.map((line) => (
            <li>
              <a href={paths.orderCertificate(order.number, line.id)}>
                {words.certificate.link(orderLineWords(line).name)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {(lines.length > 0 || aftercare.services.length > 0) && (
        <OrderServices shop={shop} order={order} services={aftercare.services} />
      )}
      <OrderReminders number={order.number} reminders={aftercare.reminders} />
    </section>
  )
}
