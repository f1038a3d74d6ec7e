import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { ChoiceBar } from '../../../../admin/parts/choice-bar.tsx'
import { Day } from '../../../../admin/parts/day.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { type Column, Table } from '../../../../admin/parts/table.tsx'
import { deliveryWords } from '../../../../delivery/words.ts'
import { paths } from '../../../../paths.ts'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { countryName } from '../../../../platform/country-name.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import type { OrderToSend } from '../read-to-send.ts'
import { parcelWords } from '../words.ts'
import { type ShownParcel, UnderWay } from './under-way.tsx'
import { UnitList } from './unit-list.tsx'

/** Renders what is to be sent, what is being packed, and what is under way. */
export const Overview = (props: {
  shop: Shop
  today: CalendarDate
  orders: OrderToSend[]
  /** Whether there are more orders, and more parcels under way, than these. */
  cut: boolean
  underWayCut: boolean
  /** Ids of the parcels that are being packed. */
  beingPacked: string[]
  underWay: ShownParcel[]
  notice: Child
}) => {
  const words = parcelWords()
  const { shop, today, orders, beingPacked } = props
  const clear = orders.filter(({ decision }) => decision === null)
  const unclear = orders.filter(({ decision }) => decision !== null)
  return (
    <>
      <PageTitle title={words.title} />
      {props.notice}
      {orders.length === 0 ? (
        <Card id="to-send" title={words.toSend.title}>
          <p class="quiet">{words.toSend.none}</p>
        </Card>
      ) : (
        <ActForm action={paths.deskParcels()} id="pack">
          <Card id="to-send" title={words.toSend.title}>
            {props.cut && <p class="quiet">{words.toSend.more(orders.length)}</p>}
            <ToSend {...{ shop, today }} orders={clear} chosen />
          </Card>
          {unclear.length > 0 && (
            <Card id="decide" title={words.decisions.title}>
              <p>{words.decisions.text}</p>
              <ToSend {...{ shop, today }} orders={unclear} chosen={false} />
            </Card>
          )}
          <ChoiceBar>
            <button class="button" type="submit">
              {words.toSend.pack}
            </button>
          </ChoiceBar>
        </ActForm>
      )}
      <Card id="being-packed" title={words.beingPacked.title}>
        {beingPacked.length === 0 ? (
          <p class="quiet">{words.beingPacked.none}</p>
        ) : (
          <div class="acts">
            <strong>{words.beingPacked.count(beingPacked.length)}</strong>
            <a class="button" href={paths.deskPacking()}>
              {words.beingPacked.toTable}
            </a>
            <a class="button-quiet" href={paths.deskSlips(beingPacked)}>
              {words.beingPacked.slips}
            </a>
          </div>
        )}
      </Card>
      <Card id="under-way" title={words.underWay.title}>
        {props.underWayCut && <p class="quiet">{words.underWay.more(props.underWay.length)}</p>}
        <UnderWay {...{ shop, today }} parcels={props.underWay} />
      </Card>
    </>
  )
}

const ToSend = (props: {
  shop: Shop
  today: CalendarDate
  orders: OrderToSend[]
  chosen: boolean
}) => {
  const words = parcelWords().toSend
  const { locale } = props.shop
  const columns: Column<OrderToSend>[] = [
    {
      title: words.columns.order,
      kind: 'main',
      cell: (order) => (
        <a class="unbroken" href={paths.deskOrder(order.number)}>
          {order.number}
        </a>
      ),
    },
    {
      title: words.columns.to,
      cell: ({ name, country }) => `${name}, ${countryName(country, locale)}`,
    },
    {
      title: words.columns.ready,
      cell: (order) => <UnitList units={order.ready} />,
    },
    {
      title: words.columns.notYet,
      cell: (order) =>
        order.notYet.length > 0 && (
          <UnitList units={order.notYet} more={({ due }) => words.due(formatDate(due, locale))} />
        ),
    },
    {
      title: words.columns.promised,
      cell: (order) => (
        <>
          <Day day={order.promised} today={props.today} locale={locale} late={order.late} />{' '}
          {order.decision !== null && (
            <Status
              tone="due"
              text={parcelWords().decisions.reasons[order.decision] ?? order.decision}
            />
          )}
        </>
      ),
    },
    {
      title: words.columns.delivery,
      cell: ({ deliveryMethod }) => deliveryWords().methods[deliveryMethod],
    },
  ]
  return (
    <Table
      caption={words.title}
      columns={columns}
      rows={props.orders}
      empty={<p>{words.none}</p>}
      select={{
        name: 'orders',
        value: ({ orderId }) => orderId,
        label: ({ number }) => words.choose(number),
        chosen: () => props.chosen,
      }}
    />
  )
}
