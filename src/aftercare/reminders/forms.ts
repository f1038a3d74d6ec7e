import * as z from 'zod/mini'
import { dayOfYear, type ReminderKind } from './rules.ts'
import { reminderWords } from './words.ts'

/** The field of the box that agrees to a kind of reminder: forms of several kinds share a page. */
export const consentField = (kind: ReminderKind) => `consent_${kind}` as const

const number = (most: number, error: () => string) =>
  z
    .pipe(
      z.string(),
      z.transform((text) => (/^[0-9]{1,2}$/.test(text) ? Number(text) : 0)),
    )
    .check(z.refine((n) => n >= 1 && n <= most, { error }))

const consent = z
  .string()
  .check(z.refine((value) => value === 'yes', { error: () => reminderWords().noConsent }))

/** Which day is to be remembered. */
export const anniversaryForm = z
  .object({
    day: number(31, () => reminderWords().ofDay.wrongDay),
    month: number(12, () => reminderWords().ofDay.wrongMonth),
    consent_anniversary: consent,
  })
  .check(
    z.refine(({ day, month }) => dayOfYear(month, day) !== null, {
      path: ['day'],
      error: () => reminderWords().ofDay.noSuchDay,
    }),
  )

export const replatingForm = z.object({ consent_replating: consent })
