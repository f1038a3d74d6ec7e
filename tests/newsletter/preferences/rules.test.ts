import { expect, test } from 'vitest'
import { maskEmail, pauseEnd } from '../../../src/newsletter/preferences/rules.ts'

test.each([
  ['2026-01-15T12:00Z', 1, '2026-02-15T00:00Z'],
  ['2026-01-31T12:00Z', 1, '2026-02-28T00:00Z'],
  ['2027-11-30T12:00Z', 3, '2028-02-29T00:00Z'],
  ['2026-12-31T12:00Z', 6, '2027-06-30T00:00Z'],
])('a pause from %s of %i months ends at %s', (from, months, until) => {
  expect(pauseEnd(Date.parse(from) / 1000, months, 'UTC')).toBe(Date.parse(until) / 1000)
})

test('a pause ends at midnight where the shop is', () => {
  const from = Date.parse('2026-06-30T23:30Z') / 1000
  expect(pauseEnd(from, 1, 'Europe/Amsterdam')).toBe(Date.parse('2026-07-31T22:00Z') / 1000)
})

test('of an address only its owner knows the rest', () => {
  expect(maskEmail('anna.lindqvist@example.com')).toBe('a•••@example.com')
  expect(maskEmail('a@example.com')).toBe('a•••@example.com')
  expect(maskEmail('𝒶@b"@例え.jp')).toBe('𝒶•••@例え.jp')
})
