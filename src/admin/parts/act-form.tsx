import type { Child } from 'hono/jsx'

/**
 * Renders a form that changes something: with the one-time id of the act, so that a form that is
 * posted twice acts once, and the version of what it was filled in for.
 *
 * @param before the values that the form was filled in from, for `mergeForms` after a conflict
 * @param unsaved whether it is shown again with what was typed and not saved: it asks before it is
 *   left
 */
export const ActForm = (props: {
  action: string
  version?: number
  before?: Record<string, string>
  unsaved?: boolean
  /** For a form with a file. */
  enctype?: 'multipart/form-data'
  class?: string
  id?: string
  children?: Child
}) => (
  <form
    method="post"
    action={props.action}
    enctype={props.enctype}
    class={props.class}
    id={props.id}
    novalidate
    data-act
    data-unsaved={props.unsaved || undefined}
  >
    <input type="hidden" name="act" value={crypto.randomUUID()} />
    {props.version !== undefined && (
      <input type="hidden" name="version" value={String(props.version)} />
    )}
    {props.before && <input type="hidden" name="before" value={JSON.stringify(props.before)} />}
    {props.children}
  </form>
)
