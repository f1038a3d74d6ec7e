import { patterns } from '../paths.ts'
import { type VisitBindings, writePoint } from './write-point.ts'

/**
 * Why a webhook was not taken: its signature is wrong, or the provider could not be asked; of the
 * service that sends newsletters, nobody needs to ask anything.
 */
export const webhookReasons = [
  'webhook refused',
  'webhook postponed',
  'mail webhook refused',
] as const

/**
 * Records that a webhook was not taken. A point and no row: whoever sends a million of them fills no
 * database.
 */
export const recordWebhook = (
  bindings: VisitBindings,
  reason: (typeof webhookReasons)[number],
  page: string = patterns.stripeWebhook,
): void => writePoint(bindings, { event: 'dropped', page, reason })
