import { type GeoPermissibleObjects, geoNaturalEarth1, geoPath } from 'd3-geo'
import countries from 'i18n-iso-countries'
import { feature, transform } from 'topojson-client'
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' }
import { type Point, simplify } from './simplify.ts'

/** Of the drawing; all lengths here are in its units. */
const WIDTH = 720
/** How far a border may be from where it is. */
const OFF_BY = 0.9
/** Islands of a smaller area are left out, beside a larger part of their country. */
const SMALLEST = 4

/** What the data shows apart and without a code, by the country whose code visits there have. */
const partOf: Record<string, string> = { 'N. Cyprus': 'CY', Somaliland: 'SO', Kosovo: 'XK' }

/**
 * The map as an SVG file: a line for each country, with its code. Borders are simplified before they
 * are put together to countries, so that neighbours still meet.
 */
export function mapFile(): string {
  const topology = atlas as unknown as Topology
  const all = topology.objects.countries as Collection
  // Antarctica has no shoppers, and would be a quarter of the map.
  const world = { ...all, geometries: all.geometries.filter(({ id }) => id !== '010') }
  const projection = geoNaturalEarth1().precision(0).fitWidth(WIDTH, feature(topology, world))
  const arcs = topology.arcs.map((steps) => {
    const toDegrees = transform(topology.transform ?? null)
    const line = steps.map((step, n) => toDegrees(step, n > 0) as Point)
    return simplify(line, (point) => projection(point) as Point, OFF_BY)
  })
  const { transform: _, ...rest } = topology
  const shapes = new Map<string, Point[][]>()
  for (const part of feature({ ...rest, arcs }, world).features) {
    const name: string = part.properties?.name
    const code = partOf[name] ?? countries.numericToAlpha2(String(part.id))
    if (!code) throw new Error(`There is no code for ${name}`)
    const outline = geoPath(projection).digits(0)(part as GeoPermissibleObjects) ?? ''
    shapes.set(code, [...(shapes.get(code) ?? []), ...ringsOf(outline)])
  }
  const lowest = Math.max(...[...shapes.values()].flat(2).map(([, y]) => y))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${lowest + 1}" aria-hidden="true">`,
    ...[...shapes].sort().map(([code, rings]) => `<path id="${code}" d="${pathOf(rings)}"/>`),
    '</svg>\n',
  ].join('\n')
}

type Topology = Parameters<typeof feature>[0]
type Collection = Extract<Topology['objects'][string], { type: 'GeometryCollection' }>

/** The corners of each part of an outline `M1,2L3,4L5,6Z`. */
const ringsOf = (outline: string): Point[][] =>
  [...outline.matchAll(/M([^MZ]+)Z/g)].map(([, ring = '']) =>
    ring.split('L').map((corner) => corner.split(',').map(Number) as Point),
  )

/** The same in fewer letters: steps from corner to corner. */
function pathOf(rings: Point[][]): string {
  const large = rings.filter((ring) => areaOf(ring) >= SMALLEST)
  return (large.length > 0 ? large : rings).map(outlineOf).join('')
}

function outlineOf([start = [0, 0], ...corners]: Point[]): string {
  let [x, y] = start
  const steps = corners.map(([toX, toY]) => {
    const step = `${toX - x} ${toY - y}`
    ;[x, y] = [toX, toY]
    return step
  })
  const moved = steps.filter((step) => step !== '0 0').join(' ')
  return `M${start}l${moved.replaceAll(' -', '-')}z`
}

const areaOf = (ring: Point[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], n) => {
      const [nextX, nextY] = ring[n + 1] ?? ring[0] ?? [0, 0]
      return sum + x * nextY - nextX * y
    }, 0),
  ) / 2
