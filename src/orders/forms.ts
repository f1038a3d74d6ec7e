import * as z from 'zod/mini'
import { words } from '../ui/messages.ts'
import { readOrderNumber } from './rules.ts'

/** "Send me the link again", as the look-up page posts it. */
export const lookUpForm = z.object({
  number: z
    .pipe(
      z.string(),
      z.transform((text) => readOrderNumber(text)),
    )
    .check(z.refine((number) => number !== null, words.orderLookUp.wrongNumber)),
  email: z.pipe(z.string().check(z.trim()), z.email(words.orderLookUp.wrongEmail)),
})

/** The first message for each field that was refused. */
export function fieldErrors(error: z.core.$ZodError): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of error.issues) messages[String(issue.path[0])] ??= issue.message
  return messages
}
