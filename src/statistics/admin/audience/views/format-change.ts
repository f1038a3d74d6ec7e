import { changeOf } from '../../../change-rules.ts'
import { audienceWords } from '../words.ts'

/** How a figure compares with the one before, in the space of a cell: `+12%`, `new`. */
export function formatChange(value: number, before: number | null, locale: string): string {
  const change = changeOf(value, before)
  if (!change || change.kind === 'before') return ''
  if (change.kind === 'new') return audienceWords().isNew
  const amount = 'amount' in change ? change.amount : 0
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  }).format(change.kind === 'less' ? -amount : amount)
}
