import { lineWords } from '../../catalog/line-words.ts'
import type { ChangedLine } from './changed-line.ts'

/** What a line was or becomes, in one: `1 × Alba ring, ring size 54 mm (US 6¾)`. */
export function changedLineWords(line: ChangedLine, units: number): string {
  const { name, engraving } = lineWords({
    ...line,
    quantity: units,
    unitPrice: line.price,
    engraved: line.engraving !== null,
  })
  return [`${units} × ${name}`, engraving].filter(Boolean).join(' · ')
}
