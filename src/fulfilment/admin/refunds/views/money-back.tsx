import { mayDo, type Role } from '../../../../admin/rules.ts'
import { moneyCurrency } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { canRefund, leftOfOrder, type RefundableOrder } from '../rules.ts'
import { refundWords } from '../words.ts'
import { RefundList } from './refund-list.tsx'

type Props = Parameters<typeof RefundList>[0] & {
  shop: Shop
  role: Role
  order: RefundableOrder & { number: string }
}

/** Renders what went back of an order's money, what still can, and the way to it. */
export const MoneyBack = (props: Props) => {
  const { shop, order, role, refunds } = props
  const words = refundWords().card
  if (order.paid === 0) return null
  const left = formatMoney(leftOfOrder(order), moneyCurrency(order), shop.locale)
  return (
    <>
      <h3 id="money-back">{words.title}</h3>
      {refunds.length === 0 ? <p class="quiet">{words.none}</p> : <RefundList {...props} />}
      {canRefund(order) ? (
        <p>{words.left(left)}</p>
      ) : (
        leftOfOrder(order) === 0 && <p class="quiet">{words.nothingLeft}</p>
      )}
      {canRefund(order) && mayDo(role, 'refund') && (
        <p>
          <a class="button-quiet" href={paths.deskOrderRefund(order.number)}>
            {words.send}
          </a>
        </p>
      )}
    </>
  )
}
