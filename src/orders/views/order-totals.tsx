import type { Shop } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import { Price } from '../../ui/price.tsx'
import { uiWords } from '../../ui/words.ts'

type Amounts = {
  goods: Minor
  delivery: Minor
  total: Minor
  tax: Minor
  taxRate: number
  refunded?: Minor
}

/** Renders how the total comes about, line by line. */
export const OrderTotals = ({ shop, order }: { shop: Shop; order: Amounts }) => (
  <dl class="summary">
    <Line shop={shop} name={uiWords().sums.goods} amount={order.goods} />
    <Line shop={shop} name={uiWords().sums.delivery} amount={order.delivery} />
    <div class="summary-line summary-total">
      <dt>{uiWords().sums.total}</dt>
      <dd>
        <Price shop={shop} amount={order.total} exact />
      </dd>
    </div>
    {order.taxRate > 0 && (
      <Line shop={shop} name={uiWords().sums.ofWhichTax(order.taxRate / 100)} amount={order.tax} />
    )}
    {order.refunded ? (
      <Line shop={shop} name={uiWords().sums.refunded} amount={order.refunded} />
    ) : null}
  </dl>
)

const Line = (props: { shop: Shop; name: string; amount: Minor }) => (
  <div class="summary-line">
    <dt>{props.name}</dt>
    <dd>
      <Price shop={props.shop} amount={props.amount} exact />
    </dd>
  </div>
)
