import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scrubPath, scrubTerm } from '../../src/analytics/scrub-rules.ts'
import { foldForSearch } from '../../src/catalog/listing/rules/fold-for-search.ts'
import { orderNumber } from '../../src/orders/rules.ts'

const term = (typed: string) => scrubTerm(typed, foldForSearch(typed))

describe('a search is recorded', () => {
  test.each([
    ['Ring', 'ring'],
    ['  Gold   ring ', 'gold ring'],
    ['VERLOBUNGSRING Weißgold', 'verlobungsring weissgold'],
    ['crème brûlée', 'creme brulee'],
    ['T-bar necklace', 't bar necklace'],
    ['diamond ring 0.5 ct 18k', 'diamond ring 0.5 ct 18k'],
    ['ring size 52', 'ring size 52'],
    ['chain 45 cm 750', 'chain 45 cm 750'],
    ['s925 hoops', 's925 hoops'],
    ['pt950 band', 'pt950 band'],
    ['art deco 1920s ring', 'art deco 1920s ring'],
    ['u.s. size 7 ring', 'u.s. size 7 ring'],
    ['jjewellery hoops', 'jjewellery hoops'],
    ['heirlooms J. Lind', 'heirlooms j. lind'],
    ['指輪', '指輪'],
    ['кольцо', 'кольцо'],
    ['a'.repeat(70), 'a'.repeat(64)],
    ['💎'.repeat(70), ''],
    ['💍 ring', 'ring'],
  ])('"%s" as "%s"', (typed, recorded) => expect(term(typed)).toBe(recorded))

  test.each([
    ['an e-mail address', 'anna.lind@example.com'],
    ['an e-mail address in a sentence', 'ring for anna@example.com please'],
    ['an e-mail address without its @', 'anna lind example.com'],
    ['an e-mail address in wide letters', 'ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ'],
    ['an encoded one', 'anna%40example'],
    ['a telephone number', '+31 20 555 0123'],
    ['a telephone number with signs', '(020) 555-0123'],
    ['a telephone number in other digits', '٠٢٠٥٥٥٠١٢٣'],
    ['a telephone number with signs that nobody sees', '020\u200b555\u00ad0123'],
    ['a network address', '203.0.113.7'],
    ['a long network address', '2001:db8::77:1234'],
    ['an address', 'Anna Lind, Keizersgracht 12, 1015 CJ Amsterdam'],
    ['a house in Amsterdam', '1015CJ'],
    ['a house in London', 'sw1a 1aa'],
    ['a house in London, shorter', 'Flat 2, E1 6AN'],
    ['a house in Ottawa', 'K1A 0B1'],
    ['a house in Dublin', 'D02 X285'],
    ['a house in Berlin', 'Torstr. 10115'],
    ['a house in Vienna', 'Graben 9, 1010 Wien'],
    ['a house in Zurich, the town first', '8001 Zürich, Bahnhofstr. 1'],
    ['a date of birth', 'born 7.11.1985'],
    ['a short date of birth', 'born 07.11.85'],
    ['a house far from its town', 'no 9 in the town with 1010'],
    ['a house in London, in one word', 'flat sw1a1aa'],
    ['a house in Ottawa, in one word', 'house k1a0b1'],
    ['a house in Dublin, in one word', 'house d02x285'],
    ['an order number that begins with letters', 'order QXDK-BCD2GHJK'],
    ['an order number', 'J-7K4M2QXD'],
    ['an order number in small letters', 'where is j-7k4m2qxd'],
    ['an order number without a digit', 'J-BCDFGHJK'],
    ['an order number with blanks', 'J 7K4M 2QXD'],
    ['an order number without its J', '7K4M2QXD'],
    ['an order number with a soft hyphen', 'J-7K4M\u00ad2QXD'],
    ['a key', 'tok_4eC39HqLyjWDarjt'],
    ['a site', 'www.example.org/anna'],
    ['digits alone', '1234'],
    ['signs alone', '?!'],
    ['nothing', ''],
    ['an e-mail address behind many blanks', `${' '.repeat(300)}anna@localhost`],
  ])('and %s is not: "%s"', (_, typed) => expect(term(typed)).toBe(''))
})

