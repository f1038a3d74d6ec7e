import type { Child } from 'hono/jsx'

/**
 * Renders the page of one thing: what it is in the wide column, where it stands and what belongs to
 * it in the narrow one. On a phone the narrow one follows.
 */
export const Details = (props: { wide: Child; narrow: Child }) => (
  <div class="details">
    <div class="details-wide">{props.wide}</div>
    <div class="details-narrow">{props.narrow}</div>
  </div>
)
