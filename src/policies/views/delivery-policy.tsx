import { DateText } from '../../delivery/parts/promised-dates.tsx'
import { optionsIn } from '../../delivery/rules/options.ts'
import type { CalendarDate } from '../../platform/calendar-date.ts'
import type { Config, DeliveryZone, Shop } from '../../platform/config.ts'
import { countryName } from '../../platform/country-name.ts'
import { formatMoney } from '../../platform/money.ts'
import { policiesWords } from '../words.ts'

const say = () => policiesWords().delivery

/** Renders where the shop delivers, the prices and the times, from the configuration. */
export const DeliveryPolicy = ({ config, today }: { config: Config; today: CalendarDate }) => {
  const untaxed = config.DELIVERY.flatMap((zone) => zone.countries).filter(
    (country) => !(country in config.TAX),
  )
  return (
    <>
      <p class="lead">{say().lead}</p>
      {config.DELIVERY.map((zone) => (
        <Zone config={config} zone={zone} />
      ))}
      <HowDaysCount shop={config.shop} today={today} />
      <h2>{say().signed.title}</h2>
      <p>{say().signed.text}</p>
      {untaxed.length > 0 && (
        <>
          <h2>{say().customs.title}</h2>
          <p>{say().customs.text(listOf(untaxed, config.shop.locale))}</p>
        </>
      )}
    </>
  )
}

const HowDaysCount = ({ shop, today }: { shop: Shop; today: CalendarDate }) => {
  const words = policiesWords().deliveryDays
  const closed = shop.closed.filter(({ to }) => to >= today)
  const day = (date: CalendarDate) => <DateText date={date} locale={shop.locale} withYear />
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.workshop(shop.cut_off, shop.time_zone, countryName(shop.country, shop.locale))}</p>
      {closed.length > 0 && (
        <>
          <p>{words.alsoClosed}</p>
          <ul>
            {closed.map(({ from, to }) => (
              <li>{from === to ? day(from) : words.fromTo(day(from), day(to))}</li>
            ))}
          </ul>
        </>
      )}
      <p>{words.onTheWay}</p>
      <p>{words.promise}</p>
    </>
  )
}

const Zone = ({ config, zone }: { config: Config; zone: DeliveryZone }) => {
  const money = (amount: number) => formatMoney(amount, config.shop.currency, config.shop.locale)
  const rows = optionsIn(zone, 0)
  return (
    <section>
      <h2>{zone.zone}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say().columns.way}</th>
            <th scope="col">{say().columns.days}</th>
            <th scope="col">{say().columns.price}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{say()[row.method]}</th>
              <td>{say().days(...row.days)}</td>
              <td>{row.price === 0 ? say().free : money(row.price)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        {rows.length > 1 && `${say().insuredFrom(money(zone.insured_from))} `}
        {say().countries(listOf(zone.countries, config.shop.locale))}
      </p>
    </section>
  )
}

/** Countries by name, in alphabetical order: "Austria, Belgium and Bulgaria". */
function listOf(countries: string[], locale: string): string {
  return new Intl.ListFormat(locale).format(
    countries.map((country) => countryName(country, locale)).toSorted(),
  )
}
