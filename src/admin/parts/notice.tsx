import type { Child } from 'hono/jsx'

/** Renders what was just done, or why it was not; `children` may hold the form that undoes it. */
export const Notice = (props: { kind: 'done' | 'refused'; text: string; children?: Child }) => (
  <div
    class={`notice ${props.kind === 'done' ? 'notice-good' : 'notice-bad'}`}
    role={props.kind === 'done' ? 'status' : 'alert'}
  >
    <p>{props.text}</p>
    {props.children}
  </div>
)
