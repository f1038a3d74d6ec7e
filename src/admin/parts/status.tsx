/**
 * How much a badge asks for attention. The words carry the meaning, the tone only helps the eye.
 *
 * - `due`: somebody must do something
 * - `going`: under way
 * - `good`: done well
 * - `bad`: went wrong or is late
 * - `quiet`: over, or nothing to do
 */
export type Tone = 'due' | 'going' | 'good' | 'bad' | 'quiet'

/** Renders a state as a badge. */
export const Status = (props: { tone: Tone; text: string }) => (
  <span class={`status status-${props.tone}`}>{props.text}</span>
)
