import { type CalendarDate, daysBetween, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { BenchPiece } from '../read-pieces.ts'
import { benchWords } from '../words.ts'

/** Renders where a piece is, since when, and what it waits for. */
export const Where = (props: { piece: BenchPiece; today: CalendarDate; shop: Shop }) => {
  const { piece, today, shop } = props
  const words = benchWords()
  const since = daysBetween(wallClock(piece.since, shop.time_zone).date, today)
  return (
    <span class="bench-where">
      {words.stages[piece.stage]} <span class="quiet">{words.inStage(since)}</span>
      {piece.waitsFor && (
        <span class="hint">{words.waitsFor(words.waits[piece.waitsFor], piece.wanted)}</span>
      )}
    </span>
  )
}
