import { queryOf } from '../../../look.ts'
import type { OverviewProps } from './props.ts'

/** Renders what a form hands on, so that the page is afterwards as it was. */
export const Kept = ({ overview, figure }: Pick<OverviewProps, 'overview' | 'figure'>) => (
  <>
    {Object.entries({ ...queryOf(overview.look), figure }).map(
      ([name, value]) => value && <input type="hidden" name={name} value={value} />,
    )}
  </>
)
