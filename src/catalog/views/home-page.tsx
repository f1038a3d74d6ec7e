import type { homeDelivery } from '../../delivery/rules/options.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { visitorSlot } from '../../platform/visitor-parts.ts'
import { Picture } from '../../ui/picture.tsx'
import type { ProductCard } from '../listing/card-queries.ts'
import type { CollectionTile } from '../listing/list-queries.ts'
import { LatelySeen } from '../parts/lately-seen.tsx'
import { composeHome } from '../rules/compose-home.ts'
import { jewelKind } from '../rules/jewel-kind.ts'
import { plainText } from '../rules/plain-text.ts'
import { catalogWords } from '../words.ts'
import { ProductGrid } from './product-grid.tsx'
import { Promises } from './promises.tsx'

type Props = {
  shop: Shop
  tiles: CollectionTile[]
  newest: ProductCard[]
  delivery: ReturnType<typeof homeDelivery>
}

/**
 * Renders the home page: one large collection, the newest products, two more collections, a list of
 * all collections, the shop's promises.
 */
export const HomePage = ({ shop, tiles, newest, delivery }: Props) => {
  const menu = shop.menu.map((entry) => entry.collection)
  const { hero, features } = composeHome(tiles, newest, menu)
  return (
    <>
      <Hero tile={hero} />
      {visitorSlot('for-you', 'home')}
      {newest.length > 0 && (
        <section>
          <div class="section-head">
            <h2>{catalogWords().home.newest}</h2>
          </div>
          <ProductGrid shop={shop} cards={newest} keepForm />
        </section>
      )}
      {features.length > 0 && (
        <section class="features">
          {features.map((tile) => (
            <Feature tile={tile} />
          ))}
        </section>
      )}
      {tiles.length > 0 && (
        <section>
          <div class="section-head">
            <h2>{catalogWords().home.collections}</h2>
          </div>
          <ul class="index">
            {tiles.map((tile) => (
              <li>
                <a href={paths.collection(tile.handle)}>{tile.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LatelySeen />
      <Promises shop={shop} delivery={delivery} />
    </>
  )
}

const Hero = ({ tile }: { tile: CollectionTile | undefined }) => (
  <section class="hero">
    <h1>{catalogWords().home.title}</h1>
    <Picture
      picture={null}
      {...tile?.image}
      kind={jewelKind(tile?.title ?? '')}
      alt=""
      sizes="(min-width:2000px) 47.7rem,(min-width:105rem) 42.6rem,(min-width:740px) 40.5vw,100vw"
      first
    />
    <div class="hero-lead">
      <p class="lead">{catalogWords().home.lead}</p>
      {tile && (
        <a class="button" href={paths.collection(tile.handle)}>
          {catalogWords().home.seeCollection(tile.title)}
        </a>
      )}
    </div>
  </section>
)

const Feature = ({ tile }: { tile: CollectionTile }) => (
  <a class="feature" href={paths.collection(tile.handle)}>
    <Picture
      picture={null}
      {...tile.image}
      kind={jewelKind(tile.title)}
      alt=""
      sizes="(min-width:2000px) 50.1rem,(min-width:105rem) 44.6rem,(min-width:740px) 42.5vw,91vw"
    />
    <h2>{tile.title}</h2>
    <p>{plainText(tile.descriptionHtml, 140)}</p>
  </a>
)
