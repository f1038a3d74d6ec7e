import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formValuesFrom, readCheckoutForm, readFormValues } from '../../src/checkout/forms.ts'
import { totalsOf } from '../../src/checkout/rules/totals.ts'
import {
  addressLines,
  addressRules,
  allCountries,
  readState,
} from '../../src/orders/addresses/rules.ts'
import type { Address } from '../../src/orders/contact.ts'
import { anna } from '../support/anna.ts'

const filled = { ...anna, gift_message: '', postcode: '1016 dw', key: 'abcdefghijklmnopqrstuv' }
const countries = ['NL', 'US', 'IE', 'GB']
const read = (typed: Record<string, string>) =>
  readCheckoutForm(readFormValues({ ...filled, ...typed }), countries)
const errorsOf = (typed: Record<string, string>) => {
  const form = read(typed)
  return form.ok ? {} : form.errors
}

test('a good form becomes a contact: telephone for the world, postcode in capitals', () => {
  const form = read({})
  expect(form.ok && form.contact).toEqual({
    name: 'Anna Lindqvist',
    phone: '+31205550123',
    address: {
      name: 'Anna Lindqvist',
      lines: ['Keizersgracht 174'],
      city: 'Amsterdam',
      state: '',
      postcode: '1016 DW',
      country: 'NL',
    },
    billing: null,
    giftMessage: '',
    giftWrap: false,
  })
})

test('a present without prices is kept with the contact, and offered again', () => {
  const form = read({ gift_no_prices: 'yes' })
  expect(form.ok && form.contact).toMatchObject({ giftWrap: false, noPrices: true })
  expect(form.ok && formValuesFrom('', form.contact).gift_no_prices).toBe('yes')
  const plain = read({})
  expect(plain.ok && formValuesFrom('', plain.contact).gift_no_prices).toBe('')
})

test('every mistake is named at its field, in words that say what to do', () => {
  expect(errorsOf({ email: 'anna' })).toEqual({
    email: 'Please enter an email address, like ann@example.com.',
  })
  expect(errorsOf({ email: 'ἑλένη@example.gr' }).email).toContain('before the @')
  expect(Object.keys(errorsOf({ name: '', line1: ' ', city: '', phone: '12' }))).toEqual([
    'phone',
    'name',
    'line1',
    'city',
  ])
  expect(errorsOf({ postcode: '123' }).postcode).toContain('An example is 1234 AB')
  expect(errorsOf({ country: 'FR', postcode: '75001', phone: '+31205550123' })).toEqual({
    country: 'Sorry, we don’t deliver there yet.',
  })
  expect(errorsOf({ gift_message: 'x'.repeat(301) })).toHaveProperty('gift_message')
})

test('a state is asked for where the post needs one, and only there', () => {
  const usa = { country: 'US', postcode: '94103', phone: '+14155550123', city: 'San Francisco' }
  expect(errorsOf(usa)).toEqual({ state: 'Please choose a state from the list.' })
  expect(errorsOf({ ...usa, state: 'ZZ' }).state).toContain('from the list')
  expect(read({ ...usa, state: 'CA' }).ok).toBe(true)
  expect(addressRules('GB').uses.state).toBe(false)
  expect(addressRules('US').states).toContainEqual(['CA', 'California'])
})

test('a postcode in full-width digits becomes the country’s own form in the order', () => {
  const form = read({ postcode: '１０１６－ｄｗ' })
  expect(form.ok && form.contact.address.postcode).toBe('1016 DW')
})

test('a state is known by its code and by its names, in Latin letters and in its own', () => {
  for (const typed of ['13', 'Tokyo', 'TŌKYŌ', ' tokyo', '東京都'])
    expect(readState('JP', typed)).toBe('13')
  for (const typed of ['AB', 'Albacete', 'albacete ']) expect(readState('ES', typed)).toBe('AB')
  for (const typed of ['DU', 'dubai', 'دبي']) expect(readState('AE', typed)).toBe('DU')
  expect(readState('US', 'Calyfornia')).toBe('Calyfornia')
  for (const country of allCountries())
    for (const state of addressRules(country).states)
      for (const name of state)
        expect([name, readState(country, name ?? '')]).toEqual([name, state[0]])
  const usa = { country: 'US', postcode: '941031234', phone: '+14155550123', city: 'San Francisco' }
  const form = read({ ...usa, state: 'california' })
  expect(form.ok && form.contact.address).toMatchObject({ state: 'CA', postcode: '94103-1234' })
})

