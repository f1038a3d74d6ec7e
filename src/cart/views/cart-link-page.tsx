import { priceWords } from '../../catalog/availability-words.ts'
import { lineWords } from '../../catalog/line-words.ts'
import type { Option } from '../../catalog/rules/options.ts'
import { variantTitleIn } from '../../catalog/variant-words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { FormKey } from '../../ui/form-key.tsx'
import { cartWords } from '../words.ts'

type Props = {
  shop: Shop
  /** As in the link: `<variant>:<quantity>,…` */
  link: string
  lines: {
    title: string
    type: string
    options: Option[]
    optionValues: string[]
    price: Minor
    quantity: number
    madeToOrder: boolean
  }[]
  /** In which the visitor reads ring sizes. */
  sizes: RingSystem
}

/** Renders what a cart link would add, and asks before it does. */
export const CartLinkPage = ({ shop, link, lines, sizes }: Props) => (
  <section class="narrow">
    <h1>{cartWords().link.question}</h1>
    <ul>
      {lines.map((line) => {
        const shown = lineWords({
          ...line,
          variantTitle: variantTitleIn(sizes, line),
          unitPrice: line.price,
          // A link says nothing of engraving.
          engraving: null,
          engraved: false,
        })
        return (
          <li>
            {shown.quantity} × {shown.name}, {priceWords(shown.unitPrice, shop)}
          </li>
        )
      })}
    </ul>
    <form method="post" action={paths.cartAdd()}>
      <FormKey />
      <input type="hidden" name="lines" value={link} />
      <button class="button" type="submit">
        {cartWords().link.add}
      </button>
    </form>
  </section>
)
