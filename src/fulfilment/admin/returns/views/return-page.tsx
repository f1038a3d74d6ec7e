import type { Child } from 'hono/jsx'
import type { StaffMember } from '../../../../admin/env.ts'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { mayDo } from '../../../../admin/rules.ts'
import { orderLineWords } from '../../../../orders/line-words.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { FormState } from '../../../../ui/form-field.tsx'
import type { DeskReturn } from '../read-return.ts'
import { returnDeskWords } from '../words.ts'
import { AnswerCard, ReceiveCard } from './act-cards.tsx'
import { returnTones } from './list-page.tsx'

type Props = {
  shop: Shop
  staff: StaffMember
  desk: DeskReturn
  /** What was typed and not taken. */
  form: FormState
  notice: Child
}

/** Renders a return: what is to be done with it first, for it is opened by a scan, at the parcel. */
export const ReturnPage = (props: Props) => {
  const { shop, staff, desk, form } = props
  const { given, order } = desk
  const words = returnDeskWords()
  const came = given.pieces.some(({ receivedAt }) => receivedAt !== null)
  return (
    <>
      <PageTitle
        title={words.one.title(order.number)}
        back={{ href: paths.deskReturns(), title: words.title }}
        status={<Status tone={returnTones[given.state]} text={words.states[given.state]} />}
        acts={
          given.state === 'agreed' && (
            <a class="button-quiet" href={paths.deskReturnSlip(given.id)}>
              {words.slip}
            </a>
          )
        }
      />
      {props.notice}
      <Details
        wide={
          <>
            {given.state === 'asked' && <AnswerCard desk={desk} form={form} />}
            {given.state === 'agreed' && <ReceiveCard desk={desk} form={form} />}
            {came && <NextCard staff={staff} desk={desk} />}
            <PiecesCard shop={shop} desk={desk} />
          </>
        }
        narrow={<FactsCard shop={shop} desk={desk} />}
      />
    </>
  )
}

/** The money, and the stock: two acts of their own, on pages of their own. */
const NextCard = ({ staff, desk }: Pick<Props, 'staff' | 'desk'>) => {
  const { given, order } = desk
  const words = returnDeskWords().next
  const back = given.pieces.filter(({ receivedAt }) => receivedAt !== null)
  const toRestock = back.some(({ restockedAt }) => restockedAt === null)
  const isOwed = !desk.refunds.some(({ state }) => state !== 'failed' && state !== 'cancelled')
  return (
    <Card id="next" title={words.title}>
      <div class="acts">
        {mayDo(staff.role, 'refund') && (
          <a
            class={isOwed ? 'button' : 'button-quiet'}
            href={paths.deskOrderRefund(order.number, { return: given.id })}
          >
            {words.refund}
          </a>
        )}
        {toRestock && (
          <a class="button-quiet" href={paths.deskOrderRestock(order.number)}>
            {words.restock}
          </a>
        )}
      </div>
      {!mayDo(staff.role, 'refund') && <p class="quiet">{words.noRight}</p>}
    </Card>
  )
}

const PiecesCard = ({ shop, desk }: Pick<Props, 'shop' | 'desk'>) => {
  const { given, order } = desk
  const words = returnDeskWords()
  return (
    <Card id="pieces-of-return" title={words.one.pieces}>
      <ul class="pieces">
        {given.pieces.map((piece) => {
          const line = order.lines.find(({ id }) => id === piece.lineId)
          if (!line) return null
          const shown = orderLineWords(line)
          const { condition, receivedAt, restockedAt, live } = piece
          return (
            <li>
              <a href={paths.deskPiece(piece.pieceId)}>
                {words.one.piece(shown.name, piece.unit, line.quantity)}
              </a>
              {condition ? (
                <Status
                  tone={condition === 'damaged' ? 'bad' : 'good'}
                  text={words.conditions[condition]}
                />
              ) : (
                <Status tone="quiet" text={live ? words.one.waiting : words.one.notComing} />
              )}
              {receivedAt !== null && (
                <span class="quiet">{formatOwnMoment(receivedAt, shop)}</span>
              )}
              {restockedAt !== null && <span class="quiet">{words.one.restocked}</span>}
              {shown.engraving && <span class="quiet">{words.one.engraved}</span>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

const FactsCard = ({ shop, desk }: Pick<Props, 'shop' | 'desk'>) => {
  const { given, order, refunds, enteredBy } = desk
  const words = returnDeskWords()
  const { one } = words
  const moment = (at: number) => formatOwnMoment(at, shop)
  const by = given.staffId === null ? one.byCustomer : one.bySomebody(enteredBy ?? '')
  const paidBack = refunds.filter(({ state }) => state !== 'failed' && state !== 'cancelled')
  return (
    <Card id="facts" title={one.facts}>
      <Facts
        facts={[
          {
            title: one.order,
            value: (
              <a class="unbroken" href={paths.deskOrder(order.number)}>
                {order.number}
              </a>
            ),
          },
          { title: one.customer, value: order.contact.name },
          { title: one.reason, value: words.reasons[given.reason] },
          given.note !== '' && {
            title: one.said,
            value: <span class="note-text">{given.note}</span>,
          },
          { title: one.asked, value: `${moment(given.askedAt)}, ${by}` },
          given.agreedAt !== null && { title: one.agreed, value: moment(given.agreedAt) },
          given.answer !== '' && {
            title: one.answer,
            value: <span class="note-text">{given.answer}</span>,
          },
          given.closedAt !== null && { title: one.closed, value: moment(given.closedAt) },
          paidBack.length > 0 && {
            title: one.refund,
            value: paidBack
              .map(({ amount, currency }) => formatMoney(amount, currency, shop.locale))
              .join(', '),
          },
        ]}
      />
    </Card>
  )
}
