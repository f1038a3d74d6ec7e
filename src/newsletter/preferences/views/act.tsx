import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'

type Props = {
  /** Id of the subscriber whose page it is. */
  of: string
  act: 'leave' | 'back' | 'pause' | 'resume'
  quiet?: boolean
  /** What the button says, where there are fields before it. */
  send?: string
  children?: Child
}

/** Renders a button that does one thing for a subscriber, with its fields if it has any. */
export const Act = ({ of, act, quiet, send, children }: Props) => (
  <form method="post" action={paths.preferences()}>
    <input type="hidden" name="of" value={of} />
    {send && children}
    <button class={quiet ? 'button button-quiet' : 'button'} type="submit" name="act" value={act}>
      {send ?? children}
    </button>
  </form>
)
