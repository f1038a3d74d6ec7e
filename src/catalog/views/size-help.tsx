import { paths } from '../../paths.ts'
import { visitorSlot } from '../../platform/visitor-parts.ts'
import { toldOf } from '../../ring-sizes/rules/told-size.ts'
import { ringSystems, type Sizes } from '../../ring-sizes/visitor-sizes.ts'
import { ringSizeWords } from '../../ring-sizes/words.ts'
import type { ProductDetails } from '../queries.ts'
import { availabilityOf } from '../rules/availability.ts'
import { sizeOfVariant } from '../rules/ring-size-option.ts'
import { type Offered, type SizeOffer, writeOffers } from '../rules/size-offers.ts'
import type { Choice } from '../rules/variant-choice.ts'

type Props = { product: ProductDetails['product']; choice: Choice; sizes: Sizes }

/** Wide rings feel tighter: jewellers advise a quarter to half a size more from 6 mm. */
const WIDE = 6

/**
 * Renders help for choosing a ring size: the system shown, links to the others, and how to measure.
 */
export const SizeHelp = ({ product, choice, sizes }: Props) => {
  const shown = choice.selected ? undefined : choice.shown?.id
  const width = product.facts.dimensions.widthMm ?? 0
  return (
    <div class="size-help">
      {/* A choice is kept on the way to the cart; there, the default is the visitor’s country. */}
      {sizes.chosen && <input type="hidden" name="sizes" value={sizes.chosen} />}
      {width >= WIDE && <p class="hint">{ringSizeWords().wide(width)}</p>}
      {visitorSlot('my-size', writeOffers(product.handle, offersOf(product, choice)))}
      <p>
        <a href={paths.ringSizes(product.handle, sizes.chosen)}>{ringSizeWords().notSure}</a>
      </p>
      <p class="size-systems">
        {ringSizeWords().shownFor}{' '}
        {ringSystems.map((system) => (
          <a
            href={`${paths.product(product.handle, choice.selected?.id, { sizes: system, shown })}#variant`}
            rel="nofollow"
            {...(system === sizes.shown && { 'aria-current': 'true' })}
          >
            {ringSizeWords().systems[system]}
          </a>
        ))}
      </p>
    </div>
  )
}

/** How the ring is offered in each of the sizes that can be chosen on the page. */
const offersOf = (product: Props['product'], { last, selected }: Choice): SizeOffer[] =>
  last.variants.flatMap((variant) => {
    const size = sizeOfVariant(product, variant.optionValues)
    const told = size === null ? null : toldOf(size)
    if (told === null) return []
    const { id } = variant
    return [{ size: told, offered: offeredOf(variant), id, chosen: id === selected?.id }]
  })

function offeredOf(variant: Choice['last']['variants'][number]): Offered {
  switch (availabilityOf(variant)) {
    case 'made-to-order':
      return 'm'
    case 'sold-out':
      return 'g'
    case 'on-request':
      return 'r'
    default:
      return 'i'
  }
}
