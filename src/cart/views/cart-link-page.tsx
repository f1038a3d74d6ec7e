import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import { FormKey } from '../../ui/form-key.tsx'
import { words } from '../../ui/messages.ts'
import { Price } from '../../ui/price.tsx'

type Props = {
  shop: Shop
  /** As in the link: `<variant>:<quantity>,…` */
  link: string
  lines: { title: string; optionValues: string[]; price: Minor; quantity: number }[]
}

/** Renders what a cart link is about and asks before anything is put into the cart. */
export const CartLinkPage = ({ shop, link, lines }: Props) => (
  <section class="narrow">
    <h1>{words.cartLink.question}</h1>
    <ul>
      {lines.map((line) => (
        <li>
          {line.quantity} × {[line.title, ...line.optionValues].join(', ')},{' '}
          <Price shop={shop} amount={line.price} />
        </li>
      ))}
    </ul>
    <form method="post" action={paths.cartAdd()}>
      <FormKey />
      <input type="hidden" name="lines" value={link} />
      <button class="button" type="submit">
        {words.cartLink.add}
      </button>
    </form>
  </section>
)
