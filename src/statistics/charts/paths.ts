import { across, type Scale, size, type Values } from './scale.ts'

/**
 * The line through values, as the `d` of a path; it stops where nothing is known. A point without
 * neighbours is closed, so that round ends of the line draw it.
 */
export function lineOf(values: Values, { y }: Scale, width = size.width): string {
  const runs: string[][] = [[]]
  for (const [n, value] of values.entries()) {
    if (value === null) runs.push([])
    else runs.at(-1)?.push(`${Math.round(across(n, values.length, width))},${Math.round(y(value))}`)
  }
  return runs
    .filter((points) => points.length > 0)
    .map((points) => `M${points.join('L')}${points.length === 1 ? 'Z' : ''}`)
    .join('')
}

/** What lies between the line and zero: each run of it is led down to zero, and back. */
export const areaOf = (values: Values, scale: Scale): string => {
  const zero = Math.round(scale.y(0))
  const runs = lineOf(values, scale).split('M').slice(1)
  return runs.map((run) => `M${run}V${zero}H${run.split(',')[0]}Z`).join('')
}
