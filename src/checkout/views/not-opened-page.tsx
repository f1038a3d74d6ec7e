import { orderWords } from '../../orders/words.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary } from '../../ui/form-field.tsx'
import { checkoutWords } from '../words.ts'
import { PayNow, type ToPayFor } from './pay-now.tsx'

type Props = { order: ToPayFor; providers: string[]; error: string }

/** Renders the choice of a way to pay once more, with what is wrong with the one that was chosen. */
export const NotOpenedPage = ({ order, providers, error }: Props) => (
  <section class="narrow">
    <h1>{checkoutWords().noPage.title}</h1>
    <ErrorSummary form={{ values: {}, errors: { pay: error } }} />
    <PayNow order={order} providers={providers} errors={{ pay: error }} />
    <p>
      <a href={paths.order(order.number)}>{orderWords().order.title(order.number)}</a>
    </p>
  </section>
)
