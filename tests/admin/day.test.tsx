import { expect, test } from 'vitest'
import { Day } from '../../src/admin/parts/day.tsx'

const said = (day: string, late?: boolean) =>
  `${<Day {...{ day, today: '2026-12-31', locale: 'en', late: late ?? false }} />}`.replace(
    /<[^>]+>/g,
    '',
  )

test('days near today go by their names, others by weekday, with the year if it is another', () => {
  expect(said('2026-12-31')).toBe('Today')
  expect(said('2027-01-01')).toBe('Tomorrow')
  expect(said('2026-12-30')).toBe('Yesterday')
  expect(said('2026-12-29')).toMatch(/^Tue,? (29 Dec|Dec 29)$/)
  expect(said('2027-01-02')).toContain('2027')
  expect(said('2026-12-30', true)).toBe('Yesterday Late')
})
