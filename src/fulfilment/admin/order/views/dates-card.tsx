import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { DateRange, DateText } from '../../../../delivery/parts/promised-dates.tsx'
import type { Order } from '../../../../orders/read-order.ts'
import { paths } from '../../../../paths.ts'
import { orderPageWords } from '../words.ts'

/** Renders what was promised, and the newer dates that the shopper was told. */
export const DatesCard = (props: { locale: string; order: Order; mayMove: boolean }) => {
  const { locale, order } = props
  const words = orderPageWords().dates
  const day = (date: string) => <DateText date={date} locale={locale} withYear />
  const arrival = (dates: Parameters<typeof DateRange>[0]['dates']) => (
    <DateRange dates={dates} locale={locale} withYear />
  )
  const { newReadyBy, newDeliverFrom, newDeliverBy } = order
  return (
    <Card
      id="dates"
      title={words.title}
      aside={props.mayMove && <a href={paths.deskOrderDate(order.number)}>{words.move}</a>}
    >
      <Facts
        facts={[
          newReadyBy !== null && {
            title: words.newReady,
            value: <strong>{day(newReadyBy)}</strong>,
          },
          newDeliverFrom !== null &&
            newDeliverBy !== null && {
              title: words.newArrival,
              value: arrival({ deliverFrom: newDeliverFrom, deliverBy: newDeliverBy }),
            },
          { title: words.promisedReady, value: day(order.readyBy) },
          { title: words.promisedArrival, value: arrival(order) },
        ]}
      />
    </Card>
  )
}
