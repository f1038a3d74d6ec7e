import { paths } from '../paths.ts'
import { visitorSlot } from '../platform/visitor-parts.ts'
import { uiWords } from './words.ts'

/**
 * Renders the header's link to what the visitor keeps, with the number of pieces. The script says by
 * it that a piece is kept.
 */
export const KeptLink = () => (
  <a class="kept-link" href={paths.kept()} aria-live="polite" aria-atomic="true">
    <span>{uiWords().site.kept}</span> {visitorSlot('kept-count')}
  </a>
)
