import { now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, runBatch } from '../../platform/db.ts'
import { seal } from '../../platform/sealing.ts'
import { wordingOf } from '../consent-wording.ts'
import { saveChosen } from './queries.ts'
import { preferencesWords } from './words.ts'

/**
 * Writes a subscriber's name and topics, and a record of their consent if the topics are others than
 * before. The last one to save wins.
 *
 * @param chosen `topics`: ids, at least one; `name`: empty to be greeted without one
 * @returns whether they are a subscriber: nothing is written for who has left
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
  return ((await runBatch(db, statements)).at(-1) as unknown[]).length > 0
}
