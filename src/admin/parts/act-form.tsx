import type { Child } from 'hono/jsx'

/**
 * Renders a form that changes something: with the one-time id of the act, so that a form that is
 * posted twice acts once, and the version of what it was filled in for.
 */
export const ActForm = (props: {
  action: string
  version?: number
  class?: string
  children?: Child
}) => (
  <form method="post" action={props.action} class={props.class} novalidate data-act>
    <input type="hidden" name="act" value={crypto.randomUUID()} />
    {props.version !== undefined && (
      <input type="hidden" name="version" value={String(props.version)} />
    )}
    {props.children}
  </form>
)
