import * as z from 'zod'
import { readOrderNumber } from './rules.ts'

/** "Send me the link again", as the look-up page posts it. */
export const lookUpForm = z.object({
  number: z
    .string()
    .transform((text) => readOrderNumber(text))
    .refine((number) => number !== null, 'An order number looks like J-7K4M2QXD.'),
  email: z.string().trim().pipe(z.email('Please enter the e-mail address of the order.')),
})

/** The first message for each field that was refused. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of error.issues) messages[String(issue.path[0])] ??= issue.message
  return messages
}
