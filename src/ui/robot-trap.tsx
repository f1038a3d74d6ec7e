import { SENT_FIELD, TRAP_FIELD } from '../platform/robots.ts'
import { SENT_SLOT } from '../platform/visitor-parts.ts'

/** Renders a field that nobody sees, hears or reaches by keyboard; whoever comes upon it all the same is told. */
export const RobotTrap = () => (
  <p class="visually-hidden" aria-hidden="true">
    <label for={TRAP_FIELD}>Please leave this field empty</label>
    <input id={TRAP_FIELD} name={TRAP_FIELD} tabindex={-1} autocomplete="off" />
  </p>
)

/** What somebody is told who has filled it in all the same. */
export const notByHand =
  'A field that nobody sees was filled in, as robots do. It is empty again: please press the button once more.'

/** Renders the hidden field that says when the page was sent. */
export const SentTime = () => <input type="hidden" name={SENT_FIELD} value={SENT_SLOT} />
