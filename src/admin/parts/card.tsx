import type { Child } from 'hono/jsx'

/**
 * Renders one subject of a page in a box, with its title and what can be done about it.
 *
 * @param id names it for links, and must be unique in the page
 */
export const Card = (props: {
  id: string
  title: string
  /** Beside the title: a link or a badge. */
  aside?: Child
  children?: Child
}) => (
  <section class="panel" id={props.id} aria-labelledby={`${props.id}-title`}>
    <div class="panel-head">
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.aside}
    </div>
    {props.children}
  </section>
)
