import * as z from 'zod/mini'
import { tidy } from '../../orders/addresses/read-address.ts'
import type { ReturnReason } from '../rules.ts'
import type { linesToReturn } from './read-returnable.ts'
import { RETURN_NOTE_UNITS, returnReasons } from './rules.ts'
import { returnWords } from './words.ts'

/** Words that go with a return, tidied; empty: none. */
const returnNote = z.pipe(
  z.pipe(
    z.optional(z.string()),
    z.transform((text = '') => tidy(text)),
  ),
  z
    .string()
    .check(
      z.maxLength(RETURN_NOTE_UNITS, { error: () => returnWords().tooLong(RETURN_NOTE_UNITS) }),
    ),
)

/** The wish to give something back. A reason is asked for, and never needed. */
export const askForm = z.object({
  /** Of each second step its own: another choice is another return. */
  id: z._default(z.uuid(), () => crypto.randomUUID()),
  reason: z.catch(z.enum(returnReasons as [ReturnReason, ...ReturnReason[]]), 'changed-mind'),
  note: returnNote,
})

/** Name of the field with how many units of a line are chosen. */
export const unitsField = (lineId: string) => `units-${lineId}`

/** The pieces that a form chooses: of each line as many as it says, the first ones. */
export const chosenPieces = (
  lines: ReturnType<typeof linesToReturn>,
  form: Record<string, string>,
): string[] =>
  lines.flatMap(({ line, ids }) => {
    const units = form[unitsField(line.id)] ?? ''
    return ids.slice(0, /^\d{1,3}$/.test(units) ? Number(units) : 0)
  })
