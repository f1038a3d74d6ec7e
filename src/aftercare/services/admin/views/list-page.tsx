import { Day } from '../../../../admin/parts/day.tsx'
import { Empty } from '../../../../admin/parts/empty.tsx'
import { Filters } from '../../../../admin/parts/filters.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Pages } from '../../../../admin/parts/pages.tsx'
import { Status, type Tone } from '../../../../admin/parts/status.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { ServiceState } from '../../rules.ts'
import type { ServiceListRow } from '../queries.ts'
import { type ServiceList, serviceLists } from '../rules.ts'
import { serviceDeskWords } from '../words.ts'

/** A request of the list, with whose it is; null: the name cannot be opened. */
export type ListedService = Omit<ServiceListRow, 'contact'> & { name: string | null }

export const serviceTones: Record<ServiceState, Tone> = {
  open: 'due',
  answered: 'going',
  done: 'quiet',
}

/** Renders the requests of a list. */
export const ListPage = (props: {
  shop: Shop
  today: CalendarDate
  list: ServiceList
  rows: ListedService[]
  first: string | undefined
  next: string | undefined
}) => {
  const { shop, today, list, rows } = props
  const words = serviceDeskWords()
  return (
    <>
      <PageTitle title={words.title} />
      <Filters
        action={paths.deskServices()}
        filters={[]}
        saved={serviceLists.map((each) => ({
          href: paths.deskServices({ show: each === 'open' ? undefined : each }),
          title: words.lists[each],
          current: each === list,
        }))}
      />
      <Table
        caption={words.title}
        rows={rows}
        empty={<Empty text={words.empty[list]} />}
        columns={[
          {
            title: words.columns.order,
            kind: 'main',
            cell: ({ id, number }) => (
              <a class="unbroken" href={paths.deskService(id)}>
                {number}
              </a>
            ),
          },
          {
            title: words.columns.whom,
            cell: ({ name }) => name ?? <span class="quiet">{words.lostName}</span>,
          },
          { title: words.columns.piece, cell: ({ piece }) => piece },
          { title: words.columns.what, cell: ({ kind }) => words.kinds[kind] },
          {
            title: words.columns.asked,
            cell: ({ askedAt }) => (
              <Day
                day={wallClock(askedAt, shop.time_zone).date}
                today={today}
                locale={shop.locale}
              />
            ),
          },
          {
            title: words.columns.stands,
            cell: ({ state }) => <Status tone={serviceTones[state]} text={words.states[state]} />,
          },
        ]}
      />
      <Pages first={props.first} next={props.next} />
    </>
  )
}
