import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { Timeline } from '../../../../admin/parts/timeline.tsx'
import { paths } from '../../../../paths.ts'
import type { Refund } from '../../../../payments/open-refunds.ts'
import { isOwed } from '../../../../payments/refund-news-rules.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { ErrorSummary, type FormState } from '../../../../ui/form-field.tsx'
import type { DeskOrder } from '../../order/read-order.ts'
import { orderPageWords } from '../../order/words.ts'
import { historyOfRefund } from '../refund-history.ts'
import { isOtherMoney } from '../rules.ts'
import { refundWords } from '../words.ts'
import { AssignCard } from './assign-card.tsx'
import { ByHandCard } from './by-hand-card.tsx'
import { partsOf } from './parts.ts'
import { RefundFault, refundTones, whoMade } from './refund-list.tsx'
import { RestockCard } from './restock-card.tsx'

type Props = {
  shop: Shop
  desk: DeskOrder
  refund: Refund
  /** Ids of the order's pieces that came back damaged. */
  damaged: string[]
  form: FormState
  /** What was just done, and why something was not. */
  done: string | undefined
  refused: string | undefined
  mayRefund: boolean
  mayRestock: boolean
}

/** Renders one refund: what it is for, how it stands, what happened, and what is left to do. */
export const RefundPage = (props: Props) => {
  const { shop, desk, refund, form, mayRefund } = props
  const { order, lines } = desk
  const words = refundWords()
  const amount = formatMoney(refund.amount, refund.currency, shop.locale)
  const provider = orderPageWords().payment.providers[order.provider] ?? order.provider
  const isOver = refund.state === 'failed' || refund.state === 'cancelled'
  const replacedBy = desk.refunds.find(({ replaces }) => replaces === refund.id)
  return (
    <>
      <PageTitle
        title={words.page.title(amount)}
        back={{ href: paths.deskOrder(order.number), title: orderPageWords().back(order.number) }}
        status={<Status tone={refundTones[refund.state]} text={words.states[refund.state]} />}
      />
      <Told {...props} />
      <ErrorSummary form={form} />
      <Details
        wide={
          <>
            <Card id="refund" title={words.page.what}>
              <RefundFault {...{ refund, provider }} providerId={order.provider} />
              <Facts
                facts={[
                  ...partsOf(refund, lines, shop),
                  refund.assigned &&
                    refund.lines.length === 0 &&
                    refund.delivery === 0 && { title: words.page.lines, value: words.page.nothing },
                  refund.madeBy !== 'provider' && {
                    title: words.page.reason,
                    value: words.reasons[refund.reason],
                  },
                  { title: words.page.way, value: words.ways[refund.way](provider) },
                  refund.reference !== null && {
                    title: words.page.reference,
                    value: refund.reference,
                  },
                  refund.note !== null && { title: words.page.note, value: refund.note },
                ]}
              />
              {replacedBy && (
                <p>
                  {words.page.replaced}{' '}
                  <a href={paths.deskRefund(replacedBy.id)}>
                    {formatMoney(replacedBy.amount, replacedBy.currency, shop.locale)}
                  </a>
                </p>
              )}
            </Card>
            {mayRefund && !refund.assigned && !isOver && !isOtherMoney(order) && (
              <AssignCard {...{ shop, desk, refund, form }} />
            )}
            {mayRefund &&
              refund.state === 'failed' &&
              !replacedBy &&
              isOwed(desk.refunds, refund) && <ByHandCard {...{ refund, amount, form }} />}
            {props.mayRestock && <RestockCard desk={desk} damaged={props.damaged} />}
          </>
        }
        narrow={
          <Card id="history" title={words.page.history}>
            <Timeline
              shop={shop}
              events={historyOfRefund(desk, refund, whoMade(refund, provider, desk.nameOf))}
            />
          </Card>
        }
      />
    </>
  )
}

/** What was just done: how it stands says the rest. */
const Told = ({ refund, done, refused }: Props) => {
  const words = refundWords().page.done
  if (refused) return <Notice kind="refused" text={refused} />
  if (done === 'assigned') return <Notice kind="done" text={words.assigned} />
  if (done !== 'sent' || refund.state === 'cancelled') return null
  return refund.state === 'failed' ? (
    <Notice kind="refused" text={words.failed} />
  ) : (
    <Notice kind="done" text={words[refund.state]} />
  )
}
