import { expect, test } from 'vitest'
import { errorsOf, readText } from './fixtures/import-files.ts'

const keys = ['metal', 'fineness', 'width_mm', 'workshop_days', 'stones']
const header = keys.map((key) => `Some label (product.metafields.jewelry.${key})`).join(',')
const file = (...cells: string[]) =>
  `Handle,Title,Price,${header}\na,A,5,${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`

const sapphire = { kind: 'sapphire', origin: 'natural', treatment: 'heated', count: 3 }

test('what a jeweller knows about a piece comes from metafield columns', async () => {
  const { products } = await readText(
    file('18K gold', '750', '2.5', '0', JSON.stringify([sapphire])),
  )
  expect(products[0]?.facts).toEqual({
    metal: '18K gold',
    fineness: 750,
    dimensions: { widthMm: 2.5 },
    workshopDays: 0,
    stones: [sapphire],
  })
  expect(products[0]?.searchText).toBe('a 18k gold sapphire natural')
})

test('every wrong fact is told at its column', async () => {
  const stones = JSON.stringify([{ ...sapphire, origin: 'synthetic', count: 0 }])
  const told = errorsOf(await readText(file('', '1750', '-1', 'two', stones)))
  expect(told).toHaveLength(5)
  const column = (key: string) => `2 Some label (product.metafields.jewelry.${key}): `
  expect(told).toEqual(
    expect.arrayContaining([
      `${column('workshop_days')}"two" is not a number. Write it like 2.5, without a unit.`,
      expect.stringMatching(/fineness\): Too big.*Found "1750"/),
      expect.stringMatching(/width_mm\): Too small.*Found "-1"/),
      expect.stringMatching(/stones\): stones\[0\]\.origin: .*"lab-grown"/),
      expect.stringMatching(/stones\): stones\[0\]\.count: /),
    ]),
  )
})

test('stones that are not JSON are told with an example', async () => {
  expect(errorsOf(await readText(file('', '', '', '', 'sapphire')))).toEqual([
    expect.stringContaining('"sapphire" is not a JSON list. Write [{"kind":"sapphire"'),
  ])
})

test('a piece without facts has none', async () => {
  const { products } = await readText('Handle,Title,Price\na,A,5\n')
  expect(products[0]?.facts).toEqual({ stones: [], dimensions: {} })
})
