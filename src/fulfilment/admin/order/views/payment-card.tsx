import { Card } from '../../../../admin/parts/card.tsx'
import type { Role } from '../../../../admin/rules.ts'
import { isTakenByHand, moneyCurrency } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { PaymentState } from '../../../../payments/provider.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { MoneyBack } from '../../refunds/views/money-back.tsx'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/** What the provider said when it was asked; `no-answer`: it was, and did not say. */
export type Asked = PaymentState | 'no-answer' | null

/**
 * Renders what we know of the money, and beside it what the provider says now, where somebody asked.
 *
 * @param dashboard where the provider shows the payment; null: there is none
 */
export const PaymentCard = (props: {
  shop: Shop
  role: Role
  desk: DeskOrder
  asked: Asked
  dashboard: string | null
}) => {
  const { shop, role, desk, asked, dashboard } = props
  const { order, lines, refunds, fees, nameOf } = desk
  const words = orderPageWords().payment
  const provider = words.providers[order.provider] ?? order.provider
  const waits =
    order.state === 'processing' && (order.awaits === 'bank' || order.awaits === 'review')
      ? words.awaits[order.awaits]
      : null
  const theirs = asked === 'no-answer' ? null : asked
  const money = (amount: number, currency: string) => formatMoney(amount, currency, shop.locale)
  const currency = moneyCurrency(order)
  const sent = theirs?.refunds.filter(({ state }) => state === 'succeeded') ?? []
  const sentBack = sent.reduce((sum, { amount }) => sum + amount, 0)
  const disputes = theirs?.disputes.map(
    (each) => `${money(each.amount, theirs.currency)}, ${words.standing[each.standing]}`,
  )
  const rows: [title: string, ours: string | null, theirs: string | null][] = [
    [words.state, orderPageWords().money[order.state], theirs && words.status[theirs.status]],
    [
      words.total,
      money(order.total, order.currency),
      theirs?.currency ? money(theirs.amount, theirs.currency) : null,
    ],
    [words.paid, order.paid > 0 ? money(order.paid, currency) : null, null],
    [words.paidAt, order.paidAt === null ? null : formatOwnMoment(order.paidAt, shop), null],
    [
      words.refunded,
      order.refunded > 0 ? money(order.refunded, currency) : null,
      theirs && sentBack > 0 ? money(sentBack, theirs.currency) : null,
    ],
    [
      words.fees(provider),
      fees.map((each) => money(-each.amount, each.currency)).join(', ') || null,
      null,
    ],
    [
      words.disputes,
      order.disputed ? words.standing.open : null,
      disputes && disputes.length > 0 ? disputes.join('; ') : null,
    ],
    [words.reference, order.paymentRef, theirs?.paymentRef ?? null],
  ]
  return (
    <Card
      id="payment"
      title={words.title}
      aside={dashboard && <a href={dashboard}>{words.dashboard(provider)}</a>}
    >
      {asked === 'no-answer' && (
        <p class="error" role="alert">
          {words.noAnswer(provider)}
        </p>
      )}
      {waits && <p>{waits(provider)}</p>}
      <table class="payment">
        {theirs && (
          <thead>
            <tr>
              <td></td>
              <th scope="col">{words.ours}</th>
              <th scope="col">{words.theirs(provider)}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {rows
            .filter(([, ours, said]) => ours || said)
            .map(([title, ours, said]) => (
              <tr>
                <th scope="row">{title}</th>
                <td>{ours ?? words.none}</td>
                {theirs && <td>{said}</td>}
              </tr>
            ))}
        </tbody>
      </table>
      {order.sessionId ? (
        <p>
          <a
            class="button-quiet"
            href={`${paths.deskOrder(order.number, { ask: 'payment' })}#payment`}
            rel="nofollow"
          >
            {words.ask(provider)}
          </a>
        </p>
      ) : (
        !isTakenByHand(order) && <p class="quiet">{words.noPage}</p>
      )}
      <MoneyBack
        {...{ shop, role, order, lines, refunds, provider, nameOf }}
        providerId={order.provider}
      />
    </Card>
  )
}
