import { expect, test, vi } from 'vitest'
import { currencyCodes, currencyOf } from '../../src/platform/currencies.ts'
import { canBeCharged, chargeFault, formatMoney, taxWithin } from '../../src/platform/money.ts'

test('a shop can sell in the currencies of every part of the world, each named once', () => {
  for (const code of [
    ...['AED', 'AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'EUR', 'GBP', 'HUF', 'IDR', 'ILS', 'INR', 'MXN'],
    ...['MZN', 'NOK', 'PLN', 'SEK', 'SOS', 'TRY', 'USD', 'ZAR', 'JPY', 'KRW', 'ISK', 'KWD'],
  ])
    expect([code, currencyCodes.has(code), currencyOf(code).code]).toEqual([code, true, code])
  for (const code of currencyCodes) expect(code).toMatch(/^[A-Z]{3}$/)
  for (const code of ['XAU', 'EU', 'eur', '']) expect(currencyCodes.has(code)).toBe(false)
})

test.each([
  ['EUR', { decimals: 2, shown: 2, step: 1 }],
  ['HUF', { decimals: 2, shown: 2, step: 1 }],
  ['JPY', { decimals: 0, shown: 0, step: 1 }],
  ['XPF', { decimals: 0, shown: 0, step: 1 }],
  // Charged in whole units, and counted in hundredths of them.
  ['ISK', { decimals: 2, shown: 0, step: 100 }],
  ['UGX', { decimals: 2, shown: 0, step: 100 }],
  // Of three decimals the last one is 0.
  ['KWD', { decimals: 3, shown: 3, step: 10 }],
  ['TND', { decimals: 3, shown: 3, step: 10 }],
])('%s is counted by the provider like this', (code, counted) => {
  expect(currencyOf(code)).toMatchObject(counted)
})

test('money that came in a currency without a shop is counted in hundredths', () => {
  expect(currencyOf('XAU')).toEqual({
    ...{ code: 'XAU', decimals: 2, shown: 2, step: 1 },
    ...{ least: 50, most: 99_999_999 },
  })
})

test.each([
  ['EUR', 50],
  ['USD', 50],
  ['JPY', 50],
  ['AED', 200],
  ['CZK', 1500],
  ['DKK', 250],
  ['GBP', 30],
  ['HKD', 400],
  ['HUF', 17_500],
  ['MXN', 1000],
  ['MYR', 200],
  ['NOK', 300],
  ['PLN', 200],
  ['RON', 200],
  ['SEK', 300],
  ['THB', 1000],
])('in %s the smallest total is %i', (code, least) => {
  expect([chargeFault(least, code), chargeFault(least - 1, code)]).toEqual([
    null,
    'total-too-small',
  ])
})

test.each([
  ['EUR', 99_999_999],
  ['JPY', 99_999_999],
  ['KWD', 99_999_990],
  ['INR', 999_999_999],
  ['COP', 9_999_999_999],
  ['IDR', 999_999_999_999],
  // Of these, eight digits are less than a fine ring costs.
  ['AFN', 999_999_999_999],
  ['KHR', 999_999_999_999],
  ['KRW', 999_999_999_999],
  ['THB', 999_999_999_999],
  ['TRY', 999_999_999_999],
  ['YER', 999_999_999_999],
  ['ISK', 999_999_999_900],
])('in %s the largest total is %i', (code, most) => {
  expect(canBeCharged(most, code)).toBe(true)
  expect([chargeFault(most, code), chargeFault(most + 1, code)]).toEqual([null, 'total-too-large'])
})

test('an amount is whole, in steps of its currency, and not less than nothing', () => {
  expect(canBeCharged(0, 'EUR')).toBe(true)
  for (const amount of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])
    expect(canBeCharged(amount, 'EUR')).toBe(false)
  expect([canBeCharged(100, 'ISK'), canBeCharged(150, 'ISK')]).toEqual([true, false])
  expect([canBeCharged(10, 'KWD'), canBeCharged(5, 'KWD')]).toEqual([true, false])
})

test('in a column of amounts, whole ones have their decimals as well', () => {
  expect(formatMoney(189_000, 'EUR', 'en-IE', true)).toBe('€1,890.00')
  expect(formatMoney(189_050, 'EUR', 'en-IE', true)).toBe('€1,890.50')
  expect(formatMoney(189_000, 'EUR', 'en-IE')).toBe('€1,890')
  expect(formatMoney(189_000, 'EUR', 'de-DE')).toBe('1.890\u00a0€')
  expect(formatMoney(189_000, 'USD', 'en-IE')).toBe('US$1,890')
})

test('a second price of a page is written with what the first one needed', () => {
  const made = vi.spyOn(Intl, 'NumberFormat')
  for (const amount of [100, 200, 300]) formatMoney(amount, 'NZD', 'en-NZ')
  expect(made).toHaveBeenCalledTimes(1)
  made.mockRestore()
})

test.each([
  // 19 % of 100 is 19.
  [11_900, 1900, 1900],
  [12_100, 2100, 2100],
  [10_550, 550, 550],
  [10_000, 0, 0],
  // 1.5 cents are two; a little less is one.
  [3, 10_000, 2],
  [102, 149, 1],
])('of %i, at %i hundredths of a percent, %i are tax', (gross, rate, tax) => {
  expect(taxWithin(gross, rate)).toBe(tax)
})
