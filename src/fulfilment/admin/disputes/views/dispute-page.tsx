import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { moneyCurrency } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { NotedDispute } from '../../../../payments/dispute-rules.ts'
import type { PaymentDispute } from '../../../../payments/provider.ts'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { orderPageWords } from '../../order/words.ts'
import type { Block } from '../evidence.ts'
import { disputeWords } from '../words.ts'
import { AnswerBy } from './answer-by.tsx'

type Props = {
  shop: Shop
  today: CalendarDate
  order: { number: string; provider: string; paidCurrency: string | null; currency: string }
  /** As the provider has them; only what was noted of them, where it does not answer. */
  disputes: (PaymentDispute | NotedDispute)[]
  answered: boolean
  /** Where the provider shows the payment with its disputes; null: not for this person. */
  dashboard: string | null
  blocks: Block[]
  /** Mails that are too long to be shown here. */
  moreMails: number
}

/** Renders what a bank asks for, and what there is to answer with. */
export const DisputePage = (props: Props) => {
  const { order, disputes, dashboard, moreMails } = props
  const words = disputeWords()
  const provider = orderPageWords().payment.providers[order.provider] ?? order.provider
  return (
    <>
      <PageTitle
        title={words.title(order.number)}
        back={{ href: paths.deskOrder(order.number), title: orderPageWords().back(order.number) }}
        acts={
          dashboard && (
            <a class="button" href={dashboard} rel="noopener" target="_blank">
              {words.answerAt(provider)}
            </a>
          )
        }
      />
      {!props.answered && <Notice kind="refused" text={words.noAnswer(provider)} />}
      {disputes.map((dispute, at) => (
        <Card id={`dispute-${at + 1}`} title={disputes.length > 1 ? words.nth(at + 1) : words.only}>
          <DisputeFacts {...props} dispute={dispute} />
          {!dashboard && <p class="quiet">{words.ownerAnswers(provider)}</p>}
        </Card>
      ))}
      <Card
        id="evidence"
        title={words.evidence}
        aside={<a href={paths.deskOrderDispute(order.number, 'text')}>{words.asText}</a>}
      >
        <p class="quiet">
          {words.forms[order.provider]} {words.evidenceHint}
        </p>
        {props.blocks.map(({ id, title, text }) => (
          <div class="field evidence">
            <label for={`evidence-${id}`}>{title}</label>
            <textarea id={`evidence-${id}`} rows={rowsOf(text)} readonly spellcheck={false}>
              {text}
            </textarea>
            {id === 'mails' && moreMails > 0 && <p class="hint">{words.restOfMails(moreMails)}</p>}
          </div>
        ))}
      </Card>
    </>
  )
}

const DisputeFacts = (props: Props & { dispute: PaymentDispute | NotedDispute }) => {
  const { shop, today, order, dispute } = props
  const words = disputeWords()
  const { facts, money } = words
  const { dueBy } = dispute
  const currency = moneyCurrency(order)
  const known = 'reason' in dispute ? dispute : null
  return (
    <Facts
      facts={[
        known && {
          title: facts.reason,
          value: words.reasons[known.reason] ?? words.otherReason(known.reason),
        },
        known && {
          title: facts.amount,
          value: formatMoney(known.amount, currency, shop.locale),
        },
        {
          title: facts.due,
          value:
            dueBy === null ? (
              words.nothingDue
            ) : (
              <>
                {formatOwnMoment(dueBy, shop)} <AnswerBy due={dueBy} {...{ today, shop }} />
              </>
            ),
        },
        { title: facts.standing, value: words.standing[dispute.standing] },
        {
          title: facts.money,
          value: money[dispute.reinstated ? 'returned' : dispute.withdrawn ? 'taken' : 'none'],
        },
        { title: facts.reference, value: dispute.id },
      ]}
    />
  )
}

/** Rows of a box: its text, as long as that is not much more than a screen of a phone. */
const rowsOf = (text: string): number =>
  Math.min(
    14,
    text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 90), 0),
  )
