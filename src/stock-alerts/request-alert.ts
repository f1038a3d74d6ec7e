import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint, type Db, runBatch } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail } from '../platform/email-address.ts'
import { language } from '../platform/language.ts'
import type { NetworkDigest } from '../platform/network-digest.ts'
import { seal } from '../platform/sealing.ts'
import { insertAlert } from './queries.ts'

/**
 * Stores that somebody wants one mail when a variant can be bought again. Who already waits for it
 * is stored once. Returns false when variant, address or network has as many as it
 * may, or the address wants none.
 */
export async function requestAlert(
  db: Db,
  config: Config,
  asked: { variantId: string; email: string; networks: NetworkDigest[] },
): Promise<boolean> {
  const id = crypto.randomUUID()
  const alert = {
    id,
    variantId: asked.variantId,
    email: await seal(config.sealingKeys, `stock_alerts.email:${id}`, asked.email),
    emailDigest: await keyedDigest(config.LOOKUP_KEY, foldEmail(asked.email)),
    language: language(),
    createdAt: now(),
  }
  try {
    await runBatch(db, insertAlert(db, alert, asked.networks))
  } catch (error) {
    // Waits already, or this batch was executed and only its answer was lost.
    if (brokeConstraint(error, 'stock_alerts.')) return true
    const limits = ['alerts_to_address', 'alerts_of_variant', 'alerts_stopped', 'alerts_a_day']
    if (limits.some((limit) => brokeConstraint(error, limit))) return false
    throw error
  }
  return true
}
