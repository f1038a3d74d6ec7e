import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shadeOf, shadesOf } from '../../src/statistics/admin/audience/shade-rules.ts'

test('classes follow each other without a gap, and the largest value has the strongest', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom('times' as const, 'steps' as const),
      (largest, how) => {
        const shades = shadesOf(largest, how)
        expect(shades.length).toBeLessThanOrEqual(5)
        expect(shades[0]?.from).toBe(1)
        expect(shades.at(-1)).toMatchObject({ to: largest, shade: 5 })
        for (const [n, { from, to }] of shades.entries()) {
          expect(to).toBeGreaterThanOrEqual(from)
          if (n > 0) expect(from).toBe((shades[n - 1]?.to ?? 0) + 1)
        }
      },
    ),
  )
})

test('a country with few visitors is told from one with none, beside one with many', () => {
  const shades = shadesOf(1000, 'times')
  expect([0, 1, 4, 100, 1000].map((value) => shadeOf(shades, value))).toEqual([null, 1, 1, 4, 5])
  expect(shadesOf(0, 'times')).toEqual([])
})
