import type { Change } from './change-rules.ts'
import { formatShare } from './format.ts'
import { statisticsWords } from './words.ts'

/** A change in words, `12% more`; empty where only the value before says something. */
export function sayChange(change: Change | null, locale: string): string {
  const words = statisticsWords().change
  if (!change || change.kind === 'before') return ''
  if ('amount' in change) return words[change.kind](formatShare(change.amount, locale))
  if ('points' in change)
    return words[change.kind](new Intl.NumberFormat(locale).format(change.points))
  return words[change.kind]
}
