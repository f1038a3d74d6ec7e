import { Status } from '../../../../admin/parts/status.tsx'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import type { BenchPiece } from '../read-pieces.ts'
import { isLate } from '../rules.ts'
import { benchWords } from '../words.ts'

/** Renders the day on which a piece is due, and whether that is over. */
export const Due = (props: { piece: BenchPiece; today: CalendarDate; locale: string }) => {
  const { piece, today, locale } = props
  return (
    <>
      <time datetime={piece.due}>{formatDate(piece.due, locale)}</time>
      {isLate(piece, today) && (
        <>
          {' '}
          <Status tone="bad" text={benchWords().late} />
        </>
      )}
    </>
  )
}
