import type { RowProblem } from './packing-form.ts'
import { parcelWords } from './words.ts'

/** What is wrong with a row of the packing table. */
export function sayProblem({ reason }: RowProblem, carrier = ''): string {
  const words = parcelWords().packing.problems
  return reason === 'looksWrong' ? words.looksWrong(carrier) : words[reason]
}
