import { SENT_FIELD, TRAP_FIELD } from '../platform/form-trap.ts'
import { SENT_SLOT } from '../platform/visitor-parts.ts'
import { uiWords } from './words.ts'

/**
 * Renders a field that nobody sees, hears or reaches by keyboard; its label says to leave it empty,
 * in case somebody does.
 */
export const FormTrap = () => (
  <p class="visually-hidden" aria-hidden="true">
    <label for={TRAP_FIELD}>{uiWords().formTrap.leaveEmpty}</label>
    <input id={TRAP_FIELD} name={TRAP_FIELD} tabindex={-1} autocomplete="off" />
  </p>
)

/** What is said to whoever sent a form that `readSentTime` refused. */
export const refusedFor = (why: 'too-soon' | 'too-old'): string =>
  why === 'too-soon' ? uiWords().formTrap.veryQuick : uiWords().formTrap.sentBefore

/** Renders the hidden field with the time at which the page was sent. */
export const SentTime = () => <input type="hidden" name={SENT_FIELD} value={SENT_SLOT} />
