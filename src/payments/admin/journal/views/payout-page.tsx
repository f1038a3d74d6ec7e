import { Facts } from '../../../../admin/parts/facts.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import { wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMonth, formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney, type Minor } from '../../../../platform/money.ts'
import type { journal } from '../../../tables.ts'
import { journalWords } from '../words.ts'
import { Movements, type RowPage } from './movements.tsx'

type Props = RowPage & {
  shop: Shop
  payout: typeof journal.$inferSelect
  /** Sum of all rows that it brought. */
  brought: Minor
}

/** Renders what a payout has brought to the bank. */
export const PayoutPage = ({ shop, payout, brought, rows, first, next }: Props) => {
  const words = journalWords()
  const { date } = wallClock(payout.at, shop.time_zone)
  const money = (amount: Minor) => formatMoney(amount, payout.currency, shop.locale, true)
  const month = date.slice(0, 7)
  return (
    <>
      <PageTitle
        title={words.kinds.payout}
        back={{ href: paths.deskJournal({ month }), title: formatMonth(date, shop.locale) }}
      />
      <Facts
        facts={[
          { title: words.reference, value: <code>{payout.reference}</code> },
          { title: words.when, value: formatOwnMoment(payout.at, shop) },
          { title: words.paidOut, value: money(-payout.gross) },
          rows.length > 0 && {
            title: words.brought,
            value: (
              <>
                {money(brought)} <small class="quiet">{words.broughtMeaning}</small>
              </>
            ),
          },
        ]}
      />
      <h2>{words.movements}</h2>
      <Movements {...{ shop, rows, first, next }} empty={words.notBrought} />
    </>
  )
}
