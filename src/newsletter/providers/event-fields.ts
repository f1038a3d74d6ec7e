import * as z from 'zod/mini'
import { now, type Seconds } from '../../platform/clock.ts'

/** A text of an event, of which nothing long is of use. */
export const short = z.string().check(z.maxLength(500))

/** Undefined where it is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** When something happened, by an ISO 8601 time; now, if that says nothing or comes from the future. */
export function momentOf(time: string | undefined): Seconds {
  const at = Math.floor(Date.parse(time ?? '') / 1000)
  return at > 0 && at <= now() ? at : now()
}
