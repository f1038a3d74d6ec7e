import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { brokeConstraint, type Db, runBatch } from '../../platform/db.ts'
import { seal } from '../../platform/sealing.ts'
import { wordingOf } from '../consent-wording.ts'
import { saveChosen } from './queries.ts'
import { preferencesWords } from './words.ts'

/**
 * Writes a subscriber's name and topics, and a record of their consent if the topics are others than
 * before. The last one to save wins.
 *
 * @param chosen `topics`: ids, at least one; `name`: empty to be greeted without one
 * @returns whether it is saved: nothing is written for who has left, or has chosen anew for the 21st
 *   time in a day
 */
export async function changePreferences(
  { db, config }: { db: Db; config: Config },
  chosen: { subscriberId: string; name: string; topics: string[] },
): Promise<boolean> {
  const { subscriberId, name, topics } = chosen
  const text = preferencesWords().consent(config.shop.name)
  const at = now()
  const statements = saveChosen(db, {
    subscriberId,
    topics,
    name: name ? await seal(config.sealingKeys, `subscribers.name:${subscriberId}`, name) : null,
    consent: { id: crypto.randomUUID(), at },
    wording: { ...(await wordingOf(text)), at },
  })
  try {
    return ((await runBatch(db, statements)).at(-1) as unknown[]).length > 0
  } catch (error) {
    if (brokeConstraint(error, 'consents_a_day')) return false
    throw error
  }
}
