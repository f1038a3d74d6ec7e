import * as z from 'zod/mini'
import { readEmail } from '../platform/email-address.ts'
import type { AlertCause } from './tables.ts'
import { stockAlertWords } from './words.ts'

/** The form of the page; `variants`: ids of those that it offers for this. */
export const alertForm = (what: AlertCause, variants: string[]) =>
  z.object({
    variant: z.string().check(
      z.refine((id) => variants.includes(id), {
        error: () => stockAlertWords()[what].wrongVariant,
      }),
    ),
    email: z
      .pipe(z.string(), z.transform(readEmail))
      .check(z.refine((email) => email !== null, { error: () => stockAlertWords().wrongEmail })),
  })
