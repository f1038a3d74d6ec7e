import { Status } from '../../../../admin/parts/status.tsx'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { toDoWords } from '../words.ts'

/** Renders the day by which something must be ready, and whether that is over. */
export const ByDay = (props: { shop: Shop; today: CalendarDate; day: CalendarDate }) => (
  <>
    {formatDate(props.day, props.shop.locale)}
    {props.day < props.today && (
      <>
        {' '}
        <Status tone="bad" text={toDoWords().late} />
      </>
    )}
  </>
)
