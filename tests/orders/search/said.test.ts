import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Contact } from '../../../src/orders/contact.ts'
import { readSearch, saidOf, saidOfParcel } from '../../../src/orders/search/said.ts'

const address = {
  name: 'Anna Lind',
  lines: ['Keizersgracht 174'],
  city: 'Amsterdam',
  state: '',
  postcode: '1016 DW',
  country: 'NL',
}
const base = { email: 'anna@example.com', skus: ['LUNA-52'] }
const contact: Contact = {
  name: 'Anna Lind',
  phone: '+31205550123',
  address,
  billing: null,
  giftMessage: '',
  giftWrap: false,
}
const orderOf = (of: {
  name?: string
  postcode?: string
  phone?: string
  email?: string
  skus?: string[]
}) => {
  const { name = 'Anna Lind', postcode = '1016 DW', phone = '+31205550123' } = of
  return saidOf({
    ...{ email: of.email ?? base.email, skus: of.skus ?? base.skus },
    contact: { ...contact, name, phone, address: { ...address, name, postcode } },
  })
}

/** Whether an order is found by a text. */
const finds = (typed: string, said: ReturnType<typeof saidOf>, country = 'NL') =>
  readSearch(typed, country).said.some(({ kind, text }) =>
    said.some((each) => each.kind === kind && each.text === text),
  )

test.each([
  ['Anna van der Berg', ['van der Berg', 'Berg', 'VAN DER BERG', 'vanderberg', 'Vander Berg']],
  ['Anna van der Berg', ['anna van der berg', 'Berg, Anna van der', 'van der Berg, Anna']],
  ['Kees de Vries', ['de Vries', 'Vries', 'De-Vries', 'DEVRIES']],
  ['Pat O’Brien', ["O'Brien", 'o brien', 'OBrien', 'O’BRIEN', 'Brien']],
  ['Ann McDonald', ['Mc Donald', 'mcdonald', 'McDonald']],
  ['Jürgen Müller', ['Müller', 'Mueller', 'Muller', 'MÜLLER', 'J. Müller']],
  ['Jürgen Mueller', ['Müller', 'Mueller']],
  ['Eva Müller-Lüdenscheidt', ['Müller-Lüdenscheidt', 'Lüdenscheidt', 'mueller luedenscheidt']],
  ['Eva Müller-Lüdenscheidt', ['Müller']],
  ['Eva Müller Lüdenscheidt', ['Müller-Lüdenscheidt', 'Luedenscheidt']],
  ['Søren Sørensen', ['Sørensen', 'Sorensen', 'Soerensen', 'sørensen']],
  ['Łukasz Wałęsa', ['Walesa', 'WAŁĘSA']],
  ['Gabriel García Márquez', ['García Márquez', 'Marquez', 'garcia marquez']],
  ['John Smith Jr.', ['Smith', 'John Smith', 'Smith jr']],
  ['Άννα Παππά', ['Παππά', 'παππα']],
  ['Madonna', ['madonna']],
])('an order of %s is found by %j', (name, typed) => {
  for (const text of typed) expect([text, finds(text, orderOf({ name }))]).toEqual([text, true])
})

test.each([
  ['Anna van der Berg', ['Bergman', 'van den Berg', 'Anna', 'van der', 'Ber', 'Vandenberg']],
  ['Jürgen Müller', ['Möller', 'Miller', 'Mull']],
  ['Anna Berg', ['van der Berg']],
])('an order of %s is not found by %j', (name, typed) => {
  for (const text of typed) expect([text, finds(text, orderOf({ name }))]).toEqual([text, false])
})

test.each(['020 555 0123', '0205550123', '+31 20 555 01 23', '0031 20 5550123', '(020) 555-0123'])(
  'the telephone +31205550123 is found as %s',
  (typed) => {
    expect(finds(typed, orderOf({}))).toBe(true)
    expect(finds(typed, orderOf({ phone: '+31205550123 ext. 12' }))).toBe(true)
    expect(finds(typed, orderOf({ phone: '+31205550124' }))).toBe(false)
  },
)

test('a telephone without its country is in the country of the shop', () => {
  expect(finds('020 555 0123', orderOf({}), 'GB')).toBe(false)
  expect(finds('+31 20 555 0123', orderOf({}), 'GB')).toBe(true)
})

test.each([
  ['1016 DW', ['Lind 1016DW', 'lind, 1016 dw', '1016 DW Lind', 'Anna Lind 1016-DW']],
  ['10115', ['Lind D-10115', 'Lind 10115']],
  ['LV-1073', ['Lind 1073', 'Lind LV-1073', 'Lind, lv 1073']],
  ['SW1A 1AA', ['Lind sw1a1aa', 'Lind SW1A 1AA', 'SW1A 1AA, Lind']],
  ['VLT 1117', ['Lind VLT 1117', 'Lind vlt1117']],
])('surname and postal code %s are found as %j', (postcode, typed) => {
  for (const text of typed) {
    expect([text, finds(text, orderOf({ postcode }))]).toEqual([text, true])
    expect(finds(text, orderOf({ postcode, name: 'Anna Berg' }))).toBe(false)
    expect(finds(text, orderOf({ postcode: '1017 AA' }))).toBe(false)
  }
})

