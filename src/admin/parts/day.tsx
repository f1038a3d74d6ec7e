import { addDays, type CalendarDate } from '../../platform/calendar-date.ts'
import { formatShortDate } from '../../platform/format-date.ts'
import { adminWords } from '../words.ts'
import { Status } from './status.tsx'

/**
 * Renders a day as people at the desk say it: `Today`, `Yesterday`, `Mon 23 Nov`.
 *
 * @param late whether it is over, and should not be
 * @param within whether it stands within a sentence
 */
export const Day = (props: {
  day: CalendarDate
  today: CalendarDate
  locale: string
  late?: boolean
  within?: boolean
}) => (
  <>
    {sayDay(props)}
    {props.late && (
      <>
        {' '}
        <Status tone="bad" text={adminWords().days.late} />
      </>
    )}
  </>
)

function sayDay({ day, today, locale, within }: Parameters<typeof Day>[0]): string {
  const { days } = adminWords()
  const words = within ? days.within : days
  if (day === today) return words.today
  if (day === addDays(today, 1)) return words.tomorrow
  if (day === addDays(today, -1)) return words.yesterday
  return formatShortDate(day, locale, day.slice(0, 4) !== today.slice(0, 4))
}
