import { priceWords } from '../../catalog/availability-words.ts'
import { lineWords } from '../../catalog/line-words.ts'
import { availabilityOf, canSell, type Stocked } from '../../catalog/rules/availability.ts'
import type { Option } from '../../catalog/rules/options.ts'
import { variantTitleIn } from '../../catalog/variant-words.ts'
import { catalogWords } from '../../catalog/words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { FormKey } from '../../ui/form-key.tsx'
import { cartWords } from '../words.ts'

type Line = Stocked & {
  title: string
  type: string
  options: Option[]
  optionValues: string[]
  quantity: number
}

type Props = {
  shop: Shop
  /** As in the link: `<variant>:<quantity>,…` */
  link: string
  lines: Line[]
  /** In which the visitor reads ring sizes. */
  sizes: RingSystem
}

/** Renders what a cart link would add, and asks before it does; or says what of it is not there. */
export const CartLinkPage = ({ shop, link, lines, sizes }: Props) => {
  const words = cartWords().link
  const sellable = lines.every((line) => canSell(line, line.quantity))
  return (
    <section class="narrow">
      <h1>{sellable ? words.question : words.notAll}</h1>
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
              <Standing line={line} />
            </li>
          )
        })}
      </ul>
      {sellable && (
        <form method="post" action={paths.cartAdd()}>
          <FormKey />
          <input type="hidden" name="lines" value={link} />
          <button class="button" type="submit">
            {words.add}
          </button>
        </form>
      )}
    </section>
  )
}

/** Why a line cannot be had; of one without a price, its price has said so. */
const Standing = ({ line }: { line: Line }) => {
  const availability = availabilityOf(line)
  if (canSell(line, line.quantity) || availability === 'on-request') return null
  const soldOut = availability === 'sold-out'
  return (
    <>
      {' '}
      <span class="error">
        {soldOut ? catalogWords().availability.of['sold-out'] : cartWords().fewerLeft}
      </span>
    </>
  )
}
