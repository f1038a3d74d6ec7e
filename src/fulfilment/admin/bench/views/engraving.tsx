import { EngravingDrawing } from '../../../../engraving/parts/engraving-drawing.tsx'
import { engravingWords } from '../../../../engraving/words.ts'
import type { OpenedPiece } from '../read-pieces.ts'
import { benchWords } from '../words.ts'

/** Renders what is engraved on a piece: in words, and drawn so that a millimetre is one on paper. */
export const Engraved = ({ piece }: { piece: OpenedPiece }) =>
  piece.engraving && (
    <figure class="engraved">
      <EngravingDrawing {...piece.engraving.drawing} id={`drawing-${piece.id}`} trueSize />
      <figcaption>
        <strong>{engravingWords().line(piece.engraving)}</strong>
        <br />
        <span class="quiet">{benchWords().trueSize}</span>
      </figcaption>
    </figure>
  )