test('an address is written as its country’s post wants it', () => {
  const lines = (address: Partial<Address>) =>
    addressLines(
      {
        name: 'Anna Lind',
        lines: ['Main 1'],
        city: 'Town',
        state: '',
        postcode: '1',
        country: 'NL',
        ...address,
      },
      'en-IE',
    ).slice(1)
  expect(lines({ postcode: '1016 DW', city: 'Amsterdam' })).toEqual([
    'Main 1',
    '1016 DW Amsterdam',
    'Netherlands',
  ])
  expect(lines({ country: 'US', city: 'San Francisco', state: 'CA', postcode: '94110' })).toEqual([
    'Main 1',
    'San Francisco, CA 94110',
    'United States',
  ])
  expect(lines({ country: 'GB', city: 'London', postcode: 'SW1A 2AA' })).toEqual([
    'Main 1',
    'London',
    'SW1A 2AA',
    'United Kingdom',
  ])
  expect(
    lines({
      country: 'JP',
      city: '',
      state: '13',
      postcode: '104-0061',
      lines: ['Ginza 1-2-3, Chuo'],
    }),
  ).toEqual(['Ginza 1-2-3, Chuo, Tokyo', '104-0061', 'Japan'])
  expect(
    lines({
      country: 'JP',
      city: '',
      state: '13',
      postcode: '104-0061',
      lines: ['中央区銀座1-2-3'],
    }),
  ).toEqual(['中央区銀座1-2-3, 東京都', '104-0061', 'Japan'])
  expect(lines({ country: 'ES', city: 'Almansa', state: 'AB', postcode: '02640' })).toEqual([
    'Main 1',
    '02640 Almansa Albacete',
    'Spain',
  ])
  expect(lines({ country: 'AE', city: '', state: 'DU', postcode: '' })).toContain('Dubai')
  expect(lines({ country: 'IT', city: 'Monza', state: 'MB', postcode: '20900' })).toContain(
    '20900 Monza MB',
  )
})

test('what separates a part of an address that is missing is missing too', () => {
  const turkish = { country: 'TR', postcode: '34710', city: 'Kadıköy', phone: '+902161234567' }
  const billing = Object.fromEntries(
    Object.entries(turkish).map(([field, value]) => [`billing_${field}`, value]),
  )
  const form = read({ billing_other: 'yes', billing_name: 'A', billing_line1: 'B 1', ...billing })
  expect(form.ok && form.contact.billing && addressLines(form.contact.billing, 'en-IE')).toEqual([
    ...['A', 'B 1', '34710 Kadıköy', 'Türkiye'],
  ])
  for (const country of allCountries())
    for (const missing of ['city', 'state', 'postcode'])
      for (const line of addressLines(
        {
          ...{ name: 'Name', lines: ['Street'], city: 'City', state: 'State', postcode: '1' },
          ...{ country, [missing]: '' },
        },
        'en-IE',
      ))
        expect([country, missing, line]).toEqual([
          country,
          missing,
          expect.stringMatching(/^(?![\s,/-])(?:(?!\s\s|,,).)*(?<![\s,/-])$/),
        ])
})

test('a part of an address that is missing or unknown is asked for in plain English', () => {
  const of = (country: string, state: string) => {
    const billing = { billing_country: country, billing_state: state, billing_other: 'yes' }
    return errorsOf(billing).billing_state
  }
  expect(of('UA', 'Nowhere')).toBe('Please choose an oblast from the list.')
  expect(of('AE', 'Nowhere')).toBe('Please choose an emirate from the list.')
  expect(of('ES', 'Nowhere')).toBe('Please choose a province from the list.')
  expect(of('ES', '')).toBe('Please choose a province from the list.')
  expect(of('CO', '')).toBe('Please enter the department.')
})

test('another billing address is checked like the first', () => {
  expect(errorsOf({ billing_other: 'yes', billing_country: 'ZZ' })).toHaveProperty(
    'billing_country',
  )
  const billing = { billing_other: 'yes', billing_country: 'DE', billing_name: 'Firma Ida' }
  expect(Object.keys(errorsOf(billing)).sort()).toEqual([
    'billing_city',
    'billing_line1',
    'billing_postcode',
  ])
})

test('whatever is typed, the form answers with a contact or with errors, and control characters are gone', () => {
  const text = fc.string({ unit: 'binary', maxLength: 600 })
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(anna), 'state', 'line2'), text),
      (typed) => {
        const form = read(typed)
        if (!form.ok) expect(Object.keys(form.errors).length).toBeGreaterThan(0)
        else expect(JSON.stringify(form.contact)).not.toMatch(/\\u00[01]/)
      },
    ),
  )
})

test('VAT is the part of the total that the rate says, to the cent', () => {
  expect(totalsOf(11_900, 0, { DE: 1900 }, 'DE')).toMatchObject({ total: 11_900, tax: 1_900 })
  expect(totalsOf(89_000, 1_490, { NL: 2100 }, 'NL').tax).toBe(15_705)
  expect(totalsOf(11_900, 0, { DE: 1900 }, 'US')).toMatchObject({ total: 11_900, tax: 0 })
  fc.assert(
    fc.property(
      fc.nat(10_000_000),
      fc.nat(100_000),
      fc.integer({ min: 1, max: 3000 }),
      (goods, delivery, rate) => {
        const { total, tax } = totalsOf(goods, delivery, { NL: rate }, 'NL')
        expect(total).toBe(goods + delivery)
        expect(Math.abs(tax - ((total - tax) * rate) / 10_000)).toBeLessThanOrEqual(1)
      },
    ),
  )
})
