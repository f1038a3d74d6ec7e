import { jewelKind } from '../../../catalog/rules/jewel-kind.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import type { RingSystem } from '../../../ring-sizes/rules/scales.ts'
import { Picture } from '../../../ui/picture.tsx'
import type { Listed } from '../../list/rules.ts'
import { Chosen, PriceOf, StandingOf } from '../../list/views/kept-piece.tsx'
import { listWords } from '../../list/words.ts'
import type { Shown } from '../queries.ts'

type Props = {
  shop: Shop
  pieces: Listed[]
  shown: Shown
  /** In which the reader reads ring sizes. */
  sizes: RingSystem
}

/** Renders what somebody keeps, for whoever has their link: nothing of whose list it is. */
export const SharedPage = ({ shop, pieces, shown, sizes }: Props) => {
  const w = listWords().shared
  return (
    <section class="kept">
      <h1>{w.title}</h1>
      <p class="lead">{pieces.length > 0 ? w.lead : w.empty}</p>
      {pieces.length === 0 && (
        <p>
          <a class="button" href={paths.home()}>
            {w.toShop}
          </a>
        </p>
      )}
      <ul class="cart-lines">
        {pieces.map((piece) => (
          <li class="cart-line">
            <div class="cart-line-picture">
              <Picture picture={piece.picture} kind={jewelKind(piece.type)} alt="" />
            </div>
            <div class="cart-line-text">
              <h2>
                <a href={paths.product(piece.handle, chosenOf(piece, shown))}>{piece.title}</a>
              </h2>
              {shown.showsChoices && <Chosen piece={piece} sizes={sizes} />}
              {piece.standing !== 'choose' && <StandingOf piece={piece} />}
            </div>
            {shown.showsPrices && <PriceOf shop={shop} piece={piece} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const chosenOf = ({ variantId }: Listed, { showsChoices }: Shown) =>
  showsChoices && variantId ? variantId : undefined
