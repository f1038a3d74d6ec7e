import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoney } from '../../platform/money.ts'
import { Picture } from '../../ui/picture.tsx'
import type { CollectionTile, ProductCard } from '../list-queries.ts'
import { type homeDelivery, WITHDRAWAL_DAYS } from '../rules.ts'
import { ProductGrid } from './product-grid.tsx'

type Props = {
  shop: Shop
  tiles: CollectionTile[]
  newest: ProductCard[]
  delivery: ReturnType<typeof homeDelivery>
}

/** Renders the home page: the first collection large, the newest pieces, every collection, what the shop stands for. */
export const HomePage = ({ shop, tiles, newest, delivery }: Props) => (
  <>
    <section class="hero">
      <div class="hero-text">
        <h1>Fine jewelry, plainly told</h1>
        <p class="lead">
          Every metal with its fineness, every stone with its origin and treatment, every price with
          its tax.
        </p>
        {tiles[0] && (
          <a class="button" href={paths.collection(tiles[0].handle)}>
            See the {tiles[0].title.toLowerCase()}
          </a>
        )}
      </div>
      <Picture
        picture={null}
        {...tiles[0]?.image}
        type={tiles[0]?.title ?? ''}
        alt=""
        sizes="(min-width:740px) 50vw,100vw"
        first
      />
    </section>
    {newest.length > 0 && (
      <section>
        <h2>New pieces</h2>
        <ProductGrid shop={shop} cards={newest} />
      </section>
    )}
    {tiles.length > 0 && (
      <section>
        <h2>Collections</h2>
        <ul class="tiles">
          {tiles.map((tile) => (
            <li>
              <a class="card" href={paths.collection(tile.handle)}>
                <Picture
                  picture={null}
                  {...tile.image}
                  type={tile.title}
                  alt=""
                  sizes="(min-width:1100px) 15vw,(min-width:700px) 22vw,46vw"
                />
                <span class="card-title">{tile.title}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    )}
    <Promises shop={shop} delivery={delivery} />
  </>
)

const Promises = ({ shop, delivery }: Pick<Props, 'shop' | 'delivery'>) => (
  <section class="promises" aria-label="Buying here">
    <div>
      <h2>Tracked delivery</h2>
      <p>
        {delivery &&
          `From ${formatMoney(delivery.price, shop.currency, shop.locale)} (${delivery.zone}). `}
        What is worth much travels insured and against a signature.{' '}
        <a href={paths.policy('delivery')}>Delivery</a>
      </p>
    </div>
    <div>
      <h2>{WITHDRAWAL_DAYS} days to decide</h2>
      <p>
        Look at it at home, in your own light. Send back what does not suit you.{' '}
        <a href={paths.policy('returns')}>Returns</a>
      </p>
    </div>
    <div>
      <h2>Bought without an account</h2>
      <p>
        No password and no tracking from other companies. Your address is stored sealed.{' '}
        <a href={paths.policy('privacy')}>Privacy</a>
      </p>
    </div>
  </section>
)
