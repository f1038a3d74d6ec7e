import { FORM_KEY_SLOT } from '../platform/visitor-parts.ts'

/** Renders the hidden field that makes a form count once, however often it is posted. */
export const FormKey = () => <input type="hidden" name="key" value={FORM_KEY_SLOT} />
