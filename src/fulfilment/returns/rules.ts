import { canBeReturned, WITHDRAWAL_DAYS } from '../../catalog/rules/returns.ts'
import { isHoliday } from '../../delivery/rules/holidays.ts'
import { addDays, type CalendarDate, isWeekend, wallClock } from '../../platform/calendar-date.ts'
import type { Seconds } from '../../platform/clock.ts'
import { isUnsent, type ReturnReason, type Stage } from '../rules.ts'

/** Why something comes back, the usual ones first. The first is that of whoever gives none. */
export const returnReasons: readonly ReturnReason[] = [
  'changed-mind',
  'wrong-size',
  'not-as-described',
  'damaged',
  'wrong-piece',
  'other',
]

/** Reasons for which the shop answers, and pays the way back: Directive (EU) 2019/771, article 13. */
export const isFault = (reason: ReturnReason): boolean =>
  reason === 'not-as-described' || reason === 'damaged' || reason === 'wrong-piece'

/**
 * The last day on which an order can be withdrawn from: fourteen days after that on which the last
 * of its pieces came, or the working day after, in the buyer's country (Directive 2011/83/EU,
 * article 9; Regulation 1182/71, article 3 (4)). Null: the period has not begun, because a piece is
 * still to come or nobody knows that it has.
 *
 * @param stages of all pieces of the order
 * @param arrivals when each of its parcels came
 */
export function withdrawalEnds(
  stages: readonly Stage[],
  arrivals: readonly (Seconds | null)[],
  { country, timeZone }: { country: string; timeZone: string },
): CalendarDate | null {
  const known = arrivals.filter((at) => at !== null)
  if (known.length === 0 || stages.some((stage) => isUnsent(stage) || stage === 'sent')) return null
  let day = addDays(wallClock(Math.max(...known), timeZone).date, WITHDRAWAL_DAYS)
  while (isWeekend(day) || isHoliday(country, day)) day = addDays(day, 1)
  return day
}

/**
 * Whether, and how, a piece can be given back.
 *
 * - `withdraw`: without a reason, and without anybody's answer
 * - `late`: the period is over; the shop may take it back all the same, and must if it is faulty
 * - `if-faulty`: made for the shopper; only for a fault, and the shop answers
 * - `not-sent`, `gone`: there is nothing to send back
 * - `in-return`: it has been asked for
 */
export type Standing = 'withdraw' | 'late' | 'if-faulty' | 'not-sent' | 'gone' | 'in-return'

export function standingOf(
  piece: { stage: Stage; inReturn: boolean },
  line: { engraved: boolean; madeToOrder: boolean },
  isLate: boolean,
): Standing {
  if (isUnsent(piece.stage)) return 'not-sent'
  if (piece.stage !== 'sent' && piece.stage !== 'delivered') return 'gone'
  if (piece.inReturn) return 'in-return'
  if (!canBeReturned(line)) return 'if-faulty'
  return isLate ? 'late' : 'withdraw'
}

/** Whether a piece can be asked for at all. */
export const canBeAsked = (standing: Standing): boolean =>
  standing === 'withdraw' || standing === 'late' || standing === 'if-faulty'

/**
 * What becomes of a shopper's wish to give pieces back: a withdrawal in time needs no answer; all
 * else waits for one, as a whole.
 */
export function decideReturn(
  standings: readonly Standing[],
  reason: ReturnReason,
): 'agreed' | 'asked' | 'only-if-faulty' | 'not-returnable' {
  if (standings.length === 0 || !standings.every(canBeAsked)) return 'not-returnable'
  if (standings.includes('if-faulty') && !isFault(reason)) return 'only-if-faulty'
  return standings.every((standing) => standing === 'withdraw') ? 'agreed' : 'asked'
}

/** The last day on which the parcel is to be sent: Directive 2011/83/EU, article 14 (1). */
export const sendBy = (agreedAt: Seconds, timeZone: string): CalendarDate =>
  addDays(wallClock(agreedAt, timeZone).date, WITHDRAWAL_DAYS)

/** UTF-16 code units of what is said of a return. */
export const RETURN_NOTE_UNITS = 1000

/**
 * Why nothing was asked for.
 *
 * - `not-returnable`: a piece is not with the shopper, is in another return, or is none of the order
 * - `only-if-faulty`: a piece was made for the shopper, and the reason is no fault
 * - `too-many`: the shopper has asked twenty times
 */
export type NotAsked = 'not-returnable' | 'only-if-faulty' | 'too-many'
