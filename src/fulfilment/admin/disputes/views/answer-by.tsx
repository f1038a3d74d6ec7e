import { Status } from '../../../../admin/parts/status.tsx'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Seconds } from '../../../../platform/clock.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatShortDate } from '../../../../platform/format-date.ts'
import { daysLeft } from '../rules.ts'
import { disputeWords } from '../words.ts'

/** Renders by when a dispute must be answered as a badge: red when that is soon. */
export const AnswerBy = (props: { due: Seconds; today: CalendarDate; shop: Shop }) => {
  const { due, today, shop } = props
  const words = disputeWords()
  const { day, left, pressing } = daysLeft(due, today, shop.time_zone)
  return (
    <Status
      tone={pressing ? 'bad' : 'due'}
      text={words.answerBy(
        formatShortDate(day, shop.locale),
        left < 0 ? words.passed : words.left(left),
      )}
    />
  )
}
