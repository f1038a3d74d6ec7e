import type { Shop } from '../../platform/config.ts'
import type { ProductCard } from '../listing/card-queries.ts'
import { listingWords } from '../listing/words.ts'
import { KeepForm } from '../parts/heart.tsx'
import type { RelatedCards } from '../queries.ts'
import { ProductGrid } from './product-grid.tsx'

type Props = {
  shop: Shop
  related: RelatedCards
  /** Whether the page has no form for hearts yet. */
  keepForm: boolean
}

/** Products per row. */
const SHOWN = 4

/** Renders products that go with a product, and similar ones; none sold out, and none twice. */
export const RelatedProducts = ({ shop, related, keepForm }: Props) => {
  const seen = new Set<string>()
  const fresh = (cards: ProductCard[]) =>
    cards
      .filter(({ handle, soldOut }) => !soldOut && !seen.has(handle) && seen.add(handle))
      .slice(0, SHOWN)
  const rows = [
    { title: listingWords().goesWith, cards: fresh(related.goesWith) },
    { title: listingWords().similar, cards: fresh(related.similar) },
  ]
  return (
    <>
      {keepForm && rows.some(({ cards }) => cards.length > 0) && <KeepForm />}
      {rows.map(
        ({ title, cards }) =>
          cards.length > 0 && (
            <section class="related">
              <h2>{title}</h2>
              <ProductGrid shop={shop} cards={cards} />
            </section>
          ),
      )}
    </>
  )
}
