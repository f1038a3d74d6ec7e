import { now } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db.ts'
import { unseal } from '../../../platform/sealing.ts'
import { knownOf } from '../../preferences/queries.ts'

/** A subscriber as the owner sees them; null if there is none. One round trip. */
export async function readPerson(db: Db, config: Config, id: string) {
  const [[row], topics, consents, mails, , [suppression]] = await db.batch(knownOf(db, id))
  if (!row) return null
  const keys = config.sealingKeys
  const { pausedUntil, leftAt, language, confirmedAt } = row
  const reason = suppression?.reason ?? null
  const pauses = pausedUntil !== null && pausedUntil > now()
  const state = leftAt !== null ? 'left' : reason ? 'suppressed' : pauses ? 'paused' : 'subscribed'
  return {
    ...{ id, language, confirmedAt, leftAt, reason, suppressedAt: suppression?.at ?? null },
    pausedUntil: pauses ? pausedUntil : null,
    state: state as 'subscribed' | 'paused' | 'left' | 'suppressed',
    email: row.email ? await unseal(keys, `subscribers.email:${id}`, row.email) : '',
    name: row.name ? await unseal(keys, `subscribers.name:${id}`, row.name) : '',
    topics: topics.map(({ name }) => name),
    consents: await Promise.all(
      consents.map(async ({ proof, topics, wording, ...consent }) => ({
        ...consent,
        topics: JSON.parse(topics) as string[],
        words: proof ? await unseal(keys, `consents.proof:${consent.id}`, proof) : (wording ?? ''),
      })),
    ),
    mails,
  }
}

export type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>
