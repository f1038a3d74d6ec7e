import * as z from 'zod/mini'
import { readEmail } from '../platform/email-address.ts'
import { readOrderNumber } from './rules.ts'
import { orderWords } from './words.ts'

/** "Send me the link again", as the look-up page sends it. */
export const lookUpForm = z.object({
  number: z
    .pipe(
      z.string(),
      z.transform((text) => readOrderNumber(text)),
    )
    .check(z.refine((number) => number !== null, { error: () => orderWords().lookUp.wrongNumber })),
  email: z
    .pipe(z.string(), z.transform(readEmail))
    .check(z.refine((email) => email !== null, { error: () => orderWords().lookUp.wrongEmail })),
})
