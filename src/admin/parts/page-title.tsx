import type { Child } from 'hono/jsx'

/** Renders the top of a page: where it belongs, its title with its state, and its main acts. */
export const PageTitle = (props: {
  title: string
  back?: { href: string; title: string }
  /** Badges: `Status`. */
  status?: Child
  /** Links and buttons. */
  acts?: Child
}) => (
  <div class="page-title">
    {props.back && (
      <a class="back" href={props.back.href}>
        {props.back.title}
      </a>
    )}
    <h1>{props.title}</h1>
    {props.status}
    {props.acts && <div class="acts">{props.acts}</div>}
  </div>
)
