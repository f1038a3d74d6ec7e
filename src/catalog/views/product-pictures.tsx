import type { Config } from '../../platform/config.ts'
import type { ProductDetails } from '../queries.ts'
import { coinOf } from '../rules/coins.ts'
import { jewelKind } from '../rules/jewel-kind.ts'
import { metalIndex } from '../rules/metals.ts'
import { picturesOf } from '../rules/picture-choice.ts'
import { outlineOf } from '../rules/scale-drawing.ts'
import type { Choice } from '../rules/variant-choice.ts'
import { variantFacts } from '../rules/variant-facts.ts'
import { Gallery } from './gallery.tsx'
import { ScaleDrawing } from './scale-drawing.tsx'

type Props = { config: Config; details: ProductDetails; choice: Choice }

/** Renders the pictures of the variant shown, and a drawing of its size. */
export const ProductPictures = ({ config, details, choice }: Props) => {
  const { product, variants, images } = details
  const { options, title, type } = product
  const { pictures, metal } = picturesOf(images, variants, metalIndex(options), choice.shown)
  const chosen = options.map(({ name }, at) => ({
    name,
    value: choice.shown?.optionValues[at] ?? '',
  }))
  const facts = variantFacts(product, choice.shown?.optionValues)
  const outline = outlineOf({ type, title, facts, chosen })
  return (
    <Gallery
      handle={product.handle}
      title={title}
      kind={jewelKind(type)}
      images={pictures}
      shownIn={metal}
      drawing={outline && <ScaleDrawing outline={outline} coin={coinOf(config.shop.currency)} />}
    />
  )
}
