import { impersonal, withNameSlots } from '../compose/rules/slots.ts'
import type { Archived } from './queries.ts'

const toNobody = (text: string) => impersonal(withNameSlots(text))

/** A newsletter as lists name it, where its subject or its preheader greets whoever gets it. */
export const withoutNames = <Named extends Archived>(newsletter: Named): Named => ({
  ...newsletter,
  subject: toNobody(newsletter.subject),
  preheader: toNobody(newsletter.preheader),
})
