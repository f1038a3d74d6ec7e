import { Day } from '../../../../admin/parts/day.tsx'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { BenchPiece } from '../read-pieces.ts'
import { isLate } from '../rules.ts'

/** Renders the day on which a piece is due, and whether that is over. */
export const Due = (props: {
  piece: BenchPiece
  today: CalendarDate
  locale: string
  within?: boolean
}) => {
  const { piece, ...how } = props
  return <Day {...how} day={piece.due} late={isLate(piece, how.today)} />
}
