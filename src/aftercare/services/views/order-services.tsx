import { orderLineWords } from '../../../orders/line-words.ts'
import type { Order } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatMoment } from '../../../platform/format-date.ts'
import { aftercareWords } from '../../words.ts'
import type { Service } from '../open-service.ts'

/** Renders what a shopper has asked for an order's pieces, and the way to ask. */
export const OrderServices = (props: { shop: Shop; order: Order; services: Service[] }) => {
  const { shop, order, services } = props
  const words = aftercareWords().service
  return (
    <>
      <h3 id="services">{words.title}</h3>
      {services.map(({ lineId, kind, size, message, state, answer, askedAt, unreadable }) => {
        const line = order.lines.find(({ id }) => id === lineId)
        return (
          <section class="parcel">
            <p>
              <strong>{words.states[state]}</strong>{' '}
              <span class="quiet">{formatMoment(askedAt, shop.locale, shop.time_zone)}</span>
            </p>
            <p>{words.asked(words.kinds[kind], line ? orderLineWords(line).name : '')}</p>
            {size && <p>{words.mails.size(size)}</p>}
            {message && <p class="gift-message quiet">{message}</p>}
            {answer && <p class="gift-message">{answer}</p>}
            {unreadable && <p class="quiet">{words.unreadable}</p>}
          </section>
        )
      })}
      <p>
        <a class="button button-quiet" href={paths.orderService(order.number)}>
          {words.ask}
        </a>
      </p>
    </>
  )
}
