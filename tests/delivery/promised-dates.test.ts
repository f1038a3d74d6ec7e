import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHoliday } from '../../src/delivery/rules/holidays.ts'
import { movedDates, promisedDates, readyDays } from '../../src/delivery/rules/promised-dates.ts'
import { isWeekend } from '../../src/platform/calendar-date.ts'
import { config } from '../support/shop.ts'

const shop = { ...config.shop, closed: [{ from: '2026-12-28', to: '2027-01-05' }] }
const at = (time: string) => Date.parse(time) / 1000
const dutch = { country: 'NL', days: [2, 4] } as const

test('ready pieces leave on the day they are ordered, until the cut-off hour of the workshop’s clock', () => {
  const ready = (time: string) => promisedDates(config.shop, 0, dutch, at(time)).readyBy
  expect(ready('2026-11-24T13:59:59+01:00')).toBe('2026-11-24')
  expect(ready('2026-11-24T14:00:00+01:00')).toBe('2026-11-25')
  expect(ready('2027-07-06T13:59:00+02:00')).toBe('2027-07-06')
  expect(ready('2027-07-06T14:01:00+02:00')).toBe('2027-07-07')
})

test('ordered on a weekend, before or after the hour, a piece is begun on Monday', () => {
  for (const time of ['2026-11-28T09:00:00Z', '2026-11-28T20:00:00Z', '2026-11-29T20:00:00Z'])
    expect(promisedDates(config.shop, 0, dutch, at(time)).readyBy).toBe('2026-11-30')
})

test('on a Friday afternoon before Christmas everything is promised for after the holidays and the workshop’s own', () => {
  const friday = at('2026-12-18T15:00:00+01:00')
  expect(promisedDates(config.shop, 3, dutch, friday)).toEqual({
    readyBy: '2026-12-24',
    deliverFrom: '2026-12-29',
    deliverBy: '2026-12-31',
  })
  expect(promisedDates(shop, 4, dutch, friday)).toEqual({
    readyBy: '2027-01-06',
    deliverFrom: '2027-01-08',
    deliverBy: '2027-01-12',
  })
})

test('King’s Day moves what the workshop makes, and a holiday of the country of delivery the parcel only', () => {
  const monday = at('2027-04-26T10:00:00+02:00')
  expect(promisedDates(config.shop, 1, dutch, monday).readyBy).toBe('2027-04-28')
  const french = { country: 'FR', days: [1, 2] } as const
  const july = at('2027-07-13T10:00:00+02:00')
  expect(promisedDates(config.shop, 0, { ...french, country: 'NL' }, july).deliverFrom).toBe(
    '2027-07-14',
  )
  expect(promisedDates(config.shop, 0, french, july)).toEqual({
    readyBy: '2027-07-13',
    deliverFrom: '2027-07-15',
    deliverBy: '2027-07-16',
  })
})

const moment = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2031-06-01T00:00Z') })
const order = fc.record({
  ready: fc.nat(60),
  country: fc.constantFrom('NL', 'FR', 'GB', 'US', 'JP', 'GR'),
  days: fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
})
const zoned = fc
  .constantFrom('Europe/Amsterdam', 'America/Los_Angeles', 'Pacific/Auckland', 'UTC')
  .map((time_zone) => ({ ...shop, time_zone }))

test('whatever is ordered whenever: nothing is promised for a day on which nobody works, nor before it is ready', () => {
  fc.assert(
    fc.property(zoned, order, moment, (there, { ready, ...way }, time) => {
      const { readyBy, deliverFrom, deliverBy } = promisedDates(there, ready, way, time)
      expect(readyBy <= deliverFrom && deliverFrom <= deliverBy).toBe(true)
      for (const day of [readyBy, deliverFrom, deliverBy])
        expect(isWeekend(day) || isHoliday('NL', day)).toBe(false)
      for (const day of [deliverFrom, deliverBy]) expect(isHoliday(way.country, day)).toBe(false)
      expect(readyBy < '2026-12-28' || readyBy > '2027-01-05').toBe(true)
    }),
  )
})

test('who orders later or gives the workshop more to do is not promised anything sooner', () => {
  fc.assert(
    fc.property(
      zoned,
      order,
      moment,
      fc.nat(400_000),
      fc.nat(5),
      (there, one, time, more, work) => {
        const first = promisedDates(there, one.ready, one, time)
        const second = promisedDates(there, one.ready + work, one, time + more)
        expect(first.readyBy <= second.readyBy).toBe(true)
        expect(first.deliverBy <= second.deliverBy).toBe(true)
      },
    ),
  )
})

test('a promise that is moved to the day of the payment is what would have been promised on that day', () => {
  fc.assert(
    fc.property(zoned, order, moment, fc.nat(2_000_000), (there, { ready, ...way }, time, more) => {
      const promised = { ...promisedDates(there, ready, way, time), country: way.country }
      const paid = promisedDates(there, ready, way, time + more)
      expect(movedDates(there, promised, time, time + more)).toEqual(paid)
    }),
  )
})

test('only what is made needs the workshop’s days; what is done to the very piece comes on top', () => {
  expect(readyDays({ madeToOrder: true }, { workshopDays: 15 })).toBe(15)
  expect(readyDays({ madeToOrder: true }, {})).toBe(0)
  expect(readyDays({ madeToOrder: false }, { workshopDays: 15 })).toBe(0)
  expect(readyDays({ madeToOrder: false }, { workshopDays: 15 }, 3)).toBe(3)
})
