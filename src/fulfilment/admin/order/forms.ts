import * as z from 'zod/mini'
import { actId, before, version } from '../../../admin/act.ts'
import { addressFields, readLine, tidy } from '../../../orders/addresses/read-address.ts'
import { NOTE_UNITS } from '../../../orders/notes.ts'
import { handWays } from '../../../orders/rules.ts'
import { orderPageWords } from './words.ts'

/** A form that does one thing. */
export const actForm = z.object({ act: actId })

/** That staff have the money of an order. */
export const takeForm = z.object({
  act: actId,
  way: z.enum(handWays),
  reference: z._default(z.pipe(z.string(), z.transform(shortLine)), ''),
})

/** Letters of a reference: longer ones are of no bank. */
const REFERENCE_LETTERS = 100

function shortLine(text: string): string {
  return readLine(text).slice(0, REFERENCE_LETTERS)
}

/** The link to pay again, or the end of the order. */
export const linkForm = z.object({ act: actId, end: z.optional(z.literal('yes')) })

export const moveForm = z.object({
  act: actId,
  move: z.string(),
  /** Which page of the lines it was posted from. */
  lines: z.optional(z.string().check(z.regex(/^\d{1,2}$/))),
  tell: z.optional(z.literal('yes')),
})

export const undoForm = z.object({ act: actId, undo: actId })

/** `2026-12-01` */
export const day = z.iso.date()

/** `seen`: the day that it was to be ready by when the form was shown. */
export const dateForm = z.object({ act: actId, seen: day, day, tell: z.optional(z.literal('yes')) })

/** What the form of an address was filled in from; version 0: nothing was corrected. */
export const addressForm = z.object({
  act: actId,
  version: z.union([
    version,
    z.pipe(
      z.literal('0'),
      z.transform(() => 0),
    ),
  ]),
  before,
})

/** The fields of an address as they were filled in. */
export const addressTyped = (body: Record<string, string>): Record<string, string> =>
  Object.fromEntries(addressFields.map((field) => [field, readLine(body[field] ?? '')]))

export const noteForm = z.object({
  kind: z.enum(['staff', 'customer'], { error: () => orderPageWords().notes.noKind }),
  text: z.pipe(
    z.pipe(z.string(), z.transform(tidy)),
    z
      .string()
      .check(
        z.minLength(1, { error: () => orderPageWords().notes.empty }),
        z.maxLength(NOTE_UNITS, { error: () => orderPageWords().notes.tooLong(NOTE_UNITS) }),
      ),
  ),
})
