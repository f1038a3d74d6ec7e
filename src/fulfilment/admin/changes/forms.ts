import * as z from 'zod/mini'
import { actId } from '../../../admin/act.ts'

const whole = z.pipe(z.string().check(z.regex(/^-?\d{1,9}$/)), z.transform(Number))

/** The choice of what a line should be, as it is shown first and saved then. */
export const changeForm = z.object({
  act: actId,
  /** The pieces as the form showed them. */
  seen: z.string().check(z.maxLength(2_000)),
  units: whole,
  variant: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  engraving: z._default(z.string().check(z.maxLength(1_000)), ''),
  font: z._default(z.string(), ''),
  /** What the form showed that it costs more or less, once it did. */
  difference: z.optional(whole),
  step: z._default(z.enum(['show', 'save']), 'show'),
  tell: z.optional(z.literal('yes')),
})
