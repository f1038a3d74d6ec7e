import type { EngravingRefusal } from './rules.ts'
import { engravingWords } from './words.ts'

/** Why an engraving is refused, and what to change. */
export function refusalWords(refusal: EngravingRefusal): string {
  const { refused } = engravingWords()
  switch (refusal.reason) {
    case 'not-offered':
      return refused.notOffered
    case 'too-long':
      return refused.tooLong(refusal.limit, refusal.length)
    case 'unseen':
      return refused.unseen
    case 'letter':
      return refused.letter(refusal.letter, refusal.font, refusal.elsewhere)
  }
}
