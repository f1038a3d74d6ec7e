import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facts } from '../../src/catalog/facts.ts'
import { caratRange } from '../../src/import/wording-rules/carat-weight.ts'
import type { ClaimField } from '../../src/import/wording-rules/claims.ts'
import { breachesOf } from '../../src/import/wording-rules/wording-rules.ts'

const labGrown = { kind: 'diamond', origin: 'lab-grown', count: 1 }
const ruby = { kind: 'ruby', origin: 'natural', treatment: 'heated', count: 1 }
const akoya = { kind: 'Akoya pearl', origin: 'cultured', count: 2 }

/** The sections of law that claims about a product break. */
function broken(
  text: string,
  known: object,
  field: ClaimField = 'title',
  hasHallmarkColumn = false,
) {
  const breaches = breachesOf({
    claims: [{ field, line: 2, text }],
    line: 2,
    variants: [facts.parse(known)],
    hasHallmarkColumn,
  })
  return breaches.map(({ message }) => /\(([^()]*)\)\.$/.exec(message)?.[1])
}

const gold = { metal: '18K gold', fineness: 750 }

describe.each<[rule: string, section: string, known: object, wrong: string[], right: string[]]>([
  [
    'a stone that was not mined says so immediately before its name',
    '16 CFR 23.12, 23.20, 23.25',
    { stones: [labGrown, akoya] },
    ['Stella Diamond Studs', 'Created diamond', 'Lab-grown ring with a diamond', 'Pearl drops'],
    [
      'Lab-Grown Diamond Studs',
      'Laboratory-created diamonds',
      'Cultured Akoya pearls',
      'Diamond-cut chain',
    ],
  ],
  [
    'a simulant is called imitation',
    '16 CFR 23.12, 23.20, 23.25',
    { stones: [{ kind: 'emerald', origin: 'simulant', count: 1 }] },
    ['Emerald ring', 'Faux emerald ring'],
    ['Imitation emerald ring', 'Simulated emeralds', 'Emerald-cut stone'],
  ],
  [
    'a stone sold under its own name resembles nothing',
    '16 CFR 23.12, 23.20, 23.25',
    { stones: [{ kind: 'cubic zirconia', origin: 'simulant', count: 1 }, labGrown] },
    ['Diamond and cubic zirconia'],
    ['Cubic zirconia ring'],
  ],
  [
    'what was made is not called natural or precious',
    '16 CFR 23.27',
    { stones: [labGrown] },
    ['Genuine lab-grown diamond', 'A precious round lab-grown diamond'],
    ['Lab-grown diamond in natural light'],
  ],
  [
    'a made stone is no gem',
    '16 CFR 23.25',
    { stones: [labGrown] },
    ['A gem of a ring', 'Birthstone ring'],
    ['Lab-grown gemstones', 'A ring'],
  ],
  [
    'flawless and perfect are grades',
    '16 CFR 23.13, 23.28',
    { stones: [{ ...ruby, clarity: 'VS1' }] },
    ['Flawless ruby', 'A perfect deep red ruby', 'Internally flawless'],
    ['The perfect gift', 'A clean ruby'],
  ],
  [
    'a stone has its own name',
    '16 CFR 23.26',
    {},
    ['Green amethyst ring', 'Yellow emeralds'],
    ['Prasiolite ring', 'Amethyst on green silk'],
  ],
  [
    'a text does not deny a treatment',
    '16 CFR 23.24',
    { stones: [ruby] },
    ['Unheated ruby'],
    ['Heated ruby'],
  ],
  [
    'a weight is true to its last decimal',
    '16 CFR 23.18',
    {
      stones: [
        { ...ruby, caratTotal: 0.72 },
        { ...labGrown, count: 4, caratTotal: 0.2 },
      ],
    },
    ['Ruby of 0.75 ct', 'Ruby of 0.7 carat', '1 ct of stones', '0.725ct'],
    [
      'Ruby of 0.72 ct',
      '.72 carat',
      '0.92 ct together',
      '0.05 ct each',
      '18 ct yellow gold',
      'Ruby',
    ],
  ],
  [
    'a total that differs from piece to piece comes with its range',
    '16 CFR 23.18',
    { stones: [{ ...ruby, count: 20, caratTotal: 0.5, caratTolerance: 0.03 }] },
    ['Rubies, 0.50 ct'],
    ['Rubies, 0.47 to 0.53 ct'],
  ],
  [
    'a fraction comes with its range',
    '16 CFR 23.18',
    {},
    ['1/2 ct ruby', '½ carat'],
    ['1/2 ct ruby (0.45 to 0.57 ct)', '0.50 ct'],
  ],
  [
    'gold has its karat before it',
    '16 CFR 23.3',
    gold,
    ['Gold hoops', '18K ring, white gold', '18K gold and rose gold'],
    ['18K yellow, white or rose gold', '9ct gold', '750 gold', 'A goldsmith’s ring', 'Gold tone'],
  ],
  [
    'gold that is a layer says so',
    '16 CFR 23.3',
    { metal: 'Brass', plating: '18K gold' },
    ['18K gold hoops'],
    ['18K gold-plated hoops', 'Hoops of brass'],
  ],
  [
    'thin gold over silver is no vermeil',
    '16 CFR 23.4',
    { plating: '18K gold vermeil', platingBase: 'sterling silver', platingMicrons: 2.4 },
    ['18K gold vermeil ring'],
    ['18K gold-plated sterling silver'],
  ],
  [
    'silver has its fineness before it',
    '16 CFR 23.5',
    { metal: '800 silver', fineness: 800 },
    ['Silver bangle', 'Sterling bangle'],
    ['800 silver bangle', 'With a silver cloth'],
  ],
])('%s', (_, section, known, wrong, right) => {
  test.each(wrong)('not “%s”', (text) => expect(broken(text, known)).toContain(section))
  test.each(right)('but “%s”', (text) => expect(broken(text, known)).toEqual([]))
})

