import { wallClock } from '../platform/calendar-date.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Shop } from '../platform/config.ts'
import { uiWords } from './words.ts'

type Announced = NonNullable<Shop['announcement']>

/** What the shop announces at this time, up to the end of its last day; null: nothing. */
export function announcedAt({ announcement, time_zone }: Shop, at: Seconds): Announced | null {
  if (!announcement) return null
  const { until } = announcement
  return until && wallClock(at, time_zone).date > until ? null : announcement
}

/** Renders the line above the header. `shop.js` shows its button, which does nothing without. */
export const Announcement = ({ text, path }: Announced) => (
  // On every page, it would be what search engines quote of each.
  <section class="announcement" aria-label={uiWords().site.announcement} data-nosnippet="">
    <p>{path ? <a href={path}>{text}</a> : text}</p>
    <button type="button" hidden aria-label={uiWords().site.dismiss}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M1 1l12 12M13 1L1 13" />
      </svg>
    </button>
  </section>
)
