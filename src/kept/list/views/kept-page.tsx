import { LatelySeen } from '../../../catalog/parts/lately-seen.tsx'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { visitorSlot } from '../../../platform/visitor-parts.ts'
import type { RingSystem } from '../../../ring-sizes/rules/scales.ts'
import { ShareForm, type Sharing } from '../../share/views/share-form.tsx'
import type { KeptPiece } from '../read-kept.ts'
import { listWords } from '../words.ts'
import { Piece } from './kept-piece.tsx'

export type KeptPageProps = {
  shop: Shop
  pieces: KeptPiece[]
  sizes: RingSystem
  sharing: Sharing
  /** What was just done: `moved`, `left`, `shared`, `stopped`. */
  done?: string | undefined
  /** What went wrong, and the id of the piece that it went wrong with. */
  problem?: { text: string; piece?: string } | undefined
}

/** Renders what a guest keeps, what can be done with it, and whom they show it. */
export const KeptPage = ({ shop, pieces, sizes, sharing, done, problem }: KeptPageProps) => (
  <section class="kept">
    <h1>{listWords().title}</h1>
    {problem && pieces.every(({ id }) => id !== problem.piece) && (
      <p class="notice notice-bad" role="alert">
        {problem.text}
      </p>
    )}
    <Done done={done} />
    {pieces.length === 0 ? (
      <Empty shop={shop} />
    ) : (
      <>
        <p class="quiet">{listWords().noted}</p>
        <ul class="cart-lines">
          {pieces.map((piece) => (
            <Piece
              {...{ shop, piece, sizes }}
              problem={problem?.piece === piece.id ? problem.text : null}
            />
          ))}
        </ul>
      </>
    )}
    {(pieces.length > 0 || sharing) && <ShareForm sharing={sharing} />}
    {visitorSlot('for-you', 'kept')}
    <LatelySeen />
  </section>
)

const Done = ({ done }: { done: string | undefined }) => {
  const w = listWords()
  const said = { left: w.left, ...w.share.done }[done ?? '']
  if (done === 'moved')
    return (
      <p class="notice notice-good" role="status">
        {w.moved} <a href={paths.cart()}>{w.toCart}</a>
      </p>
    )
  return said ? (
    <p class="notice notice-good" role="status">
      {said}
    </p>
  ) : null
}

const Empty = ({ shop }: { shop: Shop }) => (
  <>
    <p class="lead">{listWords().empty}</p>
    <p class="actions">
      {shop.menu.map((entry) => (
        <a class="button-quiet" href={paths.collection(entry.collection)}>
          {entry.title}
        </a>
      ))}
    </p>
  </>
)
