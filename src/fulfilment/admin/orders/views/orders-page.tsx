import { Empty } from '../../../../admin/parts/empty.tsx'
import { type Filter, Filters } from '../../../../admin/parts/filters.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Pages } from '../../../../admin/parts/pages.tsx'
import { paths } from '../../../../paths.ts'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { countryName } from '../../../../platform/country-name.ts'
import {
  dueFilters,
  moneyFilters,
  type OrderFilter,
  sameFilter,
  savedFilters,
  stageFilters,
  waitFilters,
} from '../rules.ts'
import { orderListWords } from '../words.ts'
import { type ListedOrder, OrderTable } from './order-table.tsx'

type Props = {
  shop: Shop
  today: CalendarDate
  rows: ListedOrder[]
  /** Address of the page after this one. */
  next: string | undefined
}

/** Renders the list of orders: search, saved filters, filters, a page of rows. */
export const OrdersPage = (
  props: Props & { filter: OrderFilter; countries: string[]; first: string | undefined },
) => {
  const { shop, today, filter, rows } = props
  const words = orderListWords()
  const all = { href: paths.deskOrders(), title: words.search.all }
  return (
    <>
      <PageTitle title={words.title} />
      <Search typed="" />
      <Filters
        action={paths.deskOrders()}
        folded={words.filter}
        filters={fieldsOf(filter, props.countries, shop.locale)}
        saved={Object.entries(savedFilters).map(([name, saved]) => ({
          href: paths.deskOrders(saved),
          title: words.saved[name as keyof typeof savedFilters],
          current: sameFilter(filter, saved),
        }))}
      />
      <OrderTable
        {...{ shop, today, rows }}
        empty={<Empty text={words.empty} {...(sameFilter(filter, {}) ? {} : { step: all })} />}
      />
      <Pages first={props.first} next={props.next} />
    </>
  )
}

/** Renders what a search has found: in all orders, whatever they are. */
export const FoundPage = (props: Props & { typed: string }) => {
  const { shop, today, rows, typed } = props
  const { title, search } = orderListWords()
  const all = { href: paths.deskOrders(), title: search.all }
  return (
    <>
      <PageTitle
        title={rows.length > 0 ? search.found(typed) : search.none(typed)}
        back={{ href: all.href, title }}
      />
      <Search typed={typed} />
      <OrderTable {...{ shop, today, rows }} empty={<Empty text={search.whole} step={all} />} />
      <Pages next={props.next} />
    </>
  )
}

/** Posted, because what is typed is personal and does not belong into an address. */
const Search = ({ typed }: { typed: string }) => {
  const words = orderListWords().search
  return (
    <search class="filters">
      <form method="post" action={paths.deskOrders()}>
        <div class="field filter-search">
          <label for="find">{words.label}</label>
          <input
            id="find"
            type="search"
            name="q"
            value={typed}
            maxlength={100}
            data-search
            autocomplete="off"
            spellcheck={false}
            aria-describedby="find-hint"
          />
          <p class="hint" id="find-hint">
            {words.hint}
          </p>
        </div>
        <button class="button-quiet" type="submit">
          {words.find}
        </button>
      </form>
    </search>
  )
}

function fieldsOf(filter: OrderFilter, countries: string[], locale: string): Filter[] {
  const words = orderListWords()
  const choice = <Name extends 'money' | 'stage' | 'waits' | 'due'>(
    name: Name,
    values: readonly string[],
  ): Filter => ({
    ...{ name, label: words.filters[name], value: filter[name] },
    options: values.map((value) => ({
      value,
      label: (words[name] as Record<string, string>)[value] ?? '',
    })),
  })
  const yes = [{ value: 'yes', label: words.filters.yes }]
  return [
    choice('stage', stageFilters),
    choice('due', dueFilters),
    choice('money', moneyFilters),
    choice('waits', waitFilters),
    { name: 'made', label: words.filters.made, value: filter.made, options: yes },
    { name: 'gift', label: words.filters.gift, value: filter.gift, options: yes },
    {
      ...{ name: 'country', label: words.filters.country, value: filter.country },
      options: countries.map((code) => ({ value: code, label: countryName(code, locale) })),
    },
    { name: 'since', label: words.filters.since, value: filter.since, type: 'date' },
  ]
}
