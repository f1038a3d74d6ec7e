import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import { wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { Stage } from '../../../rules.ts'
import { benchWords } from '../../bench/words.ts'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/** Renders what else the same person has ordered, as far as their e-mail address tells. */
export const OthersCard = ({ shop, desk }: { shop: Shop; desk: DeskOrder }) => {
  const words = orderPageWords()
  const { stages } = benchWords()
  return (
    <Card
      id="others"
      title={words.others.title}
      aside={
        desk.others.length > 0 && (
          // By post, as the search box: an e-mail address is in no address.
          <form method="post" action={paths.deskOrders()}>
            <input type="hidden" name="q" value={desk.order.email} />
            <button class="link-button" type="submit">
              {words.others.all}
            </button>
          </form>
        )
      }
    >
      {desk.others.length === 0 ? (
        <p class="quiet">{words.others.none}</p>
      ) : (
        <ul class="others">
          {desk.others.map(({ number, state, stage, total, currency, placedAt }) => (
            <li>
              <a href={paths.deskOrder(number)}>{number}</a>{' '}
              {formatMoney(total, currency, shop.locale)}
              <br />
              <span class="quiet">
                {formatDate(wallClock(placedAt, shop.time_zone).date, shop.locale, true)}
                {' · '}
                {state === 'paid' && stage ? stages[stage as Stage] : words.money[state]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
