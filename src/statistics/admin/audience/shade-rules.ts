/** A class of a map or a table: from so many to so many; the darkest is the fifth. */
export type Shade = { from: number; to: number; shade: number }

const SHADES = 5

/**
 * Up to five classes for values from 1 to the largest.
 *
 * @param how `times`: each ends at as many times the one before, because a shop has a hundred
 *   visitors in one country and one in twenty others; `steps`: all are as wide
 */
export function shadesOf(largest: number, how: 'times' | 'steps'): Shade[] {
  if (largest < 1) return []
  const tops = Array.from({ length: SHADES }, (_, n) => {
    const part = (n + 1) / SHADES
    return Math.ceil(how === 'times' ? largest ** part : largest * part)
  })
  const ends = [...new Set(tops)]
  return ends.map((to, n) => ({
    from: n === 0 ? 1 : (ends[n - 1] ?? 0) + 1,
    to,
    shade: SHADES - ends.length + n + 1,
  }))
}

/** The class in which a value is; null for less than 1. */
export const shadeOf = (shades: Shade[], value: number): number | null =>
  value < 1 ? null : (shades.find(({ to }) => value <= to)?.shade ?? SHADES)
