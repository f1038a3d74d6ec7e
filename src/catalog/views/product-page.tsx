import { raw } from 'hono/html'
import { engravingOf } from '../../engraving/rules.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import type { Sizes } from '../../ring-sizes/visitor-sizes.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { mailLink } from '../../ui/mail-link.tsx'
import { availabilityWords, summaryWords } from '../availability-words.ts'
import type { FactRow } from '../fact-words.ts'
import { LatelySeen } from '../parts/lately-seen.tsx'
import type { ProductDetails, RelatedCards } from '../queries.ts'
import { availabilityOf, canSell, isOnRequest } from '../rules/availability.ts'
import type { Choice } from '../rules/variant-choice.ts'
import { catalogWords } from '../words.ts'
import { AddToCartForm, TellMe } from './add-to-cart-form.tsx'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { BuyingInShort } from './buying-in-short.tsx'
import { FactTable } from './fact-table.tsx'
import { OptionLinks } from './option-links.tsx'
import { ProductPictures } from './product-pictures.tsx'
import { ReadyAndArrival } from './ready-and-arrival.tsx'
import { RelatedProducts } from './related-products.tsx'
import { ShownPrice } from './shown-price.tsx'

type Props = {
  config: Config
  details: ProductDetails
  related: RelatedCards
  choice: Choice
  sizes: Sizes
  crumbs: Crumb[]
  form: FormState
  /** The owner's description and the facts of the variant shown, with their out links. */
  text: { description: string; facts: FactRow[] }
  /** When the page is rendered. */
  at: Seconds
}

/** Renders a product: pictures, price, choice of variant, form, description and facts. */
export const ProductPage = (props: Props) => {
  const { config, details, related, choice, sizes, crumbs, form, text, at } = props
  const { product } = details
  const { shown } = choice
  const asked = choice.selected ? [choice.selected] : choice.last.variants
  return (
    <article>
      <Breadcrumbs crumbs={crumbs} />
      <div class="product">
        <ProductPictures config={config} details={details} choice={choice} />
        <div class="product-buy">
          <h1>{product.title}</h1>
          <ProductPrice config={config} choice={choice} fallback={product.priceFrom} />
          <OptionLinks handle={product.handle} choice={choice} sizes={sizes.chosen} />
          <AddToCartForm {...{ shop: config.shop, product, choice, sizes, form }} />
          <p class="availability">{stockWords(choice)}</p>
          {!choice.last.variants.some((variant) => canSell(variant, 1)) && (
            <TellMe handle={product.handle} choice={choice} text={catalogWords().product.tellMe} />
          )}
          {asked.some(isOnRequest) && <AskForPrice config={config} title={product.title} />}
          {choice.last.variants.every(
            (variant) => !canSell(variant, 1) && !isOnRequest(variant),
          ) && <LinkToCollection crumbs={crumbs} />}
          <ReadyAndArrival config={config} choice={choice} facts={product.facts} at={at} />
          <BuyingInShort
            config={config}
            price={shown?.price ?? product.priceFrom}
            engravable={engravingOf(product.facts) !== null}
          />
        </div>
        <div class="product-text">
          <div class="description">{raw(text.description)}</div>
          <FactTable rows={text.facts} />
        </div>
      </div>
      <RelatedProducts
        shop={config.shop}
        related={related}
        keepForm={choice.last.variants.some((variant) => canSell(variant, 1))}
      />
      <LatelySeen />
    </article>
  )
}

/** How to ask for a price on request. */
const AskForPrice = ({ config, title }: { config: Config; title: string }) => (
  <p>{catalogWords().product.askForPrice(mailLink(config, title), config.shop.phone)}</p>
)

/** Where to go from a sold-out product: to its collection. */
const LinkToCollection = ({ crumbs }: { crumbs: Crumb[] }) => {
  const collection = crumbs.length > 2 && crumbs.at(-2)
  return (
    collection && (
      <p>
        <a class="button" href={collection.path}>
          {catalogWords().product.seeOthers(collection.title)}
        </a>
      </p>
    )
  )
}

/** The price, and that it includes taxes. */
const ProductPrice = ({ config, choice, fallback }: PriceProps) => {
  const known = (choice.shown?.price ?? fallback) > 0
  return (
    <p class="product-price">
      <ShownPrice shop={config.shop} choice={choice} fallback={fallback} compared />
      {known && Object.keys(config.TAX).length > 0 && (
        <>
          {' '}
          <span class="quiet">{catalogWords().product.taxIncluded}</span>
        </>
      )}
    </p>
  )
}

type PriceProps = { config: Config; choice: Choice; fallback: Minor }

/** Without the workshop days: the dates below include them. */
function stockWords({ selected, last }: Choice): string {
  return selected
    ? availabilityWords(availabilityOf(selected))
    : summaryWords(last.variants, last.name)
}