test.each([
  'S925 Silver Band',
  '925 silver',
  's925 silver',
  'S 925 Silver',
  'Ag925 silver',
  'Sterling silver',
  'Silver 925',
  'Silver (925)',
  'Silver 925 ring',
  'Ring of silver 925.',
  'Silver, 925',
  'Silver S925',
  'Silver 925/1000',
  '925/1000 silver',
  'Silver 92.5%',
  'Britannia silver 958',
])('“%s” is silver of 925', (text) => expect(broken(text, { metal: text })).toEqual([]))

test.each(['K18 gold', 'K18YG gold', 'Au750 gold', 'G750 gold', '18KT yellow gold', 'AU 585 gold'])(
  '“%s” has its karat before it',
  (text) => expect(broken(text, gold)).toEqual([]),
)

test('the colour silver is no metal, and a number that is no fineness does not vouch for one', () => {
  for (const text of ['Silver grey pearl', 'Silver-gray pearl'])
    expect(broken(text, { stones: [akoya] }), text).not.toContain('16 CFR 23.5')
  for (const text of ['Silver 45 cm', 'Silver chain, 925 of them', 'Silver 9250', 'R 18 gold'])
    expect(broken(text, {}), text).toHaveLength(1)
})

test('a usual treatment is disclosed, or its absence promised', () => {
  const sectionsFor = (treatment: object, origin = 'natural') =>
    broken('Ring', { stones: [{ kind: 'sapphire', origin, count: 1, ...treatment }] })
  expect(sectionsFor({})).toEqual(['16 CFR 23.24'])
  expect(sectionsFor({ treatment: 'heated' })).toEqual([])
  expect(sectionsFor({ treatment: 'none' })).toEqual([])
  expect(sectionsFor({}, 'lab-grown')).toEqual([])
})

