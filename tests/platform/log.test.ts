import { expect, test, vi } from 'vitest'
import { logFailure } from '../../src/platform/log.ts'

/** The line that the owner's log gets for an error. */
function lineOf(error: unknown): Record<string, string> {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  logFailure('it broke', error, { order: 'o1' })
  const [[line] = []] = said.mock.calls
  said.mockRestore()
  return JSON.parse(String(line))
}

test('a failure is told by its kind, its causes and its place', () => {
  const line = lineOf(new TypeError('a', { cause: new RangeError('b') }))
  expect(line).toMatchObject({ event: 'it broke', order: 'o1', error: 'TypeError < RangeError' })
  expect(line.at).toMatch(/^at .*log\.test\.ts/)
})

test('what somebody typed is not told, even where it looks like a place in the code', () => {
  const typed = 'For Anna\n    at home (Keizersgracht:174:2)'
  const line = lineOf(new Error(`cannot save ${typed}`, { cause: new Error(typed) }))
  expect(JSON.stringify(line)).not.toMatch(/Anna|home|Keizersgracht/)
  expect(line.at).toMatch(/^at .*log\.test\.ts/)
})

test('a constraint of the database is told by name, and nothing else of its words', () => {
  const broken = new Error('D1_ERROR: UNIQUE constraint failed: orders.number: SQLITE_CONSTRAINT')
  const line = lineOf(new Error('Failed query: insert … params: Anna', { cause: broken }))
  expect(line.error).toBe(`Error < Error: ${broken.message}`)
})
