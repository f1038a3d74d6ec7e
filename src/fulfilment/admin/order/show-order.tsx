import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { DeskEnv } from '../../../admin/env.ts'
import { orderMailNow } from '../../../orders/write-mail.ts'
import { openPayments, type PaymentContext } from '../../../payments/context.ts'
import { dashboardOf } from '../../../payments/providers.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import type { Config } from '../../../platform/config.ts'
import { emptyForm, type FormState } from '../../../ui/form-field.tsx'
import { carrierOf, handedOver } from '../../carriers/shop-carriers.ts'
import { mailOfOrder } from '../../write-mail.ts'
import { askProvider } from './ask-provider.ts'
import type { DeskOrder } from './read-order.ts'
import { OrderPage } from './views/order-page.tsx'
import type { ReportedTo } from './views/parcels-card.tsx'
import { orderPageWords } from './words.ts'

/**
 * Answers with the page of an order.
 *
 * @param with_ `notice`: what was just done or refused; `note`: the form of a note that was refused
 */
export async function showOrder(
  c: Context<DeskEnv>,
  desk: DeskOrder,
  { notice, note = emptyForm }: { notice?: Child; note?: FormState } = {},
): Promise<Response> {
  const { config, staff } = c.var
  const { order } = desk
  const payments = openPayments(c.env, config, c.executionCtx)
  const asked = c.req.query('ask') === 'payment' ? await askProvider(c, order) : null
  return c.render(
    <OrderPage
      {...{ shop: config.shop, staff, desk, asked, note, notice }}
      linesPage={c.req.query('lines')}
      showsAll={c.req.query('show') === 'all'}
      today={todayIn(config.shop.time_zone)}
      dashboard={dashboardOf(payments, order)}
      reportedTo={reportedTo(payments, desk)}
      workBegun={tellsOfWork(desk) ? await mailOfOrder(c.var, 'work-begun', order) : null}
      asMail={({ said }) => orderMailNow(config.shop, order, 'order-note', said)}
      nameOfCarrier={(id) => nameOfCarrier(config, id)}
    />,
    { title: orderPageWords().title(order.number) },
  )
}

/** Of those who took money for it, the one who wants to know the numbers of parcels. */
function reportedTo(payments: Pick<PaymentContext, 'providers'>, desk: DeskOrder): ReportedTo {
  const wants = [desk.order, ...desk.payments].find(
    ({ provider }) => payments.providers[provider]?.parcels,
  )
  return wants ? { provider: wants.provider, dashboard: dashboardOf(payments, wants) } : null
}

const nameOfCarrier = (config: Config, id: string): string => {
  const words = orderPageWords().parcels
  if (id === handedOver) return words.handedOver
  return carrierOf(config, id)?.name || words.otherCarrier
}

/** Whether a mail goes when work begins: for what is made to order, once. */
const tellsOfWork = ({ order, lines, mails }: DeskOrder): boolean =>
  order.email !== '' &&
  !mails.some(({ kind }) => kind === 'work-begun') &&
  lines.some(
    ({ madeToOrder, pieces }) => madeToOrder && pieces.some(({ stage }) => stage === 'to-make'),
  )
