import { expect, test } from 'vitest'
import { errorsOf, readText } from './import-files.ts'

const keys = ['metal', 'fineness', 'width_mm', 'workshop_days', 'stones', 'by_choice', 'hallmark']
const header = keys.map((key) => `Some label (product.metafields.jewelry.${key})`).join(',')
const file = (...cells: string[]) =>
  `Handle,Title,Price,${header}\na,A,5,${keys.map((_, at) => `"${(cells[at] ?? '').replaceAll('"', '""')}"`).join(',')}\n`

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
  const words = products[0]?.words.map(({ word }) => word)
  for (const word of ['a', '18k', 'gold', 'sapphire', 'natural']) expect(words).toContain(word)
})

test('every wrong fact is reported at its column', async () => {
  const stones = JSON.stringify([{ ...sapphire, origin: 'synthetic', count: 0 }])
  const errors = errorsOf(await readText(file('', '1750', '-1', 'two', stones)))
  expect(errors).toHaveLength(5)
  const column = (key: string) => `2 Some label (product.metafields.jewelry.${key}): `
  expect(errors).toEqual(
    expect.arrayContaining([
      `${column('workshop_days')}"two" is not a number. Write it like 2.5, without a unit.`,
      expect.stringMatching(/fineness\): Too big.*Found "1750"/),
      expect.stringMatching(/width_mm\): Too small.*Found "-1"/),
      expect.stringMatching(/stones\): stones\[0\]\.origin: .*"lab-grown"/),
      expect.stringMatching(/stones\): stones\[0\]\.count: /),
    ]),
  )
})

test('stones that are not JSON are reported with an example', async () => {
  expect(errorsOf(await readText(file('', '', '', '', 'sapphire')))).toEqual([
    expect.stringContaining('"sapphire" is not a JSON list. Write [{"kind":"sapphire"'),
  ])
})

test('a piece without facts has none', async () => {
  const { products } = await readText('Handle,Title,Price\na,A,5\n')
  expect(products[0]?.facts).toEqual({ stones: [], dimensions: {} })
})

test('what differs with the metal is read, and a metal that no variant has is reported', async () => {
  const byChoice = { 'Platinum 950': { weightGrams: 4.6 }, Platin: { weightGrams: 4.6 } }
  const text = file('', '', '', '', '', JSON.stringify(byChoice), 'CCM')
    .replace('Handle,Title,', 'Handle,Title,Option1 name,Option1 value,')
    .replace('a,A,', 'a,A,Metal,Platinum 950,')
  const { products, findings } = await readText(text)
  expect(products[0]?.facts.byChoice).toEqual(byChoice)
  expect(findings.filter(({ field }) => field !== 'Inventory tracker')).toEqual([
    {
      level: 'warning',
      line: 2,
      field: 'Some label (product.metafields.jewelry.by_choice)',
      message: 'No variant is called "Platin". Write it as the option does.',
    },
  ])
  const wrong = JSON.stringify({ 'Platinum 950': { weight: 4.6 } })
  expect(errorsOf(await readText(file('', '', '', '', '', wrong)))).toEqual([
    expect.stringMatching(/by_choice\): byChoice\.Platinum 950: Unrecognized key: "weight"/),
  ])
})

test('a claim that must not be made is reported at its cell with the remedy, and keeps nothing out', async () => {
  const rings = `Handle,Title,Option1 name,Option1 value,Inventory quantity,Price,Image Src,Image Alt Text,${header}
a,Ruby ring,Metal,Rose gold,1,5,a.jpg,Ring,,,,,"[{""kind"":""ruby"",""origin"":""lab-grown"",""count"":1}]",,
a,,,9ct gold,1,5,b.jpg,A ruby,,,,,,,
`
  const { products, findings } = await readText(rings)
  expect(products).toHaveLength(1)
  expect(findings.map(({ level, line, field, message }) => [level, line, field, message])).toEqual([
    ['warning', 2, 'Title', expect.stringContaining('Write "lab-grown ruby"')],
    ['warning', 2, 'Option1 value', expect.stringContaining('Write "18K gold"')],
    ['warning', 3, 'Image Alt Text', expect.stringContaining('"A ruby" mentions the ruby')],
  ])
})
