import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import type { ProductCard } from '../listing/card-queries.ts'
import { metalWords } from '../metal-words.ts'
import { cardSizes } from '../parts/card-sizes.ts'
import { Heart, KeepForm } from '../parts/heart.tsx'
import { jewelKind } from '../rules/jewel-kind.ts'
import { variantFacts } from '../rules/variant-facts.ts'
import { stonesInShort } from '../stone-words.ts'
import { catalogWords } from '../words.ts'

type Props = {
  shop: Shop
  cards: ProductCard[]
  /** Whether a list's filters are beside it. */
  besideFilters?: boolean
  /** Whether its first row is in the first view of the page. */
  onTop?: boolean
  /** Whether it has the page's form of hearts: else that is elsewhere. */
  keepForm?: boolean
}

/** Renders products as a grid of cards with their hearts. */
export const ProductGrid = ({ keepForm, ...props }: Props) =>
  keepForm ? (
    <KeepForm>
      <Cards {...props} within="keep" />
    </KeepForm>
  ) : (
    <Cards {...props} />
  )

type CardsProps = Omit<Props, 'keepForm'> & { within?: 'keep' }

const Cards = ({ shop, cards, besideFilters, onTop, within }: CardsProps) => (
  <ul class="product-grid">
    {cards.map((card, at) => (
      <li>
        <Card
          {...{ shop, card }}
          sizes={besideFilters ? cardSizes.besideFilters : cardSizes.across}
          first={onTop === true && at === 0}
        />
        <Heart product={card} within={within} />
      </li>
    ))}
  </ul>
)

type CardProps = { shop: Shop; card: ProductCard; sizes: string; first: boolean }

const Card = ({ shop, card, sizes, first }: CardProps) => {
  const shown = card.other ?? undefined
  const { metal, stones } = variantFacts(card, shown ? (card.optionValues ?? []) : [])
  return (
    <a class="card" href={paths.product(card.handle, undefined, { shown })}>
      <Picture
        picture={null}
        {...card.image}
        kind={jewelKind(card.type)}
        alt=""
        sizes={sizes}
        first={first}
        piece={`p-${card.handle}`}
      />
      <span>{card.title}</span>
      <span class="quiet">{shown ? metal : metalWords(card.options, metal)}</span>
      {stones.length > 0 && <span class="quiet">{stonesInShort(stones)}</span>}
      {card.priceFrom === 0 ? (
        <span class="price">{catalogWords().availability.priceOnRequest}</span>
      ) : card.soldOut ? (
        <span class="badge">{catalogWords().cards.soldOut}</span>
      ) : (
        <Price
          shop={shop}
          amount={card.priceFrom}
          compareAt={card.compareAt}
          from={card.priceFrom < card.priceTo}
        />
      )}
    </a>
  )
}
