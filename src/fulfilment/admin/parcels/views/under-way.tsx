import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { ChoiceBar } from '../../../../admin/parts/choice-bar.tsx'
import { Day } from '../../../../admin/parts/day.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { type Column, Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { countryName } from '../../../../platform/country-name.ts'
import type { Parcel } from '../read-parcels.ts'
import { parcelWords } from '../words.ts'
import { TellBox } from './tell-box.tsx'

export type ShownParcel = Parcel & { carrierName: string; overdue: boolean }

/** Renders the parcels that were sent and of which nobody knows that they arrived. */
export const UnderWay = (props: { shop: Shop; today: CalendarDate; parcels: ShownParcel[] }) => {
  const words = parcelWords().underWay
  const { locale, time_zone } = props.shop
  const days = { today: props.today, locale }
  if (props.parcels.length === 0) return <p class="quiet">{words.none}</p>
  const columns: Column<ShownParcel>[] = [
    {
      title: words.columns.order,
      kind: 'main',
      cell: ({ id, orderNumber }) => (
        <a class="unbroken" href={paths.deskParcel(id)}>
          {orderNumber}
        </a>
      ),
    },
    {
      title: words.columns.to,
      cell: ({ address, country }) => `${address.name}, ${countryName(country, locale)}`,
    },
    {
      title: words.columns.sent,
      cell: ({ sentAt }) => <Day {...days} day={wallClock(sentAt ?? 0, time_zone).date} />,
    },
    {
      title: words.columns.carrier,
      cell: ({ carrierName, link, number }) => (
        <>
          {carrierName}{' '}
          {link ? (
            <a href={link} rel="noreferrer" target="_blank">
              {number || words.follow}
            </a>
          ) : (
            number
          )}
        </>
      ),
    },
    {
      title: words.columns.expected,
      cell: ({ deliverBy, overdue }) => (
        <>
          <Day {...days} day={deliverBy} /> {overdue && <Status tone="bad" text={words.overdue} />}
        </>
      ),
    },
  ]
  return (
    <ActForm action={paths.deskParcelsDelivered()} id="delivered">
      <Table
        caption={words.title}
        columns={columns}
        rows={props.parcels}
        empty={null}
        select={{
          name: 'parcels',
          value: ({ id, version }) => `${id}.${version}`,
          label: ({ orderNumber }) => words.choose(orderNumber),
        }}
      />
      <ChoiceBar>
        <TellBox kind="delivered" parcel={props.parcels[0]} />
        <button class="button" type="submit">
          {words.delivered}
        </button>
      </ChoiceBar>
    </ActForm>
  )
}
