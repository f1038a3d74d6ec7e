import type { Shop } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import { Price } from '../../ui/price.tsx'
import type { Choice } from '../rules/variant-choice.ts'
import { catalogWords } from '../words.ts'

type Props = {
  shop: Shop
  choice: Choice
  /** The price of a product without variants on sale. */
  fallback: Minor
  /** With the former price, if it was reduced. */
  compared?: boolean
}

/** Renders the price of the variant shown; "from" if others that can still be chosen cost more. */
export const ShownPrice = ({ shop, choice, fallback, compared }: Props) => {
  const { selected, shown, last } = choice
  const amount = shown?.price ?? fallback
  if (amount === 0) return <span class="price">{catalogWords().availability.priceOnRequest}</span>
  return (
    <Price
      shop={shop}
      amount={amount}
      compareAt={compared ? (shown?.compareAt ?? null) : null}
      from={!selected && last.variants.some((variant) => variant.price > amount)}
    />
  )
}