test('the name and postal code of the bill find the order too', () => {
  const billing = { ...address, name: 'Ida Palm', postcode: '1011 AB' }
  const said = saidOf({ ...base, contact: { ...contact, billing } })
  expect(finds('Palm', said)).toBe(true)
  expect(finds('Palm 1011ab', said)).toBe(true)
  expect(finds('Palm 1016 DW', said)).toBe(false)
})

test('an article number keeps its dots, and is not a surname', () => {
  expect(finds('ring 1.5', orderOf({ skus: ['RING-1.5'] }))).toBe(true)
  expect(finds('RING-15', orderOf({ skus: ['RING-1.5'] }))).toBe(false)
  expect(finds('luna', orderOf({ skus: ['LUNA'], name: 'Anna Berg' }))).toBe(true)
  expect(orderOf({ skus: ['LUNA'] })).not.toContainEqual({ kind: 'surname', text: 'LUNA' })
})

test('an order number is one however it is typed, and a surname of eight letters may be one', () => {
  expect(readSearch(' j 7k4m-2qxd ', 'NL').number).toBe('J-7K4M2QXD')
  expect(readSearch('Bergmann', 'NL').number).toBe('J-BERGMANN')
  expect(finds('Bergmann', orderOf({ name: 'Anna Bergmann' }))).toBe(true)
})

test.each(['', '   ', '.', '-', '🙂', ','])('%j looks for nothing that an order has', (typed) => {
  expect(readSearch(typed, 'NL').said.filter(({ kind }) => kind !== 'sku')).toEqual([])
  expect(finds(typed, orderOf({ phone: '', skus: [''], postcode: '' }))).toBe(false)
})

/** A text in any of the ways in which people retype it. */
const retyped = (text: string, separators: RegExp) =>
  fc
    .tuple(fc.constantFrom('', ' ', '-', ' – '), fc.constantFrom('up', 'low', 'as'), fc.boolean())
    .map(([between, letters, decomposed]) => {
      const spaced = text.replace(separators, between)
      const cased =
        letters === 'up' ? spaced.toUpperCase() : letters === 'low' ? spaced.toLowerCase() : spaced
      return ` ${cased.normalize(decomposed ? 'NFD' : 'NFC')}\t`
    })

const code = fc.stringMatching(/^[A-Z]{2,5}[ -][0-9]{2,4}[ -][A-Z0-9]{1,4}$/)
const capital = fc.constantFrom(...'ABDEÉÑÖŁŠ')
const small = fc.array(fc.constantFrom(...'abdeéiklnoöstuüyšž'), { minLength: 3, maxLength: 9 })
const surname = fc.tuple(capital, small).map(([first, rest]) => first + rest.join(''))

test('whatever was ordered is found however it is typed', () => {
  const cases = fc.record({ sku: code, surname, number: code }).chain((given) =>
    fc.record({
      given: fc.constant(given),
      sku: retyped(given.sku, /[ -]/g),
      number: retyped(given.number, /[ -]/g),
      surname: retyped(given.surname, /(?!)/),
    }),
  )
  fc.assert(
    fc.property(cases, ({ given, ...typed }) => {
      const said = [
        ...orderOf({ skus: [given.sku], name: `Anna ${given.surname}` }),
        saidOfParcel(given.number),
      ]
      for (const text of Object.values(typed)) expect(finds(text, said)).toBe(true)
      expect(finds(`${typed.surname} 1016dw`, said)).toBe(true)
    }),
  )
})

test('nobody else is found: surnames that differ in a letter, and numbers in a digit', () => {
  const fold = (text: string) => readSearch(text, 'NL').said.map(({ kind, text }) => kind + text)
  fc.assert(
    fc.property(surname, surname, (one, other) => {
      fc.pre(!fold(one).some((each) => fold(other).includes(each)))
      expect(finds(one, orderOf({ name: `Anna ${other}` }))).toBe(false)
    }),
  )
  fc.assert(
    fc.property(code, code, (one, other) => {
      fc.pre(one.replace(/[ -]/g, '') !== other.replace(/[ -]/g, ''))
      expect(finds(one, orderOf({ skus: [other] }))).toBe(false)
      expect(finds(one, [saidOfParcel(other)])).toBe(false)
    }),
  )
})

test('whatever is typed, a handful of things is looked for', () => {
  const texts = fc.oneof(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.lorem(), code)
  fc.assert(
    fc.property(texts, (typed) => {
      expect(readSearch(typed, 'NL').said.length).toBeLessThanOrEqual(20)
    }),
  )
})
