import type { Child } from 'hono/jsx'
import type { StaffMember } from '../../../../admin/env.ts'
import { Details } from '../../../../admin/parts/details.tsx'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { mayDo } from '../../../../admin/rules.ts'
import { ServicesCard } from '../../../../aftercare/services/admin/parts/services-card.tsx'
import type { Mail } from '../../../../mail/rules.ts'
import { attentionText, reasonsToDecide } from '../../../../orders/attention-text.ts'
import type { Note } from '../../../../orders/notes.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { FormState } from '../../../../ui/form-field.tsx'
import { isUnsent, stages } from '../../../rules.ts'
import { benchWords } from '../../bench/words.ts'
import { changeWords } from '../../changes/words.ts'
import { toneOf } from '../../orders/tones.ts'
import { ReviewCard } from '../../refunds/views/review-card.tsx'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'
import { ChangesCard } from './changes-card.tsx'
import { DatesCard } from './dates-card.tsx'
import { DeliveryCard } from './delivery-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { NextStep } from './next-step.tsx'
import { NotesCard } from './notes-card.tsx'
import { OthersCard } from './others-card.tsx'
import { ParcelsCard, type ReportedTo } from './parcels-card.tsx'
import { type Asked, PaymentCard } from './payment-card.tsx'
import { PiecesCard } from './pieces-card.tsx'
import { ReturnsCard } from './returns-card.tsx'
import { SaleCard } from './sale-card.tsx'

type Props = {
  shop: Shop
  staff: StaffMember
  desk: DeskOrder
  today: string
  /** What was just done or refused: a `Notice`. */
  notice: Child
  /** The form of a note that was refused. */
  note: FormState
  asked: Asked
  linesPage: string | undefined
  /** Whether all notes and all that happened are shown. */
  showsAll: boolean
  dashboard: string | null
  reportedTo: ReportedTo
  workBegun: Mail | null
  asMail(note: Note): Mail
  nameOfCarrier(id: string): string
}

/** Renders an order as the desk sees it. */
export const OrderPage = (props: Props) => {
  const { shop, staff, desk, today } = props
  const { order, pieces } = desk
  const words = orderPageWords()
  const mayChange = mayDo(staff.role, 'change-orders')
  const parent = desk.payments.find(({ isParent }) => isParent)
  const isOpen = order.state === 'paid' && pieces.some(({ stage }) => isUnsent(stage))
  return (
    <>
      <PageTitle
        title={words.title(order.number)}
        back={{ href: paths.deskOrders(), title: words.orders }}
        status={
          <>
            <Status tone={toneOf(order.state)} text={words.money[order.state]} />
            {order.state === 'paid' && order.refunded > 0 && (
              <Status tone="quiet" text={words.partlyRefunded} />
            )}
            {pieces.length > 0 && <span>{standingOf(desk)}</span>}
            {parent && (
              <a href={paths.deskOrder(parent.number)}>{changeWords().difference(parent.number)}</a>
            )}
          </>
        }
        acts={<NextStep role={staff.role} desk={desk} />}
      />
      {props.notice}
      {reasonsToDecide(order).map((why) => (
        <Notice kind="refused" text={attentionText(order, why, shop)}>
          {why === 'disputed' && (
            <a class="button-quiet" href={paths.deskOrderDispute(order.number)}>
              {words.toDispute}
            </a>
          )}
          {why === 'money-waits' && props.dashboard && (
            <a class="button-quiet" href={props.dashboard}>
              {words.payment.dashboard(words.payment.providers[order.provider] ?? order.provider)}
            </a>
          )}
        </Notice>
      ))}
      <Details
        wide={
          <>
            {order.state === 'review' && (
              <ReviewCard shop={shop} order={order} mayDecide={mayDo(staff.role, 'refund')} />
            )}
            <PiecesCard
              {...{ shop, staff, desk, today }}
              linesPage={props.linesPage}
              workBegun={props.workBegun}
            />
            <ChangesCard shop={shop} desk={desk} mayChange={mayChange} />
            <DeliveryCard shop={shop} desk={desk} mayCorrect={mayChange && isOpen} />
            <NotesCard
              shop={shop}
              desk={desk}
              form={props.note}
              mayWrite={mayChange}
              asMail={props.asMail}
              showsAll={props.showsAll}
            />
          </>
        }
        narrow={
          <>
            <SaleCard shop={shop} desk={desk} mayChange={mayChange} />
            <DatesCard locale={shop.locale} order={order} mayMove={mayChange && isOpen} />
            <ParcelsCard
              shop={shop}
              desk={desk}
              toParcels={mayDo(staff.role, 'parcels')}
              reportedTo={props.reportedTo}
              nameOfCarrier={props.nameOfCarrier}
            />
            <ReturnsCard shop={shop} desk={desk} mayEnter={mayChange} showsAll={props.showsAll} />
            <ServicesCard {...{ shop, order }} services={desk.services} mayOpen={mayChange} />
            <PaymentCard
              shop={shop}
              role={staff.role}
              desk={desk}
              asked={props.asked}
              dashboard={props.dashboard}
            />
            <OthersCard shop={shop} desk={desk} />
            <HistoryCard shop={shop} desk={desk} showsAll={props.showsAll} />
          </>
        }
      />
    </>
  )
}

/** Where the pieces stand, in words: `1 to make, 2 ready`. */
function standingOf({ pieces }: DeskOrder): string {
  const counted = stages.flatMap((stage) => {
    const count = pieces.filter((piece) => piece.stage === stage).length
    return count > 0 ? [orderPageWords().standing(count, benchWords().stages[stage])] : []
  })
  return counted.join(', ')
}
