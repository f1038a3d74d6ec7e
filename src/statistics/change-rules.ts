/** How a value compares with that of the period before. `amount` is a share, 0.12 is 12 %. */
export type Change =
  | { kind: 'more' | 'less'; amount: number }
  | { kind: 'higher' | 'lower'; points: number }
  | { kind: 'same' | 'new' | 'before' }

/**
 * Compares a value with the one before.
 *
 * @param rate whether it is a share of something: then it changes by points, not by percent
 * @returns `new` where there was nothing before, `before` where no percentage has a meaning (there
 *   was less than nothing), null where one of both is not known
 */
export function changeOf(value: number | null, before: number | null, rate = false): Change | null {
  if (value === null || before === null) return null
  if (rate) {
    // Of a hundred, to a tenth, as both are shown.
    const points = (Math.round(value * 1000) - Math.round(before * 1000)) / 10
    return points === 0
      ? { kind: 'same' }
      : { kind: points > 0 ? 'higher' : 'lower', points: Math.abs(points) }
  }
  if (value === before) return { kind: 'same' }
  if (before === 0) return { kind: value > 0 ? 'new' : 'before' }
  if (before < 0) return { kind: 'before' }
  const share = value / before - 1
  return { kind: share > 0 ? 'more' : 'less', amount: Math.abs(share) }
}

/** A share of a whole; null of nothing. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole
