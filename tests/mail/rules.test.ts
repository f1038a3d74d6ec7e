import { expect, test } from 'vitest'
import { ATTEMPT_SECONDS, subjectLine } from '../../src/mail/rules.ts'

test.each([
  ['Your order J-7K4M2QXD', 'Your order J-7K4M2QXD'],
  ['Ring,\r\nBcc: eve@evil.example', 'Ring, Bcc: eve@evil.example'],
  ['a\u2028b\u2029c\0d\te', 'a b c d e'],
  ['  two   spaces  ', 'two spaces'],
  // A direction that a name turns would turn the rest of the subject.
  ['ring \u202eevil\u202c, \u2066x\u2069', 'ring evil, x'],
  ['👍🏽'.repeat(120), '👍🏽'.repeat(120)],
  ['👍🏽'.repeat(121), `${'👍🏽'.repeat(119)}…`],
  ['a'.repeat(120), 'a'.repeat(120)],
  ['a'.repeat(121), `${'a'.repeat(119)}…`],
  [`${'a'.repeat(118)} ${'b'.repeat(9)}`, `${'a'.repeat(118)}…`],
  // What is behind 480 code units is not even looked at, so the subject says that it was cut.
  [`ring${' '.repeat(476)}`, 'ring'],
  [`ring${' '.repeat(477)}`, 'ring…'],
  ['\ud83d', '\ufffd'],
  ['', ''],
])('%j is the subject %j', (text, subject) => expect(subjectLine(text)).toBe(subject))

test('an attempt to send without an answer is lost after two minutes', () => {
  expect(ATTEMPT_SECONDS).toBe(120)
})
