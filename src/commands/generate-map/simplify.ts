export type Point = [x: number, y: number]

/**
 * Those points of a line without which it is nowhere farther than `offBy` from where it was, as it
 * is drawn: the algorithm of Ramer, Douglas and Peucker. Its ends stay.
 */
export function simplify(line: Point[], drawn: (point: Point) => Point, offBy: number): Point[] {
  const places = line.map(drawn)
  const kept = new Set(corners(places, offBy))
  return line.filter((_, n) => kept.has(places[n] as Point))
}

function corners(line: Point[], offBy: number): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last) return []
  const distances = line.map((point) => distanceTo(point, first, last))
  const most = Math.max(...distances)
  if (most <= offBy) return [first, last]
  const at = distances.indexOf(most)
  return [...corners(line.slice(0, at + 1), offBy), ...corners(line.slice(at), offBy)]
}

/** How far a point is from the line between two others; these may be one. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
