import type { Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { type Place, type Sealed, unseal } from '../../platform/sealing.ts'
import { knownOf } from './queries.ts'
import { preferencesWords } from './words.ts'

/**
 * Everything that the newsletter knows of a subscriber, with names that people can read; null if
 * there is none. Times are ISO 8601 in UTC. One round trip.
 */
export async function collectData(db: Db, config: Config, id: string): Promise<object | null> {
  const known = await db.batch(knownOf(db, id))
  const [[subscriber], topics, consents, mails, signUps, [suppression]] = known
  if (!subscriber) return null
  const w = preferencesWords().data
  const open = async (place: Place, text: Sealed | null) =>
    text && (await unseal(config.sealingKeys, place, text))
  return {
    [w.email]: await open(`subscribers.email:${id}`, subscriber.email),
    [w.name]: await open(`subscribers.name:${id}`, subscriber.name),
    [w.language]: subscriber.language,
    [w.confirmed]: time(subscriber.confirmedAt),
    [w.pausedUntil]: time(subscriber.pausedUntil),
    [w.left]: time(subscriber.leftAt),
    [w.nothingSent]: suppression ? w.reasons[suppression.reason] : null,
    [w.since]: time(suppression?.at ?? null),
    [w.topics]: topics.map(({ name }) => name),
    [w.consents]: await Promise.all(
      consents.map(async (consent) => ({
        [w.how]: w.kinds[consent.kind],
        [w.where]: w.sources[consent.source],
        [w.wording]: consent.wording,
        [w.topics]: JSON.parse(consent.topics),
        [w.asked]: time(consent.askedAt),
        [w.confirmed]: time(consent.confirmedAt),
        [w.proof]: await open(`consents.proof:${consent.id}`, consent.proof),
      })),
    ),
    [w.signUps]: signUps.map((signUp) => ({
      [w.where]: w.sources[signUp.source],
      [w.asked]: time(signUp.askedAt),
      [w.confirmed]: time(signUp.confirmedAt),
    })),
    [w.newsletters]: mails.map(({ subject, at, reason }) => ({
      [w.subject]: subject,
      [w.sent]: time(at),
      [w.outcome]: reason && (w.reasons[reason as keyof typeof w.reasons] ?? reason),
    })),
  }
}

const time = (at: Seconds | null) => at && new Date(at * 1000).toISOString()
