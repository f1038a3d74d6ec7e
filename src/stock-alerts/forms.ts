import * as z from 'zod/mini'
import { readEmail } from '../platform/email-address.ts'
import { stockAlertWords } from './words.ts'

/** The form of the page; `variants`: ids of those that are sold out. */
export const alertForm = (variants: string[]) =>
  z.object({
    variant: z
      .string()
      .check(
        z.refine((id) => variants.includes(id), { error: () => stockAlertWords().wrongVariant }),
      ),
    email: z
      .pipe(z.string(), z.transform(readEmail))
      .check(z.refine((email) => email !== null, { error: () => stockAlertWords().wrongEmail })),
  })
