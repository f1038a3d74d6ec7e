import { nice, ticks } from 'd3-array'

/** The space that a line is drawn in. It is stretched to the width of the page, never in height. */
export const size = { width: 1000, height: 220, top: 12, bottom: 4 }

type Room = { height: number; top: number; bottom: number }

/** What is drawn: null where nothing is known. */
export type Values = (number | null)[]

/** From values to heights, with the lines that a reader measures by. */
export type Scale = { y: (value: number) => number; ticks: number[] }

/**
 * A linear scale with room for all values and zero.
 *
 * @param whole whether only whole numbers have a meaning: of people there are no halves
 */
export function scaleOf(values: Values, whole: boolean, room: Room = size): Scale {
  const known = values.filter((value) => value !== null)
  const least = Math.min(0, ...known)
  const most = Math.max(0, ...known)
  const [from, to] = least === most ? [0, 1] : nice(least, most, 3)
  const tall = room.height - room.top - room.bottom
  const lines = ticks(from, to, 3).filter((tick) => !whole || Number.isInteger(tick))
  return { y: (value) => room.top + (1 - (value - from) / (to - from)) * tall, ticks: lines }
}

/** How far a step is from the left, of `of`; a lone one is in the middle. */
export const across = (n: number, count: number, of: number): number =>
  count < 2 ? of / 2 : (n / (count - 1)) * of
