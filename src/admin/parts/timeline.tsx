import type { Child } from 'hono/jsx'
import type { Seconds } from '../../platform/clock.ts'
import type { Shop } from '../../platform/config.ts'
import { formatOwnMoment } from '../../platform/format-date.ts'
import type { Tone } from './status.tsx'

export type TimelineEvent = {
  at: Seconds
  title: Child
  /** Who did it; absent where nobody at the desk did. */
  who?: string | undefined
  /** What more there is: a note, a mail, a form. */
  more?: Child
  tone?: Tone
}

/** Renders what happened, in the order given, in the shop's time zone. */
export const Timeline = (props: {
  shop: Pick<Shop, 'locale' | 'time_zone'>
  events: TimelineEvent[]
}) => (
  <ol class="timeline">
    {props.events.map(({ at, title, who, more, tone }) => (
      <li class={tone && `timeline-${tone}`}>
        <p>{title}</p>
        <p class="quiet">
          <time datetime={new Date(at * 1000).toISOString()}>
            {formatOwnMoment(at, props.shop)}
          </time>
          {who && ` · ${who}`}
        </p>
        {more}
      </li>
    ))}
  </ol>
)
