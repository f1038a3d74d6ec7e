import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { FormState } from '../../../../ui/form-field.tsx'
import type { FigureName } from '../../../figures.ts'
import type { Overview } from '../../../read-overview.ts'

/** What the overview shows. */
export type OverviewProps = {
  shop: Shop
  today: CalendarDate
  overview: Overview
  /** Which one the chart shows. */
  figure: FigureName
  done: string | undefined
  /** The form of a note that could not be kept. */
  form?: FormState | undefined
}
