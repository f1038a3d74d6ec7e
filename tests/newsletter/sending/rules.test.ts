import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimate } from '../../../src/newsletter/sending/rules.ts'
import { days, hours } from '../../../src/platform/clock.ts'

const known = { perSecond: 10, warmUp: null, left: hours(1) }
const day = days(1)

test('how long the rest takes: by the rate, and for a new sender by what a day allows', () => {
  expect(estimate({ ...known, recipients: 0 })).toBe(0)
  expect(estimate({ ...known, recipients: 36_001 })).toBe(3601)
  const warmUp = { today: 100, most: 0 }
  // 100 more today, in ten seconds; the next day 300, from its beginning; then 400.
  expect(estimate({ ...known, warmUp, recipients: 100 })).toBe(10)
  expect(estimate({ ...known, warmUp, recipients: 101 })).toBe(hours(1) + 1)
  expect(estimate({ ...known, warmUp, recipients: 401 })).toBe(hours(1) + day + 1)
  // What is left of a day lets no more through than the rate does.
  expect(estimate({ ...known, left: 5, warmUp, recipients: 100 })).toBe(5 + 5)
})

test('whoever is new takes no less time than whoever is known, and more mails no less than few', () => {
  const about = fc.record({
    recipients: fc.nat({ max: 500_000 }),
    perSecond: fc.constantFrom(0.5, 1, 10, 100),
    left: fc.integer({ min: 1, max: day }),
    today: fc.nat({ max: 5000 }),
    most: fc.nat({ max: 100_000 }),
  })
  fc.assert(
    fc.property(about, ({ today, most, ...rest }) => {
      const warmUp = { today, most }
      const takes = estimate({ ...rest, warmUp })
      expect(takes).toBeGreaterThanOrEqual(estimate({ ...rest, warmUp: null }))
      expect(estimate({ ...rest, recipients: rest.recipients + 1, warmUp })).toBeGreaterThanOrEqual(
        takes,
      )
    }),
  )
})
