import { nameOfMail } from '../order/history.ts'
import type { StrandedMail } from './queries.ts'
import { strandedMailWords } from './words.ts'

/** Why a mail did not go out, as a sentence. */
export function faultText({ state, fault }: Pick<StrandedMail, 'state' | 'fault'>): string {
  const words = strandedMailWords()
  const why = fault === null ? words.noFault : (words.faults[fault] ?? words.refused(fault))
  return words.why(state === 'dead' ? words.dead : words.unclear, why)
}

/** What staff call a mail, whatever it is about. */
export const nameOfStranded = ({ kind }: Pick<StrandedMail, 'kind'>): string =>
  strandedMailWords().others[kind] ?? nameOfMail(kind)
