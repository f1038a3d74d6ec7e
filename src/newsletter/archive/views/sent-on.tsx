import { wallClock } from '../../../platform/calendar-date.ts'
import type { Seconds } from '../../../platform/clock.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatDate } from '../../../platform/format-date.ts'
import { archiveWords } from '../words.ts'

/** Renders on which day of the shop's calendar a newsletter was sent. */
export const SentOn = ({ shop, at }: { shop: Shop; at: Seconds }) => {
  const { date } = wallClock(at, shop.time_zone)
  return (
    <p class="quiet">
      <time datetime={date}>{archiveWords().sent(formatDate(date, shop.locale, true))}</time>
    </p>
  )
}
