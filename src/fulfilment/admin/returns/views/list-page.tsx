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
import type { ReturnState } from '../../../rules.ts'
import type { ReturnListRow } from '../queries.ts'
import { type ReturnList, returnLists } from '../rules.ts'
import { returnDeskWords } from '../words.ts'

/** A return of the list, with whose it is; null: the name cannot be opened. */
export type ListedReturn = Omit<ReturnListRow, 'contact'> & { name: string | null }

export const returnTones: Record<ReturnState, Tone> = {
  asked: 'due',
  agreed: 'going',
  received: 'due',
  refused: 'quiet',
  withdrawn: 'quiet',
}

/** Renders the returns of a list. */
export const ListPage = (props: {
  shop: Shop
  today: CalendarDate
  list: ReturnList
  rows: ListedReturn[]
  first: string | undefined
  next: string | undefined
}) => {
  const { shop, today, list, rows } = props
  const words = returnDeskWords()
  return (
    <>
      <PageTitle title={words.title} />
      <Filters
        action={paths.deskReturns()}
        filters={[]}
        saved={returnLists.map((each) => ({
          href: paths.deskReturns({ show: each === 'open' ? undefined : each }),
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
              <a class="unbroken" href={paths.deskReturn(id)}>
                {number}
              </a>
            ),
          },
          {
            title: words.columns.whom,
            cell: ({ name }) => name ?? <span class="quiet">{words.lostName}</span>,
          },
          {
            title: words.columns.what,
            cell: ({ titles, count }) =>
              count > 1 ? `${titles} · ${words.pieces(count)}` : titles,
          },
          { title: words.columns.why, cell: ({ reason }) => words.reasons[reason] },
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
            cell: ({ state, isRefunded }) => (
              <>
                <Status
                  tone={isRefunded && state === 'received' ? 'good' : returnTones[state]}
                  text={words.states[state]}
                />
                {isRefunded && <span class="quiet"> {words.refunded}</span>}
              </>
            ),
          },
        ]}
      />
      <Pages first={props.first} next={props.next} />
    </>
  )
}
