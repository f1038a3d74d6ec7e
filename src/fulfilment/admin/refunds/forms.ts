import * as z from 'zod/mini'
import { actId, version } from '../../../admin/act.ts'
import { tidy } from '../../../orders/addresses/read-address.ts'
import { moneyCurrency } from '../../../orders/rules.ts'
import type { RefundReason, RefundWay } from '../../../payments/refund-rules.ts'
import { formatMoney } from '../../../platform/money.ts'
import { reasons, waysOf } from './choices.ts'
import { type RefundFields, readAll, readChosen } from './read-parts.ts'
import { leftOfOrder, type Parts } from './rules.ts'
import { refundWords } from './words.ts'

/** UTF-16 code units of what the customer reads of a refund, and of a transfer's reference. */
const NOTE_UNITS = 1000
const REFERENCE_UNITS = 100

/** A button that does one thing. */
export const actForm = z.object({ act: actId })

/** The same, for the version of a refund that the form was filled in for. */
export const versionForm = z.object({ act: actId, version })

export const decideForm = z.object({ act: actId, do: z.enum(['accept', 'give-back']) })

/** Pieces as the boxes of a form name them, each with its version: `<line>.<unit>:<version>`. */
export const piecesForm = z.object({
  act: actId,
  pieces: z.array(
    z.pipe(
      z.string().check(z.regex(/^[\w-]{1,64}\.\d{1,4}:\d{1,9}$/)),
      z.transform((text) => {
        const [id = '', version = ''] = text.split(':')
        return { id, version: Number(version) }
      }),
    ),
  ),
})

/** Money that is to go back, as the form says it. */
export type Wanted = Parts & {
  reason: RefundReason
  note: string
  tell: boolean
  /** Whether what was not sent and is refunded is not made or sent any more. */
  cancel: boolean
  way: RefundWay
  reference: string
  returnId?: string
}

type Read = { ok: true; wanted: Wanted } | { ok: false; errors: Record<string, string> }

/** Reads what is to go back. With `do=all` that is all that is left, whatever else is filled in. */
export function readRefund(fields: RefundFields): Read {
  const { typed, order, locale } = fields
  const words = refundWords().wrong
  const errors: Record<string, string> = {}
  const parts = typed.do === 'all' ? readAll(fields) : readChosen(fields, errors)
  const left = leftOfOrder(order)
  if (Object.keys(errors).length === 0 && parts.amount === 0) errors.other = words.nothing
  if (parts.amount > left) {
    const currency = moneyCurrency(order)
    errors.other ??= words.moreThanPaid(formatMoney(left, currency, locale))
  }
  const reason = reasons.find((each) => each === typed.reason)
  if (!reason) errors.reason = words.noReason
  const hand = readByHand(typed, waysOf(order), errors)
  const note = tidy(typed.note ?? '')
  if (note.length > NOTE_UNITS) errors.note = words.tooLong(NOTE_UNITS)
  if (Object.keys(errors).length > 0 || !reason || !hand) return { ok: false, errors }
  const boxes = { tell: typed.tell === 'yes', cancel: typed.cancel === 'yes' }
  const returnId = actId.safeParse(typed.return)
  return {
    ok: true,
    wanted: {
      ...parts,
      ...{ reason, note, ...hand, ...boxes },
      ...(returnId.success && { returnId: returnId.data }),
    },
  }
}

/** Reads how money goes back, with the reference of a transfer; undefined: no such way. */
export function readByHand<W extends RefundWay>(
  typed: Record<string, string>,
  ways: readonly W[],
  errors: Record<string, string>,
): { way: W; reference: string } | undefined {
  const words = refundWords().wrong
  const way = ways.find((each) => each === typed.way)
  const reference = tidy(typed.reference ?? '').replaceAll('\n', ' ')
  if (!way) errors.way = words.noWay
  if (reference.length > REFERENCE_UNITS) errors.reference = words.tooLong(REFERENCE_UNITS)
  if (way === 'transfer' && reference === '') errors.reference = words.noReference
  return way && { way, reference }
}