describe('an address without a page is recorded', () => {
  test.each([
    ['/', '/'],
    ['/wp-login.php', '/wp-login.php'],
    ['/products/old-ring', '/products/old-ring'],
    ['/produits/bague-%C3%A9toile', '/produits/bague-étoile'],
    ['/rings/ba%CC%88nder', '/rings/bänder'],
    ['/blog/2026/11', '/blog/2026/11'],
    ['/p/10432', '/p/10432'],
    ['/collections/', '/collections/'],
    ['//double', '//double'],
    ['/orders', '/orders'],
    ['/ordersystem', '/ordersystem'],
    [`/${'a'.repeat(120)}`, `/${'a'.repeat(99)}`],
    // Cut between letters, not in one.
    [`/${'💎'.repeat(120)}`, `/${'💎'.repeat(99)}`],
  ])('%s as %s', (pathname, recorded) => expect(scrubPath(pathname)).toBe(recorded))

  test.each([
    ['/hello/anna.lind@example.com/x', '/hello/…/x'],
    ['/hello/anna.lind%40example.com', '/hello/…'],
    ['/hello/anna%2540example.com', '/hello/…'],
    ['/hello/100%', '/hello/…'],
    ['/%E9%E9/ring', '/…/ring'],
    ['/call/+31205550123', '/call/…'],
    ['/call/020-555-0123/now', '/call/…/now'],
    ['/call/020/555/0123/now', '/call/…/…/…/now'],
    ['/ip/203.0.113.7', '/ip/…'],
    ['/t/tok_4eC39HqLyjWDarjt', '/t/…'],
    ['/account/J-7K4M2QXD', '/account/…'],
    ['/account/j7k4m2qxd/edit', '/account/…/edit'],
    ['/account/J%2D7K4M2QXD', '/account/…'],
    ['/u/f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '/u/…'],
    ['/u/aaaaaaaa-aaaa-1aaa-8aaa-aaaaaaaaaaaa', '/u/…'],
  ])('without what may be of a person: %s as %s', (pathname, recorded) =>
    expect(scrubPath(pathname)).toBe(recorded),
  )

  test.each([
    ['a control character', '/a%00b', '/a…b'],
    ['a line break', '/ring%0D%0A%0D%0AInvoice', '/ring…Invoice'],
    ['a line separator', '/ring%E2%80%A8x', '/ring…x'],
    ['a sign that turns the direction', '/ring%E2%80%AEgpj.exe', '/ring…gpj.exe'],
    ['a blank of no width', '/%E2%80%8B%EF%BB%BFring', '/…ring'],
  ])('and without what nobody sees: %s', (_, pathname, recorded) =>
    expect(scrubPath(pathname)).toBe(recorded),
  )

  test.each(['orders', 'checkout', 'cart', 'admin', 'notify'])(
    'and of /%s, which is a visitor’s own, nothing below it',
    (area) => {
      expect(scrubPath(`/${area}/anna/ring`)).toBe(`/${area}/…`)
      expect(scrubPath(`/${area.toUpperCase()}/`)).toBe(`/${area}/…`)
      expect(scrubPath(`/%${area.charCodeAt(0).toString(16)}${area.slice(1)}/x`)).toBe(`/${area}/…`)
      expect(scrubPath(`/${area}`)).toBe(`/${area}`)
    },
  )
})

describe('whatever is typed with it or around it', () => {
  const digits = (least: number, most: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most })
      .map((all) => all.join(''))
  const between = fc.constantFrom('', ' ', '-', '.', ' / ', '(', '\u00ad')
  const telephone = fc
    .tuple(digits(2, 4), between, digits(3, 4), between, digits(3, 4))
    .map((parts) => parts.join(''))
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  const name = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''))
  // Nothing that may be in a word, so that the number stands for itself.
  const edge = fc.constantFrom('', ' ', ', ', ' : ')
  const around = fc.tuple(fc.oneof(name, fc.constant('')), edge)
  const secrets = {
    'an e-mail address': fc.emailAddress().map((address) => ({ typed: address, told: address })),
    'a telephone number': telephone.map((number) => ({
      typed: number,
      told: number.replace(/\D/g, ''),
    })),
    'an order number': fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => {
      const number = orderNumber(bytes)
      return { typed: number, told: number.slice(2).toLowerCase() }
    }),
    'a key': fc.uuid().map((key) => ({ typed: key, told: key.slice(0, 8) })),
  }

  for (const [what, secret] of Object.entries(secrets)) {
    test(`${what} is in no recorded search`, () => {
      fc.assert(
        fc.property(secret, around, around, ({ typed }, before, after) => {
          const search = `${before.join('')}${before[0] ? ' ' : ''}${typed} ${after.toReversed().join('')}`
          expect(term(search)).toBe('')
        }),
        { numRuns: 300 },
      )
    })

    test(`${what} is in no recorded address`, () => {
      const encoded = fc.constantFrom(encodeURIComponent, encodeURI)
      fc.assert(
        fc.property(secret, name, name, encoded, ({ typed, told }, before, after, encode) => {
          const { pathname } = new URL(`/${before}/${encode(typed)}/${after}`, 'https://shop.test')
          const recorded = scrubPath(pathname).toLowerCase()
          expect(recorded).not.toContain(told.toLowerCase())
          expect(recorded).not.toContain('@')
          expect(recorded.replace(/[^\p{L}\p{N}]/gu, '')).not.toMatch(/\d{7}/)
        }),
        { numRuns: 300 },
      )
    })
  }

  test('no text of any letters makes it fail, or a longer text than is kept', () => {
    const any = fc.string({ unit: 'binary', maxLength: 300, size: 'max' })
    fc.assert(
      fc.property(any, (text) => {
        expect(Array.from(term(text)).length).toBeLessThanOrEqual(64)
        const { pathname } = new URL('https://shop.test/')
        expect(Array.from(scrubPath(pathname + text)).length).toBeLessThanOrEqual(100)
      }),
    )
  })
})
