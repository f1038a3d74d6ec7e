import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/catalog/facts.ts'
import { coinOf } from '../../src/catalog/rules/coins.ts'
import { boundsOf, outlineOf } from '../../src/catalog/rules/scale-drawing.ts'
import { ScaleDrawing } from '../../src/catalog/views/scale-drawing.tsx'

const outline = (
  type: string,
  dimensions: Facts['dimensions'],
  more: {
    title?: string
    chosen?: { name: string; value: string }[]
    stones?: Facts['stones']
  } = {},
) =>
  outlineOf({
    type,
    title: more.title ?? 'Piece',
    chosen: more.chosen ?? [],
    facts: { stones: more.stones ?? [], dimensions },
  })

const euro = coinOf('EUR')

/** Measures the drawing: widths of the product and of the coin, in its units. */
function measured(drawn: NonNullable<ReturnType<typeof outline>>) {
  const svg = String(<ScaleDrawing outline={drawn} coin={euro} />)
  const [, radius = 0] = /<circle[^>]* r="([\d.]+)"/.exec(svg) ?? []
  const ovals = [...svg.matchAll(/a([\d.]+) ([\d.]+) 0 1 0 ([\d.]+) 0a/g)]
  return {
    svg,
    coin: 2 * Number(radius),
    widest: Math.max(...ovals.map(([, rx]) => 2 * Number(rx))),
    highest: Math.max(...ovals.map(([, , ry]) => 2 * Number(ry))),
  }
}

describe('a drawing to scale', () => {
  test('keeps the proportion to the coin within one in a hundred', () => {
    for (const [width, height] of [
      [4.1, 4.1],
      [15, 16],
      [34, 33],
    ] as const) {
      const { coin, widest, highest } = measured(
        outline('Brooch', { widthMm: width, heightMm: height })!,
      )
      expect(widest / coin / (width / euro.mm)).toBeCloseTo(1, 2)
      expect(highest / coin / (height / euro.mm)).toBeCloseTo(1, 2)
    }
  })

  test('shows a ring of the chosen size: 54 is 17.2 mm inside', () => {
    const at = (value: string) =>
      boundsOf(
        outline(
          'Ring',
          { widthMm: 4, thicknessMm: 1.7 },
          { chosen: [{ name: 'Ring size', value }] },
        )!.shapes,
      )
    expect(at('54').right - at('54').left).toBeCloseTo(54 / Math.PI + 3.4, 1)
    expect(at('62').right - at('62').left).toBeCloseTo(62 / Math.PI + 3.4, 1)
  })

  test('draws a stone on a ring as wide as its carats make it: half a carat of diamond is 5.1 mm', () => {
    const stones: Facts['stones'] = [
      { kind: 'diamond', origin: 'lab-grown', caratTotal: 0.5, count: 1 },
    ]
    const ring = outline('Ring', { widthMm: 1.8, heightMm: 6.2 }, { stones })!
    const stone = boundsOf(ring.shapes.filter(({ kind }) => kind === 'line'))
    expect(stone.right - stone.left).toBeCloseTo(5.1, 1)
    expect(stone.top).toBeCloseTo(-54 / Math.PI / 2 - 6.2, 1)
  })

  test('a longer chain hangs lower', () => {
    const deep = (value: string) =>
      boundsOf(
        outline('Necklace', { widthMm: 2 }, { chosen: [{ name: 'Chain length', value }] })!.shapes,
      ).bottom
    expect(deep('50 cm')).toBeGreaterThan(deep('45 cm') + 15)
    expect(deep('45 cm')).toBeGreaterThan(deep('40 cm') + 15)
    // Along its middle, 1 mm inside, the chain is as long as the visible part of 45 cm around a
    // neck of 114 mm.
    const points = Array.from({ length: 10_000 }, (_, at) => {
      const angle = (at / 9999) * Math.PI
      return [57 * Math.cos(angle), (deep('45 cm') - 1) * Math.sin(angle)] as const
    })
    const along = points.reduce((sum, [x, y], at) => {
      const [fromX, fromY] = points[at - 1] ?? [x, y]
      return sum + Math.hypot(x - fromX, y - fromY)
    }, 0)
    expect(along / (450 - 57 * Math.PI)).toBeCloseTo(1, 2)
  })

  test('a hoop is drawn as wide as it is high', () => {
    const hoops = outline('Earrings', { widthMm: 2, heightMm: 15 }, { title: 'Small Hoops' })!
    expect(measured(hoops).widest).toBe(15)
  })

  test('says in words what it shows', () => {
    const { svg } = measured(outline('Brooch', { widthMm: 12, heightMm: 12 })!)
    expect(svg).toContain('12 mm wide: about half as wide as a one-euro coin')
    expect(svg).toContain('role="img"')
    expect(svg.length).toBeLessThan(700)
  })

  test('is not made up where the measures are not known', () => {
    expect(outline('Ring', {})).toBeNull()
    expect(outline('Earrings', { widthMm: 3 })).toBeNull()
    expect(outline('Brooch', { heightMm: 3 })).toBeNull()
  })

  test('takes a coin that the shop’s customers know', () => {
    expect(['EUR', 'USD', 'GBP', 'SEK'].map((code) => coinOf(code).mark)).toEqual([
      '€1',
      '25¢',
      '£1',
      '€1',
    ])
  })
})
