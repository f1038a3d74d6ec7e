import * as z from 'zod/mini'
import { actId, version } from '../../../admin/act.ts'
import { tidy } from '../../../orders/addresses/read-address.ts'
import { NOTE_UNITS } from '../../../orders/notes.ts'
import { returnReasons } from '../../returns/rules.ts'
import type { ReturnReason } from '../../rules.ts'
import { returnDeskWords } from './words.ts'

const text = z.pipe(
  z.pipe(
    z.optional(z.string()),
    z.transform((typed = '') => tidy(typed)),
  ),
  z
    .string()
    .check(
      z.maxLength(NOTE_UNITS, { error: () => returnDeskWords().answerForm.tooLong(NOTE_UNITS) }),
    ),
)

const seen = { act: actId, version }

/** What is done with a return, by the form that it is posted from. */
export const answerForm = z.object({ ...seen, do: z.enum(['agree', 'refuse']), answer: text })
export const endForm = z.object({ ...seen, do: z.literal('end') })
export const receiveForm = z.object({
  ...seen,
  condition: z.enum(['as-sent', 'damaged']),
  note: text,
  tell: z.optional(z.literal('yes')),
})

/** Name of the box that chooses a piece. */
export const pieceField = (pieceId: string) => `piece-${pieceId}`

/** The pieces that a form has chosen. */
export const piecesIn = (form: Record<string, string>, pieceIds: string[]): string[] =>
  pieceIds.filter((id) => form[pieceField(id)] === 'yes')

export const enterForm = z.object({
  act: actId,
  reason: z.enum(returnReasons as [ReturnReason, ...ReturnReason[]]),
  note: text,
  tell: z.optional(z.literal('yes')),
})
