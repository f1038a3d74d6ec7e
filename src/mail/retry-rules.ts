import { minutes, type Seconds } from '../platform/clock.ts'
import type { MailState } from './rules.ts'

/** After so many attempts a mail that is refused is given up. */
const MAX_ATTEMPTS = 8

/**
 * What becomes of a mail after the transport refused it. `code` is the transport's own, which
 * promises that nothing was sent; an error without a code promises nothing.
 */
export function afterFault(
  code: string | null,
  attempts: number,
  now: Seconds,
): { state: MailState; dueAt: Seconds } {
  if (code === null || code === 'E_INTERNAL_SERVER_ERROR') return { state: 'unclear', dueAt: now }
  if (waitsFor.has(code)) return { state: 'queued', dueAt: now + backOff(attempts) }
  if (finalFaults.has(code) || attempts >= MAX_ATTEMPTS) return { state: 'dead', dueAt: now }
  return { state: 'queued', dueAt: now + backOff(attempts) }
}

/** Why a mail could not be handed to the transport at all. */
export type Unready = 'no-transport' | 'key-missing' | 'not-written'

/**
 * Faults that the owner can fix, or that pass the next day: the mail waits, however long that
 * takes. Source of the codes: Cloudflare Email Service, Workers API, error codes.
 */
const waitsFor = new Set<string>([
  ...(['no-transport', 'key-missing'] satisfies Unready[]),
  'E_SENDER_NOT_VERIFIED',
  'E_DAILY_LIMIT_EXCEEDED',
])

/** 1, 2, 4 … minutes after the first, second, third … attempt, an hour at most. */
const backOff = (attempts: number): Seconds => Math.min(minutes(2 ** (attempts - 1)), 3600)

/**
 * Refusals that no second attempt changes.
 * Source: Cloudflare Email Service, Workers API, error codes.
 */
const finalFaults = new Set([
  'subject-gone',
  'E_RECIPIENT_SUPPRESSED',
  'E_RECIPIENT_NOT_ALLOWED',
  'E_VALIDATION_ERROR',
  'E_FIELD_MISSING',
  'E_CONTENT_TOO_LARGE',
])
