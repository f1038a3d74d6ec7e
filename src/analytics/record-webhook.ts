import { patterns } from '../paths.ts'
import { type VisitBindings, writePoint } from './write-point.ts'

/** Why a webhook was not taken: its signature is wrong, or the provider could not be asked. */
export const webhookReasons = ['webhook refused', 'webhook postponed'] as const

/**
 * Records that a webhook was not taken. A point and no row: whoever sends a million of them fills no
 * database.
 */
export const recordWebhook = (
  bindings: VisitBindings,
  reason: (typeof webhookReasons)[number],
): void => writePoint(bindings, { event: 'dropped', page: patterns.stripeWebhook, reason })
