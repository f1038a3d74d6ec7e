import { listReminders } from '../../aftercare/reminders/list-reminders.ts'
import { aftercareWords } from '../../aftercare/words.ts'
import { AddressBlock } from '../../orders/parts/address-block.tsx'
import { paths } from '../../paths.ts'
import { wallClock } from '../../platform/calendar-date.ts'
import { days, type Seconds } from '../../platform/clock.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDate } from '../../platform/format-date.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { ALERT_DAYS } from '../../stock-alerts/rules.ts'
import { pieceTitle } from '../read-guest.ts'
import type { OrderData } from '../read-order-data.ts'
import { privacyWords } from '../words.ts'

type Props = { shop: Shop; data: OrderData; system: RingSystem }

/** Renders what is kept of the order that is open in this browser. */
export const OpenOrder = ({ shop, data, system }: Props) => {
  const words = privacyWords().order
  const { order, reminders, services, address: mailed } = data
  const { address, billing, phone, giftMessage } = order.contact
  return (
    <>
      <h2>{words.title(order.number)}</h2>
      <p>{words.lead}</p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{words.email}</th>
            <td>{order.email}</td>
          </tr>
          {phone && (
            <tr>
              <th scope="row">{words.phone}</th>
              <td>{phone}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{words.delivery}</th>
            <td>
              <AddressBlock address={address} locale={shop.locale} />
            </td>
          </tr>
          <tr>
            <th scope="row">{words.billing}</th>
            <td>
              {billing ? <AddressBlock address={billing} locale={shop.locale} /> : words.same}
            </td>
          </tr>
          {giftMessage && (
            <tr>
              <th scope="row">{words.giftMessage}</th>
              <td>{giftMessage}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{words.pieces}</th>
            <td>
              {order.lines.map(({ quantity, title, variantTitle, engraving }) => (
                <p>
                  {[
                    privacyWords().browser.units(quantity, title),
                    variantTitle,
                    engraving && privacyWords().browser.engraved(engraving.letters),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </p>
              ))}
            </td>
          </tr>
          {reminders.length > 0 && (
            <tr>
              <th scope="row">{words.reminder}</th>
              <td>
                <Reminders shop={shop} reminders={reminders} />
                <p>
                  <a href={`${paths.order(order.number)}#reminders`}>{words.endReminders}</a>
                </p>
              </td>
            </tr>
          )}
          {services.length > 0 && (
            <tr>
              <th scope="row">{words.service}</th>
              <td>
                <Services shop={shop} order={order} services={services} />
              </td>
            </tr>
          )}
          {order.email && (
            <tr>
              <th scope="row">{words.alert}</th>
              <td>
                {mailed ? (
                  <Alerts shop={shop} address={mailed} system={system} />
                ) : (
                  words.alertsByMail
                )}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p>{words.more}</p>
      <form method="post" action={paths.orderClose()}>
        <p class="actions">
          <a class="button button-quiet" href={paths.order(order.number)}>
            {words.toOrder}
          </a>
          <button class="button button-quiet" type="submit">
            {words.close}
          </button>
        </p>
      </form>
    </>
  )
}

const dayOf = (shop: Shop, at: Seconds) =>
  formatDate(wallClock(at, shop.time_zone).date, shop.locale, true)

const Reminders = ({ shop, reminders }: { shop: Shop; reminders: OrderData['reminders'] }) => {
  const words = privacyWords().order
  const running = reminders.filter(({ state }) => state === 'runs')
  const over = reminders.filter(({ state }) => state !== 'runs')
  return (
    <>
      {listReminders(shop, running).map(({ what, next }) => (
        <p>{words.runs(what, next)}</p>
      ))}
      {over.map(({ kind, state, agreedAt }) => (
        <p>
          {words.over(words.reminders[kind], words.reminderStates[state], dayOf(shop, agreedAt))}
        </p>
      ))}
    </>
  )
}

const Services = (props: { shop: Shop } & Pick<OrderData, 'order' | 'services'>) => {
  const { shop, order, services } = props
  const words = privacyWords().order
  const { asked, kinds, unreadable } = aftercareWords().service
  return (
    <>
      {services.map((service) => {
        const piece = order.lines.find(({ id }) => id === service.lineId)?.title ?? ''
        return (
          <>
            <p>{words.asked(asked(kinds[service.kind], piece), dayOf(shop, service.askedAt))}</p>
            {service.size && <p>{words.size(service.size)}</p>}
            {service.message && <p class="notice">{service.message}</p>}
            {service.answer && <p class="notice">{words.answer(service.answer)}</p>}
            {service.unreadable && <p class="quiet">{unreadable}</p>}
          </>
        )
      })}
    </>
  )
}

const Alerts = (props: {
  shop: Shop
  address: NonNullable<OrderData['address']>
  system: RingSystem
}) => {
  const { shop, system } = props
  const { alerts, stoppedAt, stopToken } = props.address
  const words = privacyWords().order
  const how = ({ createdAt, confirmedAt, notifiedAt }: (typeof alerts)[number]) => {
    if (notifiedAt !== null)
      return words.mailed(
        dayOf(shop, notifiedAt),
        dayOf(shop, notifiedAt + days(ALERT_DAYS.mailed)),
      )
    const isSure = confirmedAt !== null
    const ends = createdAt + days(isSure ? ALERT_DAYS.waiting : ALERT_DAYS.unconfirmed)
    return words[isSure ? 'waiting' : 'unconfirmed'](dayOf(shop, createdAt), dayOf(shop, ends))
  }
  return (
    <>
      {alerts.map((alert) => (
        <p>{words.alerted(words.alertWhen[alert.what], pieceTitle(alert, system), how(alert))}</p>
      ))}
      {stoppedAt !== null && <p>{words.stopped(dayOf(shop, stoppedAt))}</p>}
      {alerts.length === 0 && stoppedAt === null && words.noAlerts}
      {alerts.some(({ notifiedAt }) => notifiedAt === null) && (
        <p>
          <a href={paths.stopAlerts(stopToken)}>{words.stopAlerts}</a>
        </p>
      )}
    </>
  )
}
