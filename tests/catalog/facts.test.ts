import { describe, expect, test } from 'vitest'
import { factRows } from '../../src/catalog/fact-words.ts'
import { type Facts, facts } from '../../src/catalog/facts.ts'
import { certificateLink } from '../../src/catalog/rules/certificate-link.ts'
import { variantFacts } from '../../src/catalog/rules/variant-facts.ts'
import { stonesInShort, stoneWords } from '../../src/catalog/stone-words.ts'

const rowsOf = (known: object) =>
  Object.fromEntries(factRows(facts.parse(known)).map(({ name, text }) => [name, text]))

describe('the facts of a variant', () => {
  const options = [
    { name: 'Metal', values: ['18K yellow gold', '14K white gold', 'Platinum 950', 'Rose gold'] },
    { name: 'Length', values: ['40 cm', '45 cm'] },
  ]
  const known = facts.parse({
    metal: '18K yellow gold',
    fineness: 750,
    weightGrams: 3,
    dimensions: { widthMm: 2 },
    byChoice: {
      '14K white gold': { plating: 'rhodium', weightGrams: 2.6 },
      '45 cm': { dimensions: { lengthMm: 450 } },
      '14K white gold / 45 cm': { weightGrams: 2.9 },
    },
  })
  const of = (...values: string[]) => variantFacts({ facts: known, options }, values)

  test('never tell the weight or the fineness of another metal', () => {
    expect(of('18K yellow gold', '40 cm')).toMatchObject({ fineness: 750, weightGrams: 3 })
    expect(of('Platinum 950', '40 cm')).toMatchObject({ metal: 'Platinum 950', fineness: 950 })
    expect(of('Platinum 950', '40 cm')).not.toHaveProperty('weightGrams')
    expect(of('Rose gold', '40 cm')).not.toHaveProperty('fineness')
  })

  test('are those of its choices, the closest last', () => {
    expect(of('14K white gold', '40 cm')).toMatchObject({
      fineness: 585,
      plating: 'rhodium',
      weightGrams: 2.6,
    })
    expect(of('14K white gold', '45 cm')).toMatchObject({
      weightGrams: 2.9,
      dimensions: { widthMm: 2, lengthMm: 450 },
    })
  })

  test('before a choice are those of the whole product', () => {
    expect(of()).toMatchObject({ metal: '18K yellow gold', weightGrams: 3 })
  })

  test('of a product that was imported before a fact was known have no row for it', () => {
    const old: Facts = { stones: [], dimensions: {}, metal: 'Silver', plating: 'Rhodium' }
    const rows = factRows(variantFacts({ facts: old, options: [] }, []))
    expect(rows.map(({ name }) => name)).toEqual(['Metal', 'Plating'])
  })
})

test('a stone is never named without its origin and treatment, and never called untreated unasked', () => {
  const stone = { kind: 'diamond', count: 1, origin: 'lab-grown' as const, caratTotal: 0.5 }
  expect(stoneWords(stone)).toBe('Lab-grown diamond, 0.50 ct')
  expect(stoneWords({ ...stone, treatment: 'none' })).toBe('Lab-grown diamond, 0.50 ct, untreated')
  expect(stoneWords({ ...stone, origin: 'simulant' })).toMatch(/^Imitation diamond/)
  expect(stoneWords({ kind: 'emerald', count: 2, origin: 'natural', treatment: 'minor oil' })).toBe(
    '2 × natural emerald, treatment: minor oil',
  )
  expect(stonesInShort([stone, stone, { kind: 'ruby', count: 3, origin: 'natural' }])).toBe(
    'Lab-grown diamond, natural ruby',
  )
})

test('a weight in carats has its two decimals, a third where it is known, and the range it varies in', () => {
  const words = (known: object) =>
    stoneWords({ kind: 'ruby', origin: 'natural', count: 1, ...known })
  expect(words({ caratTotal: 1 })).toContain('1.00 ct')
  expect(words({ caratTotal: 0.725 })).toContain('0.725 ct')
  expect(words({ count: 9, caratTotal: 0.24, caratTolerance: 0.02 })).toContain(
    '0.24 ct in total, between 0.22 and 0.26 ct',
  )
})

test('the table tells the layer with what is under it, and why there is no hallmark', () => {
  expect(
    rowsOf({
      metal: '18K yellow gold',
      fineness: 750,
      plating: '18K gold',
      platingBase: 'sterling silver 925',
      platingMicrons: 2.5,
      hallmark: 'exempt',
    }),
  ).toEqual({
    Metal: '18K yellow gold, 750 parts per thousand',
    Plating: '18K gold over sterling silver 925, 2.5 microns thick',
    Hallmark: 'Not hallmarked: below the weight at which the law requires it',
  })
})

test('what is not known has no row', () => {
  expect(rowsOf({})).toEqual({})
  expect(rowsOf({ workshopDays: 0 })).toEqual({})
})

test('a certificate leads to the laboratory’s own page, where we know it', () => {
  expect(certificateLink('IGI', 'LG 1/2')).toBe(
    'https://www.igi.org/verify-your-report/?r=LG%201%2F2',
  )
  expect(certificateLink(' gia ', '123')).toBe('https://www.gia.edu/report-check?reportno=123')
  expect(certificateLink('HRD', '9')).toBe('https://my.hrdantwerp.com/?record_number=9')
  expect(certificateLink('Uncle Bob', '1')).toBeNull()
  const row = (certificate: object) =>
    factRows(
      facts.parse({ stones: [{ kind: 'diamond', origin: 'natural', count: 1, certificate }] }),
    ).find(({ name }) => name === 'Certificate')
  expect(row({ lab: 'GIA', number: '123' })?.proof?.text).toBe('Look it up at GIA')
  expect(row({ lab: 'GIA' })).toEqual({ group: 'stones', name: 'Certificate', text: 'GIA report' })
})
