import type { ProductCard } from '../../catalog/listing/card-queries.ts'
import { cardSizes } from '../../catalog/parts/card-sizes.ts'
import { Heart, KeepForm } from '../../catalog/parts/heart.tsx'
import { jewelKind } from '../../catalog/rules/jewel-kind.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import type { Place, Reason } from '../rules.ts'
import { recommendationWords } from '../words.ts'

type Props = {
  shop: Shop
  place: Place
  pieces: { card: ProductCard; reason: Reason }[]
  /** What was searched for. */
  search: string
}

/** Renders pieces picked for a guest, each with its reason, and the switch that ends it. */
export const ForYou = ({ shop, place, pieces, search }: Props) => (
  <section class="for-you" aria-labelledby="for-you">
    <h2 id="for-you" tabindex={-1}>
      {recommendationWords().title}
    </h2>
    <KeepForm id={KEEP} />
    <ul class="product-grid">
      {pieces.map(({ card, reason }) => (
        <li>
          <a class="card" href={paths.product(card.handle, undefined, { from: 'for-you' })}>
            <Picture
              picture={null}
              {...card.image}
              kind={jewelKind(card.type)}
              alt=""
              sizes={cardSizes.across}
            />
            <span>{card.title}</span>
            <span class="quiet">{reasonText(reason, search)}</span>
            <Price
              shop={shop}
              amount={card.priceFrom}
              compareAt={card.compareAt}
              from={card.priceFrom < card.priceTo}
            />
          </a>
          <Heart product={card} ownPart={KEEP} />
        </li>
      ))}
    </ul>
    <Switch place={place} to="off" text={recommendationWords().why} />
  </section>
)

/** The form of its hearts: whether its page has another is not known here. */
const KEEP = 'keep-for-you'

/** Renders that nothing is picked for a guest who does not want it, and how they have it again. */
export const NotForYou = ({ place }: { place: Place }) => (
  <section class="for-you" id="for-you" tabindex={-1}>
    <Switch place={place} to="on" text={recommendationWords().off} />
  </section>
)

type SwitchProps = { place: Place; to: 'on' | 'off'; text: string }

const Switch = ({ place, to, text }: SwitchProps) => (
  <form class="for-you-switch" method="post" action={paths.forYou()}>
    <p class="quiet">{text}</p>
    <input type="hidden" name="at" value={place} />
    <button class="button-quiet" type="submit" name="use" value={to}>
      {to === 'on' ? recommendationWords().again : recommendationWords().stop}
    </button>
  </form>
)

function reasonText(reason: Reason, search: string): string {
  const { reasons } = recommendationWords()
  switch (reason.because) {
    case 'kept':
      return reasons.kept(reason.title)
    case 'cart':
      return reasons.cart(reason.title)
    case 'goes-with':
      return reasons.goesWith(reason.title)
    case 'bought-together':
      return reasons.boughtTogether(reason.title)
    case 'searched':
      return reasons.searched(search)
  }
}
