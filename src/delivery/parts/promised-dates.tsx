import type { CalendarDate } from '../../platform/calendar-date.ts'
import { countryName } from '../../platform/country-name.ts'
import { formatDate, formatDates } from '../../platform/format-date.ts'
import { deliveryWords } from '../words.ts'

type Dates = { readyBy: CalendarDate; deliverFrom: CalendarDate; deliverBy: CalendarDate }

type Props = {
  locale: string
  dates: Dates
  country: string
  /** Which variants the dates are for, while none is chosen. */
  stock?: 'inStock' | 'madeToOrder' | null
}

/** Renders the day by which something ships, and the days between which it arrives in a country. */
export const PromisedDates = ({ locale, dates, country, stock }: Props) => {
  const readyBy = stock ? deliveryWords().dates.readyByIf[stock] : deliveryWords().dates.readyBy
  return (
    <>
      {readyBy(<DateText date={dates.readyBy} locale={locale} />)}
      {'; '}
      {deliveryWords().dates.withYouIn(
        <DateRange dates={dates} locale={locale} />,
        countryName(country, locale),
      )}
    </>
  )
}

type Read = { locale: string; withYear?: boolean }

/** Renders a calendar date in words. */
export const DateText = ({ date, locale, withYear }: Read & { date: CalendarDate }) => (
  <time datetime={date}>{formatDate(date, locale, withYear)}</time>
)

/** Renders the days between which something may arrive. */
export const DateRange = ({
  dates,
  locale,
  withYear,
}: Read & { dates: Omit<Dates, 'readyBy'> }) => (
  <>
    {formatDates(dates.deliverFrom, dates.deliverBy, locale, withYear).map(({ text, date }) =>
      date ? <time datetime={date}>{text}</time> : text,
    )}
  </>
)
