import { availabilityWords } from '../../../catalog/availability-words.ts'
import { jewelKind } from '../../../catalog/rules/jewel-kind.ts'
import { variantTitleIn } from '../../../catalog/variant-words.ts'
import { engravingWords } from '../../../engraving/words.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import type { RingSystem } from '../../../ring-sizes/rules/scales.ts'
import { Picture } from '../../../ui/picture.tsx'
import { Price } from '../../../ui/price.tsx'
import type { KeptPiece } from '../read-kept.ts'
import type { Listed } from '../rules.ts'
import { listWords } from '../words.ts'

type PieceProps = {
  shop: Shop
  piece: KeptPiece
  /** In which the visitor reads ring sizes. */
  sizes: RingSystem
  /** Why it could not be moved; null: nobody tried. */
  problem: string | null
}

/** Renders a kept piece: what it is, what it costs, whether it can be had, and what to do with it. */
export const Piece = ({ shop, piece, sizes, problem }: PieceProps) => (
  <li class="cart-line" id={`piece-${piece.id}`}>
    <div class="cart-line-picture">
      <Picture picture={piece.picture} kind={jewelKind(piece.type)} alt="" />
    </div>
    <div class="cart-line-text">
      <h2>
        {piece.standing === 'gone' ? (
          piece.title
        ) : (
          <a href={paths.product(piece.handle, piece.variantId ?? undefined)}>{piece.title}</a>
        )}
      </h2>
      <Chosen piece={piece} sizes={sizes} />
      {piece.engraving && <p>{engravingWords().line(piece.engraving)}</p>}
      {piece.unreadable && <p class="error">{engravingWords().unreadable}</p>}
      <StandingOf piece={piece} />
    </div>
    <PriceOf shop={shop} piece={piece} />
    <div class="kept-acts">
      <Ways piece={piece} />
      {problem && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
    </div>
  </li>
)

/** Renders which of its variants a piece is. */
export const Chosen = ({ piece, sizes }: { piece: Listed; sizes: RingSystem }) => {
  const words = piece.variantId ? variantTitleIn(sizes, piece) : ''
  return words && <p>{words}</p>
}

/** Renders whether a piece can be had. */
export const StandingOf = ({ piece: { standing } }: { piece: Listed }) => {
  if (standing === 'gone') return <p class="error">{listWords().gone}</p>
  if (standing === 'choose') return <p class="quiet">{listWords().choose}</p>
  if (standing === 'in-stock') return null
  return <p class={standing === 'sold-out' ? 'error' : 'quiet'}>{availabilityWords(standing)}</p>
}

/** Renders what a piece costs now; nothing where nobody can say. */
export const PriceOf = ({ shop, piece }: { shop: Shop; piece: Listed }) => {
  if (piece.price === null) return null
  const price = <Price shop={shop} amount={piece.price} />
  return <p class="cart-line-price">{piece.isFrom ? listWords().from(price) : price}</p>
}

/** What can be done with it: only what has a chance. */
const Ways = ({ piece }: { piece: KeptPiece }) => {
  const { id, title, handle, variantId, standing } = piece
  const w = listWords()
  const canMove = variantId && standing !== 'sold-out' && standing !== 'on-request'
  return (
    <>
      <div class="kept-ways">
        {canMove && (
          <form method="post" action={paths.keptMove()}>
            <button class="button" type="submit" name="piece" value={id}>
              {w.move(hidden, title)}
            </button>
          </form>
        )}
        {standing === 'choose' && (
          <a class="button" href={paths.product(handle)}>
            {w.goChoose(hidden, title)}
          </a>
        )}
        <form method="post" action={paths.keptLetGo()}>
          <button class="button-quiet" type="submit" name="piece" value={id}>
            {w.letGo(hidden, title)}
          </button>
        </form>
      </div>
      {standing !== 'gone' && standing !== 'on-request' && standing !== 'choose' && (
        <p>
          <a href={paths.stockAlert(handle, variantId ?? undefined)}>
            {standing === 'sold-out' ? w.whenBack(hidden, title) : w.whenCheaper(hidden, title)}
          </a>
        </p>
      )}
    </>
  )
}

const hidden = (text: string) => <span class="visually-hidden">{text}</span>
