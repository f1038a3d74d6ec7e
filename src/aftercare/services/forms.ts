import * as z from 'zod/mini'
import { tidy } from '../../orders/addresses/read-address.ts'
import { aftercareWords } from '../words.ts'
import { MESSAGE_UNITS, SIZE_UNITS, serviceKinds } from './rules.ts'

const tidied = z.pipe(
  z.optional(z.string()),
  z.transform((text = '') => tidy(text)),
)

/** What a shopper asks for. */
export const serviceForm = z
  .object({
    /** Made by the form. */
    id: z.uuid(),
    line: z._default(z.string(), ''),
    kind: z.enum(serviceKinds, { error: () => aftercareWords().service.chooseKind }),
    size: z.pipe(
      tidied,
      z.string().check(
        z.maxLength(SIZE_UNITS, {
          error: () => aftercareWords().service.tooLong(SIZE_UNITS),
        }),
      ),
    ),
    message: z.pipe(
      tidied,
      z.string().check(
        z.maxLength(MESSAGE_UNITS, {
          error: () => aftercareWords().service.tooLong(MESSAGE_UNITS),
        }),
      ),
    ),
  })
  .check(
    z.refine(({ kind, size, message }) => kind !== 'resize' || size !== '' || message !== '', {
      error: () => aftercareWords().service.whichSize,
      path: ['size'],
    }),
    z.refine(({ kind, message }) => kind === 'resize' || kind === 'cleaning' || message !== '', {
      error: () => aftercareWords().service.sayWhat,
      path: ['message'],
    }),
  )
