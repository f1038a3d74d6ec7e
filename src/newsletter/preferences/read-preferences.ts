import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { unseal } from '../../platform/sealing.ts'
import { preferencesOf } from './queries.ts'

/** What a subscriber gets and can choose; null if there is none. One round trip. */
export async function readPreferences(db: Db, config: Config, id: string) {
  const [[subscriber], topics] = await db.batch(preferencesOf(db, id))
  // Whoever left a month ago has no address here any more, and nothing to choose.
  if (!subscriber?.email) return null
  const { name } = subscriber
  const open = (column: 'email' | 'name', text: NonNullable<typeof name>) =>
    unseal(config.sealingKeys, `subscribers.${column}:${id}`, text)
  return {
    ...subscriber,
    email: await open('email', subscriber.email),
    name: name ? await open('name', name) : '',
    topics,
  }
}

export type Preferences = NonNullable<Awaited<ReturnType<typeof readPreferences>>>
