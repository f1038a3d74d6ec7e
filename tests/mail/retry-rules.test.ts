import { expect, test } from 'vitest'
import { afterFault } from '../../src/mail/retry-rules.ts'

const NOW = 1_800_000_000
const minutes = [1, 2, 4, 8, 16, 32, 60, 60, 60]
const again = (attempts: number) => ({
  state: 'queued',
  dueAt: NOW + (minutes[attempts - 1] ?? 60) * 60,
})
const ended = (state: string) => ({ state, dueAt: NOW })

test('a mail that may have been sent is not sent again', () => {
  for (const code of [null, 'E_INTERNAL_SERVER_ERROR'])
    for (const attempts of [1, 8]) expect(afterFault(code, attempts, NOW)).toEqual(ended('unclear'))
})

test.each(['no-transport', 'key-missing', 'E_SENDER_NOT_VERIFIED', 'E_DAILY_LIMIT_EXCEEDED'])(
  'at %s a mail waits for the owner, or the next day, however long',
  (code) => {
    for (const attempts of [1, 2, 7, 8, 200])
      expect(afterFault(code, attempts, NOW)).toEqual(again(attempts))
  },
)

test.each([
  ...['subject-gone', 'E_RECIPIENT_SUPPRESSED', 'E_RECIPIENT_NOT_ALLOWED'],
  ...['E_VALIDATION_ERROR', 'E_FIELD_MISSING', 'E_CONTENT_TOO_LARGE'],
])('%s is final', (code) => {
  expect(afterFault(code, 1, NOW)).toEqual(ended('dead'))
})

test('any other refusal is tried again, ever later, and given up after eight attempts', () => {
  for (const code of ['E_RATE_LIMIT_EXCEEDED', 'not-written', ''])
    for (let attempts = 1; attempts <= 9; attempts++)
      expect(afterFault(code, attempts, NOW)).toEqual(
        attempts < 8 ? again(attempts) : ended('dead'),
      )
})
