import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JewelKind, jewelKind } from '../../src/catalog/rules/jewel-kind.ts'
import { isRingSize } from '../../src/catalog/rules/ring-size-option.ts'
import { outlineOf } from '../../src/catalog/rules/scale-drawing.ts'
import { engravingDrawing } from '../../src/catalog/rules/surfaces.ts'
import { JewelOutline } from '../../src/ui/jewel-outline.tsx'

const types: Record<string, JewelKind | null> = {
  // From the demo catalogue.
  Ring: 'ring',
  Earrings: 'earrings',
  Necklace: 'necklace',
  Bracelet: 'bracelet',
  Brooch: 'brooch',
  // Shopify's product taxonomy, below "Apparel & Accessories > Jewelry".
  Anklets: 'anklet',
  'Body Jewelry': null,
  Bracelets: 'bracelet',
  'Brooches & Lapel Pins': 'brooch',
  'Charms & Pendants': 'pendant',
  'Jewelry Sets': null,
  Necklaces: 'necklace',
  Rings: 'ring',
  Watches: null,
  'Watch Accessories': null,
  'Apparel & Accessories > Jewelry > Earrings': 'earrings',
  // The last noun says what it is.
  'Wedding ring': 'ring',
  'Engagement rings': 'ring',
  'Wedding bands': 'ring',
  'Spinner ring': 'ring',
  'Pinky ring': 'ring',
  'Chain ring': 'ring',
  'Stud earrings': 'earrings',
  Hoops: 'earrings',
  Huggies: 'earrings',
  'Pendant necklace': 'necklace',
  'Gold chain': 'necklace',
  Pendant: 'pendant',
  'Pearl pendants': 'pendant',
  'Bracelet charm': 'pendant',
  'Charm bracelet': 'bracelet',
  'Chain bracelet': 'bracelet',
  'Cuff bracelets': 'bracelet',
  Bangles: 'bracelet',
  Cuff: 'bracelet',
  'Lapel pin': 'brooch',
  'BAR BROOCH': 'brooch',
  // Anything worn at the ear or the ankle, whatever its form.
  'Ear cuff': 'earrings',
  'Ear-rings': 'earrings',
  'Ear pins': 'earrings',
  'Ankle bracelet': 'anklet',
  'Ankle chain': 'anklet',
  // The first of several.
  'Necklaces & Pendants': 'necklace',
  'Rings and bands': 'ring',
  'Bracelet / Anklet': 'bracelet',
  'Earrings, clips': 'earrings',
  // Words that only sound like one of them.
  Headband: null,
  'Hair band': null,
  'Watch band': null,
  Hairpin: null,
  Cufflinks: null,
  'Cuff links': null,
  'Key ring': null,
  'Key chains': null,
  'Nose studs': null,
  'Belly chain': null,
  Tiara: null,
  Ringlet: null,
  '': null,
}

test.each(Object.entries(types))('“%s” is of kind %s', (type, kind) => {
  expect(jewelKind(type)).toBe(kind)
  expect(jewelKind(type.toUpperCase())).toBe(kind)
})

test('whatever an owner writes is of a known kind or of none', () => {
  const known = [...new Set(Object.values(types))]
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (type) => known.includes(jewelKind(type))))
})

/** The places that depend on the kind. */
describe('all that ask agree', () => {
  const facts = { stones: [], dimensions: { widthMm: 3, heightMm: 9 } }
  const drawn = (type: string, dimensions = {}) =>
    outlineOf({ type, title: '', chosen: [], facts: { stones: [], dimensions } })
  const surfaceOf = (type: string) =>
    engravingDrawing({ letters: 'A', font: 'roman', place: null }, { type, facts, ringSize: null })
      .surface

  test.each(Object.entries(types))('%s', (type, kind) => {
    expect(isRingSize(type, 'Size')).toBe(kind === 'ring')
    expect(drawn(type, { widthMm: 3 })?.view).toBe(
      { ring: 'ring', bracelet: 'bracelet', necklace: 'strand' }[String(kind)],
    )
    const pair = drawn(type, { widthMm: 3, heightMm: 3 })
    if (kind !== 'ring' && kind !== 'bracelet')
      expect(pair?.shapes).toHaveLength(kind === 'earrings' ? 2 : 1)
    // The length of these is the length of the chain, not a width.
    const isLong = ['bracelet', 'anklet', 'necklace'].includes(String(kind))
    expect(drawn(type, { lengthMm: 40, heightMm: 3 }) === null).toBe(isLong)
    expect(surfaceOf(type)).toMatchObject(
      kind === 'ring'
        ? { shape: 'band', width: 27 }
        : kind === 'bracelet'
          ? { shape: 'band', width: 40 }
          : { shape: 'bar', width: 9 },
    )
  })

  test('a piece without a picture has the outline of its kind', () => {
    const outline = (kind: JewelKind | null) => String(<JewelOutline kind={kind} alt="" />)
    const alike = Map.groupBy([...new Set(Object.values(types))], outline)
    expect([...alike.values()].map((kinds) => kinds.map(String).toSorted())).toEqual(
      expect.arrayContaining([
        ['ring'],
        ['earrings'],
        ['necklace', 'pendant'],
        ['anklet', 'bracelet'],
        ['brooch'],
        ['null'],
      ]),
    )
  })
})
