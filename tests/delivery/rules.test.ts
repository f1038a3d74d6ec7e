import { describe, expect, test } from 'vitest'
import { namesOf } from '../../src/delivery/rules/holidays.ts'
import {
  deliveryCountries,
  deliveryOptions,
  homeDelivery,
  optionsIn,
} from '../../src/delivery/rules/options.ts'
import { movedDates, promisedDates, readyDays } from '../../src/delivery/rules/promised-dates.ts'
import type { DeliveryZone, Shop } from '../../src/platform/config.ts'

const near: DeliveryZone = {
  zone: 'Near',
  countries: ['NL', 'BE'],
  standard: { price: 790, days: [2, 4] },
  insured: { price: 1490, days: [1, 3] },
  insured_from: 50_000,
}
const far: DeliveryZone = {
  zone: 'Far',
  countries: ['US'],
  insured: { price: 3900, days: [5, 9] },
  insured_from: 0,
}
const standard = { method: 'standard', price: 790, days: [2, 4] }
const insured = { method: 'insured', price: 1490, days: [1, 3] }

describe('how goods travel', () => {
  test('standard or insured, from the limit of the zone on only insured', () => {
    expect(optionsIn(near, 49_999)).toEqual([standard, insured])
    expect(optionsIn(near, 50_000)).toEqual([insured])
    expect(optionsIn(far, 0)).toEqual([{ method: 'insured', price: 3900, days: [5, 9] }])
  })

  test('to the countries of the zones, in their order, and to no other', () => {
    const zones = [near, far]
    expect(deliveryCountries(zones)).toEqual(['NL', 'BE', 'US'])
    expect(deliveryOptions(zones, 'BE', 100)).toEqual([standard, insured])
    expect(deliveryOptions(zones, 'US', 100)).toHaveLength(1)
    expect(deliveryOptions(zones, 'DE', 100)).toEqual([])
  })

  test('and what pages quote is the first option of the first zone', () => {
    const home = { zone: 'Near', country: 'NL' }
    expect(homeDelivery([near, far], 49_999)).toEqual({
      ...{ ...home, insured: false, price: 790, days: [2, 4] },
    })
    expect(homeDelivery([near], 50_000)).toEqual({
      ...{ ...home, insured: true, price: 1490, days: [1, 3] },
    })
    expect(homeDelivery([{ ...near, countries: [] }], 0)).toMatchObject({ country: '' })
    expect(homeDelivery([], 0)).toBeNull()
  })
})

test.each([
  ['2027-05-31', ['0531', 'e64', 'o29', '05n51', '05l1', '20270531']],
  ['2027-05-24', ['0524', 'e57', 'o22', '05n41', '', '20270524']],
  ['2027-05-07', ['0507', 'e40', 'o5', '05n15', '', '20270507']],
  ['2027-05-08', ['0508', 'e41', 'o6', '05n26', '', '20270508']],
  ['2027-03-26', ['0326', 'e-2', 'o-37', '03n45', '03l5', '20270326']],
  ['2027-12-25', ['1225', 'e272', 'o237', '12n46', '12l6', '20271225']],
])('%s is found in the table of holidays under these names', (date, names) => {
  expect(namesOf(date, '2027-03-28', '2027-05-02')).toEqual(names)
})

test('in a year whose Easter nobody wrote down, no day is one before or after it', () => {
  expect(namesOf('2080-04-08').slice(1, 3)).toEqual(['eNaN', 'oNaN'])
})

/** A workshop in Amsterdam that takes orders of the day until two, and rests after Christmas. */
const shop = {
  country: 'NL',
  time_zone: 'Europe/Amsterdam',
  cut_off: '14:00',
  closed: [{ from: '2026-12-28', to: '2026-12-30' }],
} as Shop
const at = (moment: string) => Date.parse(moment) / 1000
const dutch = { country: 'NL', days: [1, 2] } as const

test.each([
  ['2026-11-24T13:59:59+01:00', 0, '2026-11-24'],
  ['2026-11-24T14:00:00+01:00', 0, '2026-11-25'],
  // On a Saturday nobody works, early or late.
  ['2026-11-28T09:00:00+01:00', 0, '2026-11-30'],
  ['2026-11-28T18:00:00+01:00', 0, '2026-11-30'],
  ['2026-11-27T18:00:00+01:00', 1, '2026-12-01'],
  // Both Christmas days, the weekend, and each of the shop's own days off.
  ['2026-12-24T10:00:00+01:00', 1, '2026-12-31'],
  ['2026-12-28T10:00:00+01:00', 0, '2026-12-31'],
  ['2026-12-30T10:00:00+01:00', 0, '2026-12-31'],
  ['2026-12-23T10:00:00+01:00', 1, '2026-12-24'],
])('ordered at %s with %i days of work, it ships on %s', (moment, days, readyBy) => {
  expect(promisedDates(shop, days, dutch, at(moment)).readyBy).toBe(readyBy)
})

test('a parcel does not move on a weekend, nor on a holiday of either country', () => {
  // The carrier works while the workshop rests.
  const christmas = promisedDates(shop, 0, dutch, at('2026-12-24T10:00:00+01:00'))
  expect(christmas).toEqual({
    readyBy: '2026-12-24',
    deliverFrom: '2026-12-28',
    deliverBy: '2026-12-29',
  })
  // 27 April is King's Day in the Netherlands, 14 July the national day of France.
  const french = { country: 'FR', days: [1, 2] } as const
  expect(promisedDates(shop, 0, french, at('2027-04-26T10:00:00+02:00'))).toEqual({
    readyBy: '2027-04-26',
    deliverFrom: '2027-04-28',
    deliverBy: '2027-04-29',
  })
  expect(promisedDates(shop, 0, french, at('2027-07-13T10:00:00+02:00')).deliverFrom).toBe(
    '2027-07-15',
  )
  expect(promisedDates(shop, 0, dutch, at('2027-07-13T10:00:00+02:00')).deliverFrom).toBe(
    '2027-07-14',
  )
})

test('an order that is paid late is promised as many days of work and of travel as before', () => {
  const [ordered, paid] = [at('2026-11-23T10:00:00+01:00'), at('2026-12-02T15:00:00+01:00')]
  const promised = { ...promisedDates(shop, 3, dutch, ordered), country: 'NL' }
  expect(promised).toMatchObject({ readyBy: '2026-11-26', deliverBy: '2026-11-30' })
  expect(movedDates(shop, promised, ordered, paid)).toEqual({
    readyBy: '2026-12-08',
    deliverFrom: '2026-12-09',
    deliverBy: '2026-12-10',
  })
})

test('only what is made to order needs the workshop; what is done to each unit comes on top', () => {
  expect(readyDays({ madeToOrder: true }, { workshopDays: 15 })).toBe(15)
  expect(readyDays({ madeToOrder: true }, { workshopDays: 15 }, 3)).toBe(18)
  expect(readyDays({ madeToOrder: true }, {}, 3)).toBe(3)
  expect(readyDays({ madeToOrder: false }, { workshopDays: 15 })).toBe(0)
  expect(readyDays({ madeToOrder: false }, { workshopDays: 15 }, 3)).toBe(3)
})
