import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import type { Order } from '../../../../orders/read-order.ts'
import { moneyCurrency } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { isOtherMoney, leftOfOrder } from '../rules.ts'
import { refundWords } from '../words.ts'

/**
 * Renders how much too much or too little was paid for an order, and the two ways out of it, each
 * with what it leads to.
 */
export const ReviewCard = (props: { shop: Shop; order: Order; mayDecide: boolean }) => {
  const { shop, order, mayDecide } = props
  const words = refundWords().review
  const currency = moneyCurrency(order)
  const money = (amount: number, of = currency) => formatMoney(amount, of, shop.locale)
  const more = order.paid - order.total
  return (
    <Card id="decide" title={words.title}>
      <p>
        {words.text(money(order.paid), money(order.total, order.currency))}{' '}
        {!isOtherMoney(order) && (more > 0 ? words.more(money(more)) : words.less(money(-more)))}
      </p>
      {mayDecide && (
        <div class="decide">
          {(['accept', 'give-back'] as const).map((choice) => (
            <ActForm action={paths.deskOrderDecide(order.number)}>
              <input type="hidden" name="do" value={choice} />
              <button class={choice === 'accept' ? 'button' : 'button-quiet'} type="submit">
                {choice === 'accept'
                  ? words.accept(money(order.paid))
                  : words.giveBack(money(leftOfOrder(order)))}
              </button>
              <p class="hint">
                {choice === 'accept' ? words.acceptText : words.giveBackText}
                {choice === 'accept' && more > 0 && ` ${words.acceptMore}`}
              </p>
            </ActForm>
          ))}
        </div>
      )}
    </Card>
  )
}
