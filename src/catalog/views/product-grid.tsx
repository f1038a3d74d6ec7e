import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { words } from '../../ui/messages.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import type { ProductCard } from '../card-queries.ts'
import { stonesInShort } from '../stone-words.ts'
import { variantFacts } from '../variant-facts.ts'
import { metalWords } from '../wording.ts'

type Props = {
  shop: Shop
  cards: ProductCard[]
  /** The first pictures are what a shopper sees first on this page. */
  onTop?: boolean
}

/** Renders products as a grid of cards. */
export const ProductGrid = ({ shop, cards, onTop }: Props) => (
  <ul class="product-grid">
    {cards.map((card, at) => (
      <li>
        <Card shop={shop} card={card} first={onTop === true && at === 0} />
      </li>
    ))}
  </ul>
)

const Card = ({ shop, card, first }: { shop: Shop; card: ProductCard; first: boolean }) => {
  const shown = card.other ?? undefined
  const { metal, stones } = variantFacts(card, shown ? (card.optionValues ?? []) : [])
  return (
    <a class="card" href={paths.product(card.handle, undefined, { shown })}>
      <span class="card-picture" data-piece={`p-${card.handle}`}>
        <Picture
          picture={null}
          {...card.image}
          type={card.type}
          alt=""
          sizes="(min-width:1100px) 22vw,(min-width:700px) 30vw,46vw"
          first={first}
        />
      </span>
      <span class="card-title">{card.title}</span>
      <span class="quiet">{shown ? metal : metalWords(card.options, metal)}</span>
      {stones.length > 0 && <span class="quiet">{stonesInShort(stones)}</span>}
      {card.soldOut ? (
        <span class="badge">{words.cards.soldOut}</span>
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
