import type { Filters } from '../../../../analytics/dimensions.ts'
import { paths, patterns } from '../../../../paths.ts'
import { type Look, withFilter } from '../../../look.ts'

/**
 * Where a row leads: the same page, of its visits alone. The path is left out, because a page has
 * two hundred of these links.
 */
export const narrowed = (look: Look, filter: keyof Filters, value: string): string =>
  paths.deskAudience(withFilter(look, filter, value)).slice(patterns.deskAudience.length)
