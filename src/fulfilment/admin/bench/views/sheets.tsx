import { type FactRow, factRows } from '../../../../catalog/fact-words.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { Picture } from '../../../../ui/picture.tsx'
import type { OpenedPiece } from '../read-pieces.ts'
import { benchWords } from '../words.ts'
import { Engraved } from './engraving.tsx'
import { Qr } from './qr.tsx'

type Props = { shop: Shop; pieces: OpenedPiece[]; wrapped: Set<string> }

/** Renders bench sheets, a page of A5 for each piece. */
export const Sheets = ({ pieces, ...props }: Props) => (
  <>
    {pieces.map((piece) => (
      <Sheet {...props} piece={piece} />
    ))}
  </>
)

const Sheet = ({ shop, piece, wrapped }: Omit<Props, 'pieces'> & { piece: OpenedPiece }) => {
  const words = benchWords()
  const { id, number, unit, quantity } = piece
  return (
    <section class="sheet-a5 bench-sheet">
      <header>
        <h1>{piece.title}</h1>
        <p class="bench-due">
          {words.due} <strong>{formatDate(piece.due, shop.locale)}</strong>
        </p>
      </header>
      <div class="bench-what">
        <Picture picture={piece.picture} kind={piece.jewel} alt="" first />
        <div>
          <h2>{words.sold}</h2>
          {piece.variantTitle && <p class="bench-variant">{piece.variantTitle}</p>}
          {piece.nowCalled !== null && <p>{words.nowCalled(piece.nowCalled)}</p>}
          <p>
            {words.wrapped}: <strong>{wrapped.has(piece.orderId) ? words.yes : words.no}</strong>
          </p>
        </div>
        <Qr text={shop.origin + paths.deskPiece(id)} title={words.scan} />
      </div>
      <Engraved piece={piece} />
      <h2>{words.now}</h2>
      <FactsNow piece={piece} />
      <div class="bench-notes">
        <h2>{words.notes}</h2>
        {piece.waitsFor && <p>{words.waitsFor(words.waits[piece.waitsFor], piece.wanted)}</p>}
        {piece.place && <p>{`${words.where}: ${piece.place}`}</p>}
        <p>
          {words.weightBefore} <span class="bench-blank"></span> {words.weightAfter}{' '}
          <span class="bench-blank"></span>
        </p>
      </div>
      <footer>
        <span>{`${number} · ${words.unit(unit, quantity)}`}</span>
        <span>{id}</span>
      </footer>
    </section>
  )
}

/** What the workshop makes it by: metal, stones with their certificates, measures. */
const FactsNow = ({ piece }: { piece: OpenedPiece }) => {
  const rows: FactRow[] = factRows({ ...piece.facts, engraving: undefined }).filter(
    ({ group }) => group !== 'more',
  )
  if (rows.length === 0) return <p>{benchWords().noFacts}</p>
  return (
    <table>
      <tbody>
        {rows.map(({ name, text }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