test('in a description the karat and the fineness are given once', () => {
  const section = (text: string, known: object) => broken(text, known, 'description')
  expect(section('Rose gold has copper in it. 18K rose gold.', gold)).toEqual([])
  expect(section('Rose gold has copper in it.', gold)).toEqual(['16 CFR 23.3'])
  expect(section('Silver darkens. Sterling silver 925.', {})).toEqual([])
  expect(section('Silver darkens.', { metal: 'Sterling silver' })).toEqual(['16 CFR 23.5'])
  expect(section('18K gold, the rest copper and silver.', gold)).toEqual([])
})

test('24 karat is gold and nothing else', () => {
  expect(broken('Gold hoops', { metal: 'Fine gold', fineness: 999 })).toEqual([])
})

test('vermeil of sterling silver under 2.5 microns of 10K gold is vermeil', () => {
  const layer = { plating: '10K gold', platingBase: 'sterling silver 925', platingMicrons: 2.5 }
  expect(broken('10K gold vermeil', layer)).toEqual([])
  expect(broken('Vermeil', { ...layer, platingBase: 'brass' })).toEqual(['16 CFR 23.4'])
})

test.each([
  ['Platinum', undefined, true],
  ['Platinum 950', 950, false],
  ['Platinum', 850, true],
  ['850 platinum', 850, false],
  ['Platinum', 400, true],
])('%s of %s parts in 1000', (metal, fineness, wrong) => {
  const known = { metal, ...(fineness && { fineness }) }
  expect(broken('Ring', known)).toEqual(wrong ? ['16 CFR 23.6'] : [])
})

test.each([
  ['18K gold', 750, 1],
  ['Sterling silver 925', 925, 7.78],
  ['Platinum 950', 950, 0.5],
  ['Palladium 950', 950, 1],
])('%s is exempt from a hallmark only below %s g', (metal, fineness, grams) => {
  const sectionsFor = (weightGrams: number, mark: object, hasColumn = true) =>
    broken('Ring', { metal, fineness, weightGrams, ...mark }, 'title', hasColumn)
  const breach = ['Hallmarking Act 1973, schedule 1']
  expect(sectionsFor(grams, { hallmark: 'exempt' })).toEqual(breach)
  expect(sectionsFor(grams, {})).toEqual(breach)
  expect(sectionsFor(grams, { hallmark: 'London, leopard’s head' })).toEqual([])
  expect(sectionsFor(grams - 0.01, { hallmark: 'exempt' })).toEqual([])
  expect(sectionsFor(grams, {}, false)).toEqual([])
})

describe('a weight in carats', () => {
  const hundredths = fc.integer({ min: 1, max: 2000 })
  const known = (carats: number) => ({ stones: [{ ...ruby, caratTotal: carats }] })

  test('covers what is rounded to it, and nothing a hundredth away', () => {
    fc.assert(
      fc.property(hundredths, fc.integer({ min: -4, max: 4 }), (weight, thousandths) => {
        const { from, below } = caratRange((weight / 100).toFixed(2))
        const actual = (weight * 10 + thousandths) / 1000
        expect(actual >= from && actual < below).toBe(true)
        expect(actual + 0.01 >= below).toBe(true)
        expect(actual - 0.01 < from).toBe(true)
      }),
    )
  })

  test('is quiet where it is true, and fires where it is a hundredth too much or too little', () => {
    fc.assert(
      fc.property(hundredths, fc.constantFrom(' ct', 'ct', ' carats', '-carat'), (weight, unit) => {
        const claim = (carats: number) => `Ruby of ${(carats / 100).toFixed(2)}${unit}`
        expect(broken(claim(weight), known(weight / 100))).toEqual([])
        expect(broken(claim(weight + 1), known(weight / 100))).toEqual(['16 CFR 23.18'])
        expect(broken(claim(weight), known((weight + 1) / 100))).toEqual(['16 CFR 23.18'])
      }),
    )
  })

  test('with fewer decimals promises no less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (tenths) => {
        expect(caratRange(String(tenths / 10))).toEqual(caratRange((tenths / 10).toFixed(2)))
      }),
    )
  })
})
