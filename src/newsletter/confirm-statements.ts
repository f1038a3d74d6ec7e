import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db, Statement } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail } from '../platform/email-address.ts'
import { seal } from '../platform/sealing.ts'
import type { ConsentKind, SignUpSource } from './rules.ts'
import { subscriberIdOf } from './subscriber-id.ts'
import { insertSubscriber } from './subscriber-queries.ts'

/** Somebody who agreed to get newsletters. */
export type Confirmed = {
  email: string
  /** Empty: not given; one that is known stays. */
  name: string
  /** They get these and no others from now on. */
  topics: { id: string; name: string }[]
  language: string
  consent: {
    /** Written once: whoever confirms twice breaks `consents.id`, and the batch with it. */
    id: string
    kind: ConsentKind
    source: SignUpSource
    /** Id of the text that they agreed to; null: an imported file knows. */
    wording: string | null
    /** When they asked for it. */
    askedAt: number | null
    /** What an imported file says about it. */
    proof?: string
  }
}

/**
 * The statements, for one batch, that make somebody a subscriber or give a subscriber other topics,
 * with the record of their consent. They end no suppression: only who confirms in person does that.
 */
export async function confirmStatements(
  { db, config }: { db: Db; config: Config },
  { email, name, topics, language, consent }: Confirmed,
): Promise<Statement[]> {
  const { sealingKeys } = config
  const emailDigest = await keyedDigest(config.LOOKUP_KEY, foldEmail(email))
  const id = await subscriberIdOf(emailDigest)
  const at = now()
  const { proof, ...record } = consent
  return insertSubscriber(
    db,
    {
      id,
      email: await seal(sealingKeys, `subscribers.email:${id}`, email),
      name: name ? await seal(sealingKeys, `subscribers.name:${id}`, name) : null,
      emailDigest,
      language,
      confirmedAt: at,
    },
    topics.map((topic) => topic.id),
    {
      ...record,
      emailDigest,
      topics: JSON.stringify(topics.map((topic) => topic.name)),
      confirmedAt: at,
      proof: proof ? await seal(sealingKeys, `consents.proof:${consent.id}`, proof) : null,
    },
  )
}
