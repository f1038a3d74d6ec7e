import { asAnybodyReads } from '../compose/rules/slots.ts'
import type { Archived } from './queries.ts'

/** A newsletter as lists name it, where its subject or its preheader greets whoever gets it. */
export const withoutNames = <Named extends Archived>(newsletter: Named): Named => ({
  ...newsletter,
  subject: asAnybodyReads(newsletter.subject),
  preheader: asAnybodyReads(newsletter.preheader),
})
