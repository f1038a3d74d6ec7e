import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asciiEmail,
  foldEmail,
  hasForeignLetters,
  readEmail,
} from '../../src/platform/email-address.ts'

test.each([
  'anna@example.com',
  'Anna.Lind+ring@Example.com',
  "o'neill&sons/ring!#$%*=?^_`{|}~-@example.com",
  'anna@müller.de',
  'anna@почта.рф',
  'anna@xn--80a1acny.xn--p1ai',
  'anna@例え.テスト',
  'anna@mail.example.technology',
  'a@1.example.com',
  '.anna..lind.@example.ne.jp',
  `${'a'.repeat(64)}@example.com`,
])('%s is read as it was typed', (email) => {
  expect(readEmail(email)).toBe(email)
})

test.each([
  [' anna@example.com\u00a0', 'anna@example.com'],
  ['ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'anna@example.com'],
  ['anna@example.com.', 'anna@example.com'],
  ['anna@example.com. ', 'anna@example.com'],
  ['anna @ example.com', 'anna@example.com'],
  ['\u200banna@exam\u00adple.com\ufeff', 'anna@example.com'],
])('“%s” is mended', (typed, email) => {
  expect(readEmail(typed)).toBe(email)
})

test.each([
  '',
  'anna',
  '@example.com',
  'anna@',
  'anna@localhost',
  'anna@example.com@example.com',
  'anna lind@example.com',
  'anna@exam ple.com',
  'anna@example..com',
  'anna@-example.com',
  'anna@127.0.0.1',
  'anna@0x7f.1',
  'anna@[127.0.0.1]',
  'anna@example.com:25',
  'anna@example%2ecom',
  'anna@example.com/x',
  '"anna lind"@example.com',
  'anna@example.com\nBcc: eve@example.com',
  'anna@example.com, eve@example.com',
  `${'a'.repeat(250)}@example.com`,
  `${'a'.repeat(65)}@example.com`,
  'ἑλένη@example.gr',
])('“%s” is none', (text) => {
  expect(readEmail(text)).toBeNull()
})

test('letters before the @ that no mail can carry are told from other faults', () => {
  expect(hasForeignLetters('ἑλένη@example.gr')).toBe(true)
  expect(hasForeignLetters('用户@例え.jp')).toBe(true)
  expect(hasForeignLetters('jürgen@müller.de')).toBe(true)
  expect(hasForeignLetters('anna@müller.de')).toBe(false)
  expect(hasForeignLetters('jürgen')).toBe(false)
  expect(hasForeignLetters('jürgen@')).toBe(false)
})

test('mail servers get the domain in ASCII, and one address is one, however it is typed', () => {
  expect(asciiEmail('Anna@Müller.de')).toBe('Anna@xn--mller-kva.de')
  expect(asciiEmail('anna@почта.рф')).toBe('anna@xn--80a1acny.xn--p1ai')
  for (const typed of ['Anna@MÜLLER.de', 'anna@mu\u0308ller.de', 'anna@xn--mller-kva.de'])
    expect(foldEmail(readEmail(typed) ?? '')).toBe('anna@xn--mller-kva.de')
})

test('whatever is typed, what is read is read again as the same, and can stand in a header', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 20 })
  const text = fc.oneof(
    fc.string({ maxLength: 600 }),
    fc.emailAddress(),
    fc.tuple(part, part).map(([local, domain]) => `${local}@${domain}.com`),
    fc.tuple(fc.constantFrom('a', 'b.c'), part).map(([local, domain]) => `${local}@${domain}.рф`),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const email = readEmail(typed)
      if (email === null) return
      expect(readEmail(email)).toBe(email)
      expect(asciiEmail(email)).toMatch(/^[!-~]{3,254}$/)
      expect(asciiEmail(asciiEmail(email))).toBe(asciiEmail(email))
      expect(asciiEmail(email).split('@')).toHaveLength(2)
      expect(email).not.toMatch(/[\s\p{C}]/u)
    }),
    { numRuns: 500 },
  )
})

test('every address that RFC 5322 calls a dot-atom is read', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(readEmail(email)).toBe(email)
    }),
  )
})
