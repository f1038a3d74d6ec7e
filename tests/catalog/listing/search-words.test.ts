import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { pairsOf, textOf } from '../../../src/catalog/listing/rules/pairs.ts'
import { readTerms, tokenize, wordsOf } from '../../../src/catalog/listing/rules/search-terms.ts'
import { get } from '../../support/get.ts'
import { putProduct } from '../products.ts'

const search = async (q: string) => (await get(`/search?q=${encodeURIComponent(q)}`)).page
const found = async (q: string) =>
  [...(await search(q)).matchAll(/class="card" href="\/products\/([^"]*)"/g)].map(
    ([, handle]) => handle,
  )

beforeAll(async () => {
  const titles = {
    'soft-hyphen': 'Tourma\u00adline drop',
    'zero-width': 'Morga\u200bnite drop',
    'no-break': 'Peri\u00a0dot drop',
    underscore: 'Under_score charm',
    apostrophe: 'Mother\u2019s O\u02bcBrien locket',
    tbar: 'T-bar chain',
    halo: 'Halo-set pendant',
    'halo-apart': 'Solo halo set pendant',
    earrings: 'Luna Earrings',
    bangle: 'Plain Bangle',
    bangles: 'Stacking Bangles',
    rosegold: 'Rose gold cuff',
    chinese: '香港罗汉果项链',
    japanese: '18Kアコヤ真珠ネックレス',
    korean: '순금목걸이',
    thai: 'สร้อยคอทองคำ',
    fraction: '\u00bd carat solitaire',
    slash: '1 1/2 ct. eternity',
    half: '0.50 ct drop',
    comma: 'Stone of 0,75 ct',
    point: '.33 carat stud',
    arabic: 'خاتم عيار ١٨',
    persian: 'می\u200cخواهم',
  }
  for (const [handle, title] of Object.entries(titles))
    await putProduct({ handle, title, type: 'Piece' })
})

describe('a search finds', () => {
  test.each([
    // Signs that nobody sees, in the catalogue and in the search.
    ['tourmaline', 'soft-hyphen'],
    ['tour\u00admaline', 'soft-hyphen'],
    ['\ufeffmorganite\u200e', 'zero-width'],
    ['mor\u2060ganite', 'zero-width'],
    ['peridot', 'no-break'],
    ['میخواهم', 'persian'],
    // Words that some write as one, and others with a hyphen or as two.
    ['tbar', 'tbar'],
    ['t-bar', 'tbar'],
    ['haloset', 'halo'],
    ['haloset pendant', 'halo'],
    ['underscore', 'underscore'],
    ['obrien', 'apostrophe'],
    ["mother's", 'apostrophe'],
    ['ear rings', 'earrings'],
    ['ear ring', 'earrings'],
    ['goldcuff', 'rosegold'],
    // Scripts without blanks, from any place in the text.
    ['香港', 'chinese'],
    ['罗汉果', 'chinese'],
    ['项链', 'chinese'],
    ['链', 'chinese'],
    ['真珠', 'japanese'],
    ['ネックレス', 'japanese'],
    ['ﾈｯｸﾚｽ', 'japanese'],
    ['18K 真珠', 'japanese'],
    ['珠', 'japanese'],
    ['목걸이', 'korean'],
    ['ทองคำ', 'thai'],
    // Weights as people write them.
    ['0,5 ct', 'half'],
    ['０，５ ct', 'half'],
    ['0.5ct', 'half'],
    ['½ ct', 'half'],
    ['1/2 carat', 'half'],
    ['0.5 carat', 'fraction'],
    ['1,5 ct', 'slash'],
    ['1½ ctw', 'slash'],
    ['0.75 ct', 'comma'],
    ['0,33 ct', 'point'],
    ['عيار 18', 'arabic'],
    // Misspelled in the singular and in the plural.
    ['bangel', 'bangle'],
    ['bangels', 'bangle'],
    ['bangels', 'bangles'],
    ['bangel', 'bangles'],
    ['necklase earing', 'none'],
  ])('“%s”: %s', async (q, handle) => {
    if (handle === 'none') expect(await found(q)).toEqual([])
    else expect(await found(q)).toContain(handle)
  })

  test('a word parted in two that the shop knows, and says so', async () => {
    expect(await search('goldcuff')).toContain('gold cuff')
    expect(await search('ネックレス bangels')).not.toContain('class="card"')
  })

  test('nothing, and then names no other search of which something would be shown', async () => {
    for (const q of ['necklase earing', 'tourmalinebangle', 'ネックレス bangels']) {
      const page = await search(q)
      expect(page, q).toContain('Sorry, we found nothing')
      expect(page, q).not.toContain('Here’s what we have')
      // Word by word there is something.
      expect(page, q).toContain('Try one of the words on its own')
    }
  })

  test('not what has the letters apart', async () => {
    expect(await found('香链')).toEqual([])
    expect(await found('珠真')).toEqual([])
    expect(await found('50,52,54')).toEqual([])
  })
})

test('a list of numbers stays a list, a decimal comma becomes a point', () => {
  expect(tokenize('sizes 50,52,54')).toEqual(['sizes', '50', '52', '54'])
  expect(tokenize('2,5 mm; 0,125; 1,000 pieces')).toEqual([
    '2.5',
    'mm',
    '0.125',
    '1',
    '000',
    'pieces',
  ])
  expect(tokenize('7/8')).toEqual(['7', '8'])
})

const han = fc.string({
  unit: fc.constantFrom(...'金銀真珠項鍊戒指ネックレスแหวน목걸이𠮷'),
  minLength: 1,
  maxLength: 12,
})

test('whatever part of a text without blanks is searched for, the text is found by it', () => {
  fc.assert(
    fc.property(han, fc.nat(11), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
      const part = [...text].slice(from, from + length).join('')
      fc.pre(part !== '' && tokenize(part).length > 0)
      const words = wordsOf(text)
      for (const { typed } of readTerms(part))
        expect(typed.some((low) => words.some((word) => word.startsWith(low)))).toBe(true)
      for (const word of tokenize(part)) expect(textOf(pairsOf(word))).toBe(word)
    }),
  )
})

test('signs that nobody sees change nothing, wherever they stand', () => {
  const sign = fc.constantFrom(...'\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff\ufe0f\u034f\u061c')
  const letters = fc.array(fc.constantFrom(...'abcé金真-05,. '), { maxLength: 20 })
  fc.assert(
    fc.property(letters, fc.array(sign, { maxLength: 20 }), (text, signs) => {
      const spoiled = text.map((letter, at) => letter + (signs[at] ?? '')).join('')
      expect(tokenize(spoiled)).toEqual(tokenize(text.join('')))
      expect(wordsOf(spoiled)).toEqual(wordsOf(text.join('')))
    }),
  )
})
