import { orderWords } from '../../orders/words.ts'
import { paths } from '../../paths.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { PaymentChoice } from './payment-choice.tsx'

export type ToPayFor = { number: string; provider: string }

type Props = { order: ToPayFor; providers: string[]; errors?: FormState['errors'] }

/**
 * Renders how an order is paid for that staff placed, or what a change costs more: its customer chooses
 * with whom, where there is a choice. It was never in this browser's cart: its page opens from here.
 */
export const PayNow = ({ order, providers, errors = {} }: Props) => (
  <form method="post" action={paths.checkoutPay()}>
    <input type="hidden" name="order" value={order.number} />
    <PaymentChoice form={{ values: { pay: order.provider }, errors }} providers={providers} />
    <p class="actions">
      <button class="button" type="submit">
        {orderWords().order.payNow}
      </button>{' '}
      <a class="button button-quiet" href={paths.checkoutReturn(order.number)}>
        {orderWords().order.lookAgain}
      </a>
    </p>
  </form>
)
