import type { CalendarDate } from '../../platform/calendar-date.ts'
import type { Config, DeliveryZone, Shop } from '../../platform/config.ts'
import { countryName } from '../../platform/country-name.ts'
import { formatMoney } from '../../platform/money.ts'
import { words } from '../../ui/messages.ts'
import { DateText } from '../../ui/promised-dates.tsx'

/** Renders where the shop delivers, for how much and how fast, from the configuration. */
export const DeliveryPolicy = ({ config, today }: { config: Config; today: CalendarDate }) => {
  const untaxed = config.DELIVERY.flatMap((zone) => zone.countries).filter(
    (country) => !(country in config.TAX),
  )
  return (
    <>
      <p class="lead">
        Every parcel is tracked. Prices are for a whole order, however many pieces it holds.
      </p>
      {config.DELIVERY.map((zone) => (
        <Zone config={config} zone={zone} />
      ))}
      <HowDaysCount shop={config.shop} today={today} />
      <h2>Insured, against a signature</h2>
      <p>
        An insured parcel is handed over only to a person who signs for it. From the value named
        above there is no other way, because the loss would be ours and yours.
      </p>
      {untaxed.length > 0 && (
        <>
          <h2>Customs</h2>
          <p>
            Your country may ask for import tax and duty when the parcel arrives in{' '}
            {listOf(untaxed, config.shop.locale)}. They are not in our prices; the carrier collects
            them from you.
          </p>
        </>
      )}
    </>
  )
}

const HowDaysCount = ({ shop, today }: { shop: Shop; today: CalendarDate }) => {
  const told = words.deliveryDays
  const closed = shop.closed.filter(({ to }) => to >= today)
  const day = (date: CalendarDate) => <DateText date={date} locale={shop.locale} withYear />
  return (
    <>
      <h2>{told.title}</h2>
      <p>{told.workshop(shop.cut_off, shop.time_zone, countryName(shop.country, shop.locale))}</p>
      {closed.length > 0 && (
        <>
          <p>{told.alsoClosed}</p>
          <ul>
            {closed.map(({ from, to }) => (
              <li>{from === to ? day(from) : told.fromTo(day(from), day(to))}</li>
            ))}
          </ul>
        </>
      )}
      <p>{told.onTheWay}</p>
      <p>{told.promise}</p>
    </>
  )
}

const Zone = ({ config, zone }: { config: Config; zone: DeliveryZone }) => {
  const money = (amount: number) => formatMoney(amount, config.shop.currency, config.shop.locale)
  const rows = [
    zone.standard && { name: 'Standard', ...zone.standard },
    { name: 'Insured', ...zone.insured },
  ].filter((row) => row !== undefined)
  return (
    <section>
      <h2>{zone.zone}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Way</th>
            <th scope="col">Days on the way</th>
            <th scope="col">Price</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{row.name}</th>
              <td>
                {row.days[0]} to {row.days[1]}
              </td>
              <td>{row.price === 0 ? 'free' : money(row.price)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        {zone.standard && `Goods worth ${money(zone.insured_from)} or more travel insured only. `}
        {listOf(zone.countries, config.shop.locale)}.
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
