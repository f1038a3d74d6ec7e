import type { Shop } from '../../platform/config.ts'
import { words } from '../../ui/messages.ts'
import type { ProductCard } from '../card-queries.ts'
import type { RelatedCards } from '../queries.ts'
import { ProductGrid } from './product-grid.tsx'

type Props = { shop: Shop; related: RelatedCards }

/** Pieces in a row. */
const SHOWN = 4

/** Renders pieces that go with a piece, and pieces like it; none that is sold out, and none twice. */
export const RelatedProducts = ({ shop, related }: Props) => {
  const seen = new Set<string>()
  const fresh = (cards: ProductCard[]) =>
    cards
      .filter(({ handle, soldOut }) => !soldOut && !seen.has(handle) && seen.add(handle))
      .slice(0, SHOWN)
  const rows = [
    { title: words.finding.goesWith, cards: fresh(related.goesWith) },
    { title: words.finding.similar, cards: fresh(related.similar) },
  ]
  return (
    <>
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
