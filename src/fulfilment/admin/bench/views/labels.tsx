import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import type { BenchPiece } from '../read-pieces.ts'
import { benchWords } from '../words.ts'
import { Qr } from './qr.tsx'

/** Renders labels for the bags of pieces, 62 × 29 mm each. */
export const Labels = ({ shop, pieces }: { shop: Shop; pieces: BenchPiece[] }) => {
  const words = benchWords()
  return (
    <>
      {pieces.map((piece) => (
        <section class="label bag-label">
          <Qr text={shop.origin + paths.deskPiece(piece.id)} title={words.scan} />
          <div>
            <h1>
              {piece.number}
              {piece.quantity > 1 && ` · ${words.unit(piece.unit, piece.quantity)}`}
            </h1>
            <p class="bag-title">{piece.title}</p>
            {piece.variantTitle && <p class="bag-title">{piece.variantTitle}</p>}
            <p>
              {words.due} <strong>{formatDate(piece.due, shop.locale)}</strong>
            </p>
          </div>
        </section>
      ))}
    </>
  )
}
