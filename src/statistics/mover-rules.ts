/** How often something came, and how often before. */
export type Mover = { key: string; times: number; before: number }

type Row = { key: string; times: number }

/** Fewer than that more or less is chance. */
const LEAST = 5

/**
 * What grew and what fell most, by how often it came: at most `most` of each, the largest change
 * first. What is not among the rows did not come.
 */
export function moversOf(
  now: Row[],
  before: Row[],
  most: number,
): { grew: Mover[]; fell: Mover[] } {
  const earlier = new Map(before.map(({ key, times }) => [key, times]))
  const there = new Set(now.map(({ key }) => key))
  const all = [
    ...now.map(({ key, times }) => ({ key, times, before: earlier.get(key) ?? 0 })),
    ...before
      .filter(({ key }) => !there.has(key))
      .map(({ key, times }) => ({ key, times: 0, before: times })),
  ].filter(({ times, before }) => Math.abs(times - before) >= LEAST)
  const by = (a: Mover, b: Mover) =>
    Math.abs(b.times - b.before) - Math.abs(a.times - a.before) || (a.key < b.key ? -1 : 1)
  return {
    grew: all
      .filter(({ times, before }) => times > before)
      .sort(by)
      .slice(0, most),
    fell: all
      .filter(({ times, before }) => times < before)
      .sort(by)
      .slice(0, most),
  }
}
