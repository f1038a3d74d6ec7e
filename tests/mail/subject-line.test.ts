import fc from 'fast-check'
import { expect, test } from 'vitest'
import { subjectLine } from '../../src/mail/rules.ts'
import { sendMail } from '../../src/mail/send-mail.ts'
import { type Mailed, transportInto } from '../support/mail.ts'
import { config, db } from '../support/shop.ts'
import { enqueueNote } from './notes.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4000 }),
  fc.string({ unit: 'grapheme', maxLength: 4000 }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\u2028', '\0', '\u202e', '\ud800', 'e\u0301', ' '),
  }),
)

test('a subject is one line of at most 120 letters, whatever a product is called', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = subjectLine(text)
      expect([...new Intl.Segmenter().segment(line)].length).toBeLessThanOrEqual(120)
      expect(line.length).toBeLessThanOrEqual(481)
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(line.isWellFormed()).toBe(true)
    }),
  )
})

test('a short subject stays as it is, and a cut one ends where a letter ends', () => {
  for (const text of ['Your order J-7K4M2QXD', 'Ваш заказ', 'हिन्दी 👍🏽'])
    expect(subjectLine(text)).toBe(text)
  expect(subjectLine('👍🏽'.repeat(119))).toBe('👍🏽'.repeat(119))
  expect(subjectLine(`${'é'.repeat(119)} ring and more`)).toBe(`${'é'.repeat(119)}…`)
  expect(subjectLine('a'.repeat(3240))).toBe(`${'a'.repeat(119)}…`)
})

test('every mail says that a machine has sent it, and its subject is cut', async () => {
  const sent: Mailed[] = []
  const writers = [async () => ({ subject: 'Ring,\r\nBcc: x '.repeat(300), html: '', text: '' })]
  const id = await enqueueNote()
  await sendMail({ db, config, transport: transportInto(sent), writers }, id)
  expect(sent[0]?.headers).toEqual({ 'Auto-Submitted': 'auto-generated' })
  expect(sent[0]?.subject).toMatch(/^Ring, Bcc: x Ring[^\r\n]{50,110}…$/)
})
