import * as z from 'zod/mini'
import { actId, version } from '../../../admin/act.ts'
import { tidy } from '../../../orders/addresses/read-address.ts'
import { MESSAGE_UNITS } from '../rules.ts'
import { serviceDeskWords } from './words.ts'

const seen = { act: actId, version }

/** What is done with a request, by the button that posts it. */
export const answerForm = z.object({
  ...seen,
  answer: z.pipe(
    z.pipe(
      z.optional(z.string()),
      z.transform((typed = '') => tidy(typed)),
    ),
    z.string().check(
      z.minLength(1, { error: () => serviceDeskWords().answer.empty }),
      z.maxLength(MESSAGE_UNITS, {
        error: () => serviceDeskWords().answer.tooLong(MESSAGE_UNITS),
      }),
    ),
  ),
})

export const closeForm = z.object(seen)
