import type { Refusal } from './add-lines.ts'
import { MAX_LINES, MAX_QUANTITY } from './rules.ts'
import { cartWords } from './words.ts'

/** Why something was not put into the cart, in words. */
export function refusalText(reason: Refusal): string {
  const { refusals } = cartWords()
  switch (reason) {
    case 'unknown':
      return refusals.unknown
    case 'sold-out':
      return refusals.soldOut
    case 'on-request':
      return refusals.onRequest
    case 'not-enough':
      return refusals.notEnough
    case 'too-many-units':
      return refusals.tooManyPieces(MAX_QUANTITY)
    case 'too-many-lines':
      return refusals.tooManyLines(MAX_LINES)
    case 'too-much-today':
      return refusals.tooMuchToday
  }
}
